import {
  blocks,
  type Configuration,
  isKnown,
  isSingle,
  knownBlocks,
  knownList,
  knownString,
  type Resource,
  type ResourceMap,
} from "../../configuration";
import type { SecurityRule } from "../security-rule";

const CONTROLS = "https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html";

const SUBNETS: ResourceMap = {
  aws_subnet: {
    a: { availability_zone: "ap-northeast-1a" },
    b: { availability_zone: "ap-northeast-1a" },
    c: { availability_zone: "ap-northeast-1c" },
  },
};

function inSubnets(...names: string[]): ResourceMap {
  const vpc_zone_identifier = names.map((name) => `\${aws_subnet.${name}.id}`);
  return { ...SUBNETS, aws_autoscaling_group: { web: { vpc_zone_identifier } } };
}

/** What the other strict rules ask of a group. */
const OPERATED = { default_cooldown: 300, tag: [{ key: "Team", value: "shop", propagate_at_launch: true }] };

const NOTIFIED: ResourceMap = {
  aws_autoscaling_notification: {
    all: {
      group_names: ["${aws_autoscaling_group.web.name}"],
      notifications: ["LAUNCH", "TERMINATE"].flatMap((event) =>
        ["", "_ERROR"].map((end) => `autoscaling:EC2_INSTANCE_${event}${end}`),
      ),
    },
  },
};

function ofTypes(...types: string[]): ResourceMap {
  const override = types.map((instance_type) => ({ instance_type }));
  const mixed_instances_policy = { launch_template: { override } };
  return { ...NOTIFIED, aws_autoscaling_group: { web: { ...OPERATED, mixed_instances_policy } } };
}

/** What one failure takes away of an Auto Scaling group. */
export const groupSpreadRules: readonly SecurityRule[] = [
  {
    id: "SEC311",
    severity: "warning",
    level: "baseline",
    resourceType: "aws_autoscaling_group",
    checks: ["AutoScaling.2"],
    title: "an Auto Scaling group lies in several zones",
    explanation: "When its one zone fails, all its instances are gone, and none can be started elsewhere.",
    fix: "Give subnetIds, in Terraform vpc_zone_identifier, subnets of two zones or more.",
    source: `${CONTROLS}#autoscaling-2`,
    check({ attributes }, configuration) {
      const zones = zonesOf(attributes, configuration);
      if (zones === undefined || zones.size !== 1) return [];
      const property = attributes.vpc_zone_identifier === undefined ? "availability_zones" : "vpc_zone_identifier";
      return [{ property, got: [...zones].join(), allowed: "subnets of two zones or more" }];
    },
    examples: { failing: inSubnets("a", "b"), passing: inSubnets("a", "c") },
  },
  {
    id: "SEC312",
    severity: "warning",
    level: "strict",
    resourceType: "aws_autoscaling_group",
    checks: ["AutoScaling.6"],
    title: "an Auto Scaling group may start several types of instances",
    explanation:
      "If a zone has none of the one type left, as it happens in the failure of another, the group cannot grow.",
    fix: "List two types or more as override in mixed_instances_policy, or give instance_requirements.",
    source: `${CONTROLS}#autoscaling-6`,
    check({ attributes }) {
      const types = typesOf(attributes);
      if (types === undefined || types.length > 1) return [];
      return [{ property: "mixed_instances_policy", got: types[0], allowed: "two types of instances or more" }];
    },
    examples: { failing: ofTypes("m5.large"), passing: ofTypes("m5.large", "m6i.large") },
  },
];

/** The zones of a group, of which each is known; its one subnet, where that alone is known. */
function zonesOf(
  { vpc_zone_identifier: subnets, availability_zones: zones }: Resource["attributes"],
  configuration: Configuration,
): ReadonlySet<string> | undefined {
  const items = knownList(subnets) ?? knownList(zones) ?? [];
  const found = items.map((item) => {
    const subnet = configuration.referredBy(item);
    if (subnet === undefined) return subnets === undefined ? knownString(item) : undefined;
    const zone =
      knownString(subnet.attributes.availability_zone) ?? knownString(subnet.attributes.availability_zone_id);
    return isSingle(subnet) ? zone : undefined;
  });
  const [only] = items;
  if (items.length === 1 && subnets !== undefined && isOneSubnet(only, configuration)) {
    return new Set([found[0] ?? "one subnet"]);
  }
  return found.includes(undefined) ? undefined : new Set(found as string[]);
}

/** Whether it is one, and no expression that may be several. */
function isOneSubnet(id: unknown, configuration: Configuration): boolean {
  const subnet = configuration.referredBy(id);
  return subnet === undefined ? knownString(id) !== undefined : isSingle(subnet);
}

/** The types of instances that a group may start: of a launch template, the one that is there; `undefined` where nobody knows. */
function typesOf(group: Resource["attributes"]): readonly unknown[] | undefined {
  const policies = knownBlocks(group, "mixed_instances_policy");
  if (policies === undefined) return undefined;
  const [policy] = policies;
  if (policy === undefined) return ["the one of its launch template"];
  const overrides = blocks(policy.launch_template).map((template) => knownBlocks(template, "override"));
  if (overrides.includes(undefined) || typeof policy.launch_template === "string") return undefined;
  const all = overrides.flatMap((each) => each ?? []);
  if (all.some(({ instance_requirements: needs, instance_type: type }) => needs !== undefined || !isKnown(type))) {
    return undefined;
  }
  const types = new Set(all.flatMap(({ instance_type: type }) => type ?? []));
  return types.size === 0 ? ["the one of its launch template"] : [...types];
}
