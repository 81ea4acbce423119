import { attributesRule } from "../attributes-rule";
import { blocks, knownNumber, knownString, type Resource, type ResourceMap } from "../configuration";
import { wholeNumber } from "../constraint";
import type { Rule } from "../rule";
import { where, withAttribute } from "../where";

const GROUP = "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html";

const TAGS = "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-tagging.html";

const SIZES = ["min_size", "max_size", "desired_capacity"];

function tagged(...keys: string[]): ResourceMap {
  const tag = keys.map((key) => ({ key, value: "shop", propagate_at_launch: true }));
  return { aws_autoscaling_group: { main: { tag } } };
}

function group(min_size: number, desired_capacity: number | undefined, max_size: number): ResourceMap {
  return { aws_autoscaling_group: { main: { min_size, desired_capacity, max_size } } };
}

/** The sizes of a group that are known. A negative one is reported as such. */
function sizesOf(attributes: Resource["attributes"]): { least?: number; most?: number; desired?: number } {
  const [least, most, desired] = SIZES.map((name) => knownNumber(attributes[name]));
  return [least, most, desired].some((size) => size !== undefined && size < 0) ? {} : { least, most, desired };
}

/** What AWS refuses in the sizes and tags of an Auto Scaling group. */
export const autoScalingRules: readonly Rule[] = [
  ...where(withAttribute("min_size", "max_size"), [
    {
      id: "AS001",
      resourceType: "aws_autoscaling_group",
      title: "the least number of instances is not above the most",
      explanation: "CreateAutoScalingGroup refuses the group; Terraform's plan takes it.",
      fix: "Change minCapacity or maxCapacity.",
      source: GROUP,
      *check({ attributes }) {
        const { least, most } = sizesOf(attributes);
        if (least === undefined || most === undefined || least <= most) return;
        yield { property: "min_size", got: least, allowed: `at most max_size, which is ${most}` };
      },
      examples: { failing: group(5, undefined, 4), passing: group(4, undefined, 4) },
    },
    {
      id: "AS002",
      resourceType: "aws_autoscaling_group",
      title: "the desired number of instances lies between the least and the most",
      explanation: "CreateAutoScalingGroup refuses the group; Terraform's plan takes it.",
      fix: "Change one of minCapacity, desiredCapacity and maxCapacity.",
      source: GROUP,
      *check({ attributes }) {
        const { least, most, desired } = sizesOf(attributes);
        // Where they are out of order themselves, that is reported.
        if (desired === undefined || (least !== undefined && most !== undefined && least > most)) return;
        if (least !== undefined && desired < least) {
          yield { property: "desired_capacity", got: desired, allowed: `at least min_size, which is ${least}` };
        } else if (most !== undefined && desired > most) {
          yield { property: "desired_capacity", got: desired, allowed: `at most max_size, which is ${most}` };
        }
      },
      examples: { failing: group(2, 5, 4), passing: group(2, 4, 4) },
    },
  ]),
  attributesRule({
    id: "AS003",
    resourceType: "aws_autoscaling_group",
    title: "a number of instances is not negative",
    explanation: "CreateAutoScalingGroup refuses the group; Terraform's plan takes it.",
    fix: "Use 0 or more.",
    source: GROUP,
    attributes: Object.fromEntries(SIZES.map((name) => [name, wholeNumber(0)])),
    examples: { failing: group(-1, 0, 4), passing: group(0, 0, 4) },
  }),
  {
    id: "AS016",
    resourceType: "aws_autoscaling_group",
    title: "the tags of an Auto Scaling group have different keys",
    explanation:
      "AWS keeps one tag of a key: the provider sends one of the two, and sees the other missing at each plan.",
    fix: "Leave one of them out.",
    source: TAGS,
    *check({ attributes }) {
      const seen = new Set<string>();
      for (const [i, tag] of blocks(attributes.tag).entries()) {
        const key = knownString(tag.key);
        if (key === undefined) continue;
        if (seen.has(key)) yield { property: `tag[${i}].key`, got: key, allowed: "a key that no other tag has" };
        seen.add(key);
      }
    },
    examples: { failing: tagged("Name", "Name"), passing: tagged("Name", "name") },
  },
];
