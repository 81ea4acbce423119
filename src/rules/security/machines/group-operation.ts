import {
  type Configuration,
  isKnown,
  knownBlocks,
  knownList,
  type Resource,
  type ResourceMap,
} from "../../configuration";
import type { SecurityRule } from "../security-rule";

const CHECKOV = "https://github.com/bridgecrewio/checkov/blob/main/checkov/terraform/checks/resource/aws";
const GUIDE = "https://docs.aws.amazon.com/autoscaling/ec2/userguide";

const EVENTS = ["LAUNCH", "LAUNCH_ERROR", "TERMINATE", "TERMINATE_ERROR"].map(
  (event) => `autoscaling:EC2_INSTANCE_${event}`,
);

function group(attributes: object, notifications = EVENTS): ResourceMap {
  const override = ["m5.large", "m6i.large"].map((instance_type) => ({ instance_type }));
  const secure = {
    mixed_instances_policy: { launch_template: { override } },
    default_cooldown: 300,
    tag: [{ key: "Team", value: "shop", propagate_at_launch: true }],
  };
  return {
    aws_autoscaling_group: { web: { ...secure, ...attributes } },
    aws_autoscaling_notification: { all: { group_names: ["${aws_autoscaling_group.web.name}"], notifications } },
  };
}

/** What those who run an Auto Scaling group want to know of it. */
export const groupOperationRules: readonly SecurityRule[] = [
  {
    id: "SEC313",
    severity: "warning",
    level: "strict",
    resourceType: "aws_autoscaling_group",
    checks: ["CKV_AWS_153"],
    title: "an Auto Scaling group has tags",
    explanation: "Default tags of the provider do not reach a group, so nobody sees whose it is, and who pays.",
    fix: "Call addTag() of AutoScalingGroup, in Terraform add tag.",
    source: `${CHECKOV}/AutoScalingTagging.py`,
    check({ attributes }) {
      const tags = knownBlocks(attributes, "tag");
      return tags?.length === 0 ? [{ property: "tag", got: undefined, allowed: "a tag or more" }] : [];
    },
    examples: { failing: group({ tag: [] }), passing: group({}) },
  },
  {
    id: "SEC314",
    severity: "warning",
    level: "strict",
    resourceType: "aws_autoscaling_group",
    checks: ["AwsSolutions-AS1"],
    title: "an Auto Scaling group says how long a scaling is left to take effect",
    explanation: "AWS waits 300 seconds, which nobody chose: a group may grow twice for one reason, or too late.",
    fix: "Set cooldown, in Terraform default_cooldown, to the seconds until a new instance takes its share.",
    source: `${GUIDE}/ec2-auto-scaling-scaling-cooldowns.html`,
    check({ attributes: { default_cooldown: value } }) {
      if (value !== undefined && value !== null) return [];
      return [{ property: "default_cooldown", got: undefined, allowed: "a number of seconds" }];
    },
    examples: { failing: group({ default_cooldown: undefined }), passing: group({ default_cooldown: 0 }) },
  },
  {
    id: "SEC315",
    severity: "warning",
    level: "strict",
    resourceType: "aws_autoscaling_group",
    checks: ["AwsSolutions-AS3"],
    title: "somebody is told of each start and end of an instance, and of those that fail",
    explanation:
      "Without notifications, instances that come, go or cannot start show in the history of the group alone.",
    fix: "Add an aws_autoscaling_notification for the group, with all four notifications.",
    source: `${GUIDE}/ec2-auto-scaling-sns-notifications.html`,
    check(resource, configuration) {
      const told = toldOf(resource, configuration);
      if (told === undefined || EVENTS.every((event) => told.includes(event))) return [];
      const missing = EVENTS.filter((event) => !told.includes(event)).join(", ");
      return [{ property: "name", got: `a group of which nobody is told ${missing}`, allowed: "notifications of all" }];
    },
    examples: { failing: group({}, EVENTS.slice(1)), passing: group({}) },
  },
];

/** The events of a group that somebody is told of; `undefined` where that is not known. */
function toldOf(group: Resource, configuration: Configuration): readonly unknown[] | undefined {
  const all = configuration.resources("aws_autoscaling_notification").map(({ attributes }) => attributes);
  const own = configuration
    .referring(group, "aws_autoscaling_notification", "group_names")
    .map((each) => each.attributes);
  const lists = [...own, ...all.filter(({ group_names: names }) => isAbout(names, group))].map(({ notifications }) =>
    knownList(notifications),
  );
  const isOpen = all.some(({ group_names: names }) => knownList(names) === undefined);
  return isOpen || lists.some((list) => list === undefined || !list.every(isKnown)) ? undefined : lists.flat();
}

function isAbout(names: unknown, { attributes }: Resource): boolean {
  return isKnown(attributes.name) && (knownList(names) ?? []).includes(attributes.name);
}
