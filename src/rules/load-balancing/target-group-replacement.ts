import { blocks, type Concerns, type Configuration, isKnown, type Resource, type ResourceMap } from "../configuration";
import type { Finding, Rule } from "../rule";
import { where } from "../where";

const TYPE = "aws_lb_target_group";
/** What forwards to target groups, and where it names them. */
const ROUTES = [
  ["aws_lb_listener", "default_action"],
  ["aws_alb_listener", "default_action"],
  ["aws_lb_listener_rule", "action"],
  ["aws_alb_listener_rule", "action"],
] as const;

function orderOf({ attributes }: Resource): unknown {
  return blocks(attributes.lifecycle)[0]?.create_before_destroy;
}

const isDestroyedFirst: Concerns = (resource) => {
  const order = orderOf(resource) ?? false;
  return isKnown(order) && order !== true && order !== "true";
};

function isForwardedTo(group: Resource, configuration: Configuration): boolean {
  return ROUTES.some(([type, block]) => configuration.referring(group, type, block).length > 0);
}

function forwarded(create_before_destroy: boolean): ResourceMap {
  const default_action = { type: "forward", target_group_arn: "${aws_lb_target_group.main.arn}" };
  return {
    [TYPE]: { main: { name_prefix: "web-", protocol: "HTTP", lifecycle: { create_before_destroy } } },
    aws_lb_listener: { main: { load_balancer_arn: "${var.balancer}", protocol: "HTTP", port: 80, default_action } },
  };
}

/** What keeps Terraform from replacing a target group. */
export const targetGroupReplacementRules: readonly Rule[] = where(isDestroyedFirst, [
  {
    id: "TG027",
    severity: "warning",
    resourceType: TYPE,
    title: "a target group that something forwards to is replaced by a new one before it goes",
    explanation:
      "AWS deletes none that is in use. A change of its port, protocol, type or VPC fails with ResourceInUse, at apply.",
    fix: "Set create_before_destroy in its lifecycle, with a name_prefix, or a name that changes with these.",
    source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DeleteTargetGroup.html",
    check(resource, configuration): Finding[] {
      if (!isForwardedTo(resource, configuration)) return [];
      return [{ property: "lifecycle.create_before_destroy", got: orderOf(resource), allowed: "true" }];
    },
    examples: { failing: forwarded(false), passing: forwarded(true) },
  },
]);
