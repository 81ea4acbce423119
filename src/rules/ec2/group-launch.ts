import { blocks, type Configuration, isKnown, knownBlocks, type Resource, type ResourceMap } from "../configuration";
import type { Rule } from "../rule";

const GROUP = "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html";

const TYPE = "aws_autoscaling_group";
/** What says how instances are. */
const TEMPLATES = ["launch_template", "mixed_instances_policy", "launch_configuration"];
/** What says where they start. */
const PLACES = ["vpc_zone_identifier", "availability_zones"];

function group(attributes: Record<string, unknown>): ResourceMap {
  return { [TYPE]: { main: attributes } };
}

/** What a group needs for starting instances, of which it has one and not two. */
export const groupLaunchRules: readonly Rule[] = [
  oneOfThem({
    id: "AS004",
    names: TEMPLATES,
    title: "a group has a launch template, a policy of mixed instances or a launch configuration",
    explanation: "One of them says what an instance is like; the provider refuses none and two.",
    fix: "Give it one of them, and no other.",
    ifNone: PLACES,
    examples: {
      failing: group({ vpc_zone_identifier: ["subnet-1"] }),
      passing: group({ vpc_zone_identifier: ["subnet-1"], launch_template: { name: "web" } }),
    },
  }),
  oneOfThem({
    id: "AS005",
    names: PLACES,
    title: "a group has subnets or Availability Zones",
    explanation: "Without both, AWS does not know where to start instances; the provider refuses the two together.",
    fix: "Give it vpc_zone_identifier alone; zones are for the subnets of a default VPC.",
    ifNone: TEMPLATES,
    examples: {
      failing: group({
        launch_template: { name: "web" },
        vpc_zone_identifier: ["subnet-1"],
        availability_zones: ["tokyo-a"],
      }),
      passing: group({ launch_template: { name: "web" }, vpc_zone_identifier: ["subnet-1"] }),
    },
  }),
];

interface OneOfThem extends Pick<Rule, "id" | "title" | "explanation" | "fix" | "examples"> {
  readonly names: readonly string[];
  /** That none of them is set is told of a group that has one of these: of others, not everything is seen. */
  readonly ifNone: readonly string[];
}

function oneOfThem({ names, ifNone, ...rule }: OneOfThem): Rule {
  return {
    ...rule,
    resourceType: TYPE,
    source: GROUP,
    *check(resource, configuration) {
      const states = names.map((name) => ({ name, isSet: isSet(resource, name, configuration) }));
      const [first, second] = states.filter(({ isSet }) => isSet === true);
      if (first !== undefined && second !== undefined) {
        const got = resource.attributes[second.name];
        yield { property: second.name, got, allowed: `nothing, as there is ${first.name}` };
      } else if (
        states.every(({ isSet }) => isSet === false) &&
        ifNone.some((name) => isSet(resource, name, configuration) === true)
      ) {
        yield { property: names.join(", "), got: undefined, allowed: "one of them" };
      }
    },
  };
}

/** Whether an attribute or block is there; `undefined` where nobody knows, for an expression may be null. */
function isSet(resource: Resource, name: string, configuration: Configuration): boolean | undefined {
  const value = resource.attributes[name];
  const isMade = knownBlocks(resource.attributes, name) === undefined && typeof value !== "string";
  if (isMade || (typeof value === "string" && !isKnown(value))) {
    return configuration.referredBy(value) === undefined ? undefined : true;
  }
  if (typeof value === "string") return value !== "";
  return Array.isArray(value) ? value.length > 0 : blocks(value).length > 0;
}
