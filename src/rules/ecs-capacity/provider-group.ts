import {
  addressOf,
  blocks,
  type Configuration,
  isKnown,
  knownBlocks,
  knownNumber,
  type Resource,
  type ResourceMap,
} from "../configuration";
import { nestedBlocks } from "../nested-blocks";
import type { Finding, Rule } from "../rule";
import { ignoresChangesOf } from "./ignored-changes";
import { GROUP_PROVIDER, providersOf, scalerOf } from "./scaler";

const GUIDE = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide";

const TYPE = "aws_autoscaling_group";
const TAG = "AmazonECSManaged";

/** A group behind a capacity provider, by which ECS scales it. */
function scaled(group: Record<string, unknown>): ResourceMap {
  const tag = { key: TAG, value: "true", propagate_at_launch: true };
  return {
    [TYPE]: { web: { min_size: 0, max_size: 4, tag, ...group } },
    aws_ecs_capacity_provider: {
      web: {
        name: "web",
        [GROUP_PROVIDER]: {
          auto_scaling_group_arn: "${aws_autoscaling_group.web.arn}",
          managed_scaling: { status: "ENABLED" },
        },
      },
    },
  };
}

/** What does not go with a group behind a capacity provider. */
export const providerGroupRules: readonly Rule[] = [
  {
    id: "CL017",
    severity: "warning",
    resourceType: TYPE,
    title: `a group that ECS scales has the tag ${TAG}`,
    explanation:
      "ECS puts the tag on the group, and the next apply takes it off again; instances without it are not scaled as they should be.",
    fix: `Add the tag ${TAG}, with propagate_at_launch.`,
    source: `${GUIDE}/cluster-auto-scaling.html`,
    check(resource, configuration) {
      const scaler = scalerOf(resource, configuration);
      return scaler === undefined || ignoresChangesOf(resource, "tag") ? [] : untagged(resource, scaler, configuration);
    },
    examples: { failing: scaled({ tag: { key: "Name", value: "web" } }), passing: scaled({}) },
  },
  {
    id: "CL018",
    severity: "warning",
    resourceType: TYPE,
    title: "a group behind a capacity provider may grow, weighs no instances, and does not use them again",
    explanation:
      "ECS counts instances one by one, and those that it ends: it supports neither weights nor instances that go back into a warm pool.",
    fix: "Set max_size above 0; leave weighted_capacity and reuse_on_scale_in out.",
    source: `${GUIDE}/asg-capacity-providers.html`,
    check(resource, configuration) {
      const [provider] = providersOf(resource, configuration);
      return provider === undefined ? [] : unsupported(resource, provider);
    },
    examples: { failing: scaled({ max_size: 0 }), passing: scaled({ max_size: 1 }) },
  },
  {
    id: "AS015",
    severity: "warning",
    resourceType: TYPE,
    title: "Terraform leaves the number of instances of a group that ECS scales alone",
    explanation:
      "ECS sets the number as tasks need it, and each apply sets it back: instances with tasks may be ended.",
    fix: 'Leave desired_capacity out, or give the group the lifecycle { ignoreChanges: ["desired_capacity"] }.',
    source: `${GUIDE}/cluster-auto-scaling.html`,
    check(resource, configuration) {
      const got = knownNumber(resource.attributes.desired_capacity);
      if (got === undefined || ignoresChangesOf(resource, "desired_capacity")) return [];
      const scaler = scalerOf(resource, configuration);
      if (scaler === undefined) return [];
      return [{ property: "desired_capacity", got, allowed: `nothing, as ${addressOf(scaler)} scales the group` }];
    },
    examples: {
      failing: scaled({ desired_capacity: 0 }),
      passing: scaled({ desired_capacity: 0, lifecycle: { ignore_changes: ["desired_capacity"] } }),
    },
  },
];

/** Another resource, an expression or a `dynamic` block may give the tag as well. */
function untagged(group: Resource, scaler: Resource, configuration: Configuration): Finding[] {
  const tags = knownBlocks(group.attributes, "tag");
  const others = configuration.referring(group, "aws_autoscaling_group_tag", "autoscaling_group_name");
  const keys = [...(tags ?? []), ...others.flatMap(({ attributes }) => blocks(attributes.tag))].map(({ key }) => key);
  const own = tags?.findIndex(({ key }) => key === TAG) ?? -1;
  if (own >= 0 && tags?.[own]?.propagate_at_launch === false) {
    return [
      { property: `tag[${own}].propagate_at_launch`, got: false, allowed: "true, so that instances have it too" },
    ];
  }
  if (tags === undefined || !keys.every(isKnown) || keys.includes(TAG)) return [];
  return [
    { property: "tag", got: undefined, allowed: `one with the key ${TAG}, as ${addressOf(scaler)} scales the group` },
  ];
}

function* unsupported({ attributes }: Resource, provider: Resource): Iterable<Finding> {
  const reason = `as the group is that of ${addressOf(provider)}`;
  const most = knownNumber(attributes.max_size);
  if (most !== undefined && most < 1) yield { property: "max_size", got: most, allowed: `1 or more, ${reason}` };
  for (const { at, block } of nestedBlocks(attributes, "mixed_instances_policy.launch_template.override")) {
    const { weighted_capacity: got } = block;
    if (got === undefined || got === null || !isKnown(got)) continue;
    yield { property: `${at}.weighted_capacity`, got, allowed: `nothing, ${reason}` };
  }
  for (const { at, block } of nestedBlocks(attributes, "warm_pool.instance_reuse_policy")) {
    const { reuse_on_scale_in: got } = block;
    if (got === true || got === "true") yield { property: `${at}.reuse_on_scale_in`, got, allowed: `false, ${reason}` };
  }
}
