import {
  addressOf,
  type Configuration,
  knownList,
  knownString,
  type Resource,
  type ResourceMap,
} from "../configuration";
import { nestedBlocks } from "../nested-blocks";
import type { Finding, Rule } from "../rule";

const ATTACH = "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_AttachLoadBalancerTargetGroups.html";

const ARN = "${aws_lb_target_group.web.arn}";

function balanced(type: string, attributes: Record<string, unknown>, target_type: string): ResourceMap {
  return { aws_lb_target_group: { web: { target_type } }, [type]: { web: attributes } };
}

/** Where a resource gives a group its target groups. */
interface Place {
  readonly resourceType: string;
  readonly example: Record<string, unknown>;
  readonly arnsOf: (attributes: Resource["attributes"]) => { property: string; arn: unknown }[];
}

const PLACES: readonly Place[] = [
  {
    resourceType: "aws_autoscaling_group",
    example: { target_group_arns: [ARN] },
    arnsOf: (attributes) => [
      ...(knownList(attributes.target_group_arns) ?? []).map((arn, i) => ({
        property: `target_group_arns[${i}]`,
        arn,
      })),
      ...nestedBlocks(attributes, "traffic_source").map(({ at, block }) => ({
        property: `${at}.identifier`,
        arn: block.identifier,
      })),
    ],
  },
  {
    resourceType: "aws_autoscaling_attachment",
    example: { lb_target_group_arn: ARN },
    arnsOf: ({ lb_target_group_arn: arn }) => [{ property: "lb_target_group_arn", arn }],
  },
];

/** What AWS refuses in the target groups of an Auto Scaling group. */
export const groupTargetRules: readonly Rule[] = PLACES.map(({ resourceType, example, arnsOf }) => ({
  id: "AS013",
  resourceType,
  title: "the target groups of an Auto Scaling group are of instances",
  explanation:
    "The group registers its instances by their ids, which target groups of addresses do not take: AWS refuses it.",
  fix: "Set target_type of the target group to instance.",
  source: ATTACH,
  *check({ attributes }, configuration): Iterable<Finding> {
    for (const { property, arn } of arnsOf(attributes)) {
      const targets = targetGroup(arn, configuration);
      const type = knownString(targets?.attributes.target_type);
      if (targets === undefined || type === undefined || type === "instance") continue;
      yield { property, got: arn, allowed: `one of instances: target_type of ${addressOf(targets)} is ${type}` };
    }
  },
  examples: {
    failing: balanced(resourceType, example, "ip"),
    passing: balanced(resourceType, example, "instance"),
  },
}));

function targetGroup(arn: unknown, configuration: Configuration): Resource | undefined {
  const found = configuration.referredBy(arn);
  return found !== undefined && /^aws_(?:lb|alb)_target_group$/.test(found.type) ? found : undefined;
}
