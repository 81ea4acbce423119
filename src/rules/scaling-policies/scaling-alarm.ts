import {
  addressOf,
  type Configuration,
  type Key,
  knownNumber,
  type Resource,
  type ResourceMap,
} from "../configuration";
import type { Rule } from "../rule";
import { ofTarget } from "./scaling-target";
import { directionOf } from "./step-scaling";

const POLICIES = ["aws_appautoscaling_policy", "aws_autoscaling_policy"];
const SCALES_OUT = ["GreaterThanThreshold", "GreaterThanOrEqualToThreshold"];
const SCALES_IN = ["LessThanThreshold", "LessThanOrEqualToThreshold"];

/** What an alarm looks at. */
const metric: Key = ({ attributes }) => {
  const { namespace, metric_name, dimensions, statistic, extended_statistic, provider } = attributes;
  if (typeof namespace !== "string" || typeof metric_name !== "string") return undefined;
  return JSON.stringify([namespace, metric_name, sorted(dimensions), statistic, extended_statistic, provider]);
};

function sorted(dimensions: unknown): unknown {
  if (typeof dimensions !== "object" || dimensions === null) return dimensions;
  return Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The policies that an alarm sets off; none unless all of them scale in this one `direction`. */
function policiesOf(alarm: Resource, direction: "add" | "remove", configuration: Configuration): readonly Resource[] {
  if (alarm.attributes.actions_enabled === false) return [];
  const actions = configuration.referredIn(alarm.attributes.alarm_actions);
  const policies = actions.filter(({ type }) => POLICIES.includes(type));
  return policies.every((policy) => directionOf(policy) === direction) ? policies : [];
}

/** What a policy scales. */
function scaledBy(policy: Resource, configuration: Configuration): string {
  const attributes =
    policy.type === "aws_autoscaling_policy" ? ["autoscaling_group_name"] : ["resource_id", "scalable_dimension"];
  return JSON.stringify(attributes.map((attribute) => ofTarget(policy, attribute, configuration)));
}

function isOneOf(value: unknown, values: readonly string[]): boolean {
  return values.some((each) => each === value);
}

function alarms(scaleIn: number): ResourceMap {
  const alarm = (direction: string, comparison_operator: string, threshold: number) => ({
    alarm_name: `cpu-${direction}`,
    namespace: "AWS/ECS",
    metric_name: "CPUUtilization",
    statistic: "Average",
    comparison_operator,
    threshold,
    alarm_actions: [`\${aws_appautoscaling_policy.${direction}.arn}`],
  });
  const policy = (name: string, step: object) => ({
    name,
    resource_id: "service/shop/web",
    policy_type: "StepScaling",
    step_scaling_policy_configuration: { adjustment_type: "ChangeInCapacity", step_adjustment: [step] },
  });
  return {
    aws_appautoscaling_policy: {
      out: policy("out", { metric_interval_lower_bound: "0", scaling_adjustment: 1 }),
      in: policy("in", { metric_interval_upper_bound: "0", scaling_adjustment: -1 }),
    },
    aws_cloudwatch_metric_alarm: {
      out: alarm("out", "GreaterThanOrEqualToThreshold", 40),
      in: alarm("in", "LessThanThreshold", scaleIn),
    },
  };
}

/** What makes two alarms scale against each other. */
export const scalingAlarmRules: readonly Rule[] = [
  {
    id: "SC001",
    resourceType: "aws_cloudwatch_metric_alarm",
    title: "capacity is taken away below the threshold at which it is added",
    explanation:
      "Between the two thresholds both alarms go off: capacity is added and taken away in turn, without end.",
    fix: "Lower the threshold of this alarm, well below the other: between them nothing is scaled.",
    source: "https://docs.aws.amazon.com/autoscaling/application/userguide/step-scaling-policy-overview.html",
    *check(alarm, configuration) {
      const threshold = knownNumber(alarm.attributes.threshold);
      const { comparison_operator: comparison } = alarm.attributes;
      if (threshold === undefined || !isOneOf(comparison, SCALES_IN)) return;
      const removing = policiesOf(alarm, "remove", configuration).map((policy) => scaledBy(policy, configuration));
      if (removing.length === 0) return;
      for (const other of configuration.withSame(metric, alarm)) {
        const upper = knownNumber(other.attributes.threshold);
        const { comparison_operator: otherComparison } = other.attributes;
        if (upper === undefined || threshold < upper || !isOneOf(otherComparison, SCALES_OUT)) continue;
        const adding = policiesOf(other, "add", configuration).map((policy) => scaledBy(policy, configuration));
        if (!adding.some((scaled) => removing.includes(scaled))) continue;
        const exclusive = comparison === "LessThanThreshold" || otherComparison === "GreaterThanThreshold";
        if (threshold === upper && exclusive) continue;
        const allowed = `below ${upper}, at which ${addressOf(other)} adds capacity`;
        yield { property: "threshold", got: threshold, allowed };
      }
    },
    examples: { failing: alarms(41), passing: alarms(40) },
  },
];
