import { blocks, knownNumber, knownString, type ResourceMap } from "../configuration";
import type { Rule } from "../rule";

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

/** What AWS refuses in an Auto Scaling group. */
export const autoScalingRules: readonly Rule[] = [
  {
    id: "AS002",
    resourceType: "aws_autoscaling_group",
    title: "the desired number of instances lies between the least and the most",
    fix: "Change one of minCapacity, desiredCapacity and maxCapacity.",
    source: GROUP,
    *check({ attributes }) {
      const least = knownNumber(attributes.min_size);
      const most = knownNumber(attributes.max_size);
      const desired = knownNumber(attributes.desired_capacity);
      // A negative number is reported as such.
      if ([least, most, desired].some((size) => size !== undefined && size < 0)) return;
      if (least !== undefined && most !== undefined && least > most) {
        yield { property: "min_size", got: least, allowed: `at most max_size, which is ${most}` };
      } else if (desired !== undefined && least !== undefined && desired < least) {
        yield { property: "desired_capacity", got: desired, allowed: `at least min_size, which is ${least}` };
      } else if (desired !== undefined && most !== undefined && desired > most) {
        yield { property: "desired_capacity", got: desired, allowed: `at most max_size, which is ${most}` };
      }
    },
    examples: { failing: group(2, 5, 4), passing: group(2, 4, 4) },
  },
  {
    id: "AS003",
    resourceType: "aws_autoscaling_group",
    title: "a number of instances is not negative",
    fix: "Use 0 or more.",
    source: GROUP,
    *check({ attributes }) {
      for (const property of SIZES) {
        const size = knownNumber(attributes[property]);
        if (size !== undefined && size < 0) yield { property, got: size, allowed: "0 or more" };
      }
    },
    examples: { failing: group(-1, 0, 4), passing: group(0, 0, 4) },
  },
  {
    id: "AS016",
    resourceType: "aws_autoscaling_group",
    // Of two, the provider sends one, and sees the other missing at each plan.
    title: "the tags of an Auto Scaling group have different keys",
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
