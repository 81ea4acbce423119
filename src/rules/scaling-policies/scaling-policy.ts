import { blocks, isKnown, knownBlocks, knownNumber, knownString, type ResourceMap } from "../configuration";
import type { Rule } from "../rule";
import { where, withAttribute } from "../where";
import { ofTarget } from "./scaling-target";

const API = "https://docs.aws.amazon.com/autoscaling/application/APIReference";
const PUT = `${API}/API_PutScalingPolicy.html`;
const TRACKING_API = `${API}/API_TargetTrackingScalingPolicyConfiguration.html`;
const PREDEFINED = `${API}/API_PredefinedMetricSpecification.html`;

const TYPE = "aws_appautoscaling_policy";
const TRACKING = "target_tracking_scaling_policy_configuration";
const STEPS = "step_scaling_policy_configuration";
const METRIC = "predefined_metric_specification";
const OWN_METRIC = "customized_metric_specification";

const REQUESTS = "ALBRequestCountPerTarget";
const UTILIZATIONS = ["ECSServiceAverageCPUUtilization", "ECSServiceAverageMemoryUtilization"];
const ECS_METRICS = [...UTILIZATIONS, REQUESTS];
const LABEL = /^app\/[^/]+\/[^/]+\/targetgroup\/[^/]+\/[^/]+$/;

function policy(attributes: Record<string, unknown>): ResourceMap {
  return { [TYPE]: { web: { service_namespace: "ecs", ...attributes } } };
}

function tracking(configuration: Record<string, unknown>): ResourceMap {
  return policy({ policy_type: "TargetTrackingScaling", [TRACKING]: { target_value: 60, ...configuration } });
}

function metric(predefined_metric_type: string, resource_label?: string): Record<string, unknown> {
  return { [METRIC]: { predefined_metric_type, resource_label } };
}

const CPU = metric("ECSServiceAverageCPUUtilization");
const WEB = "app/web/50dc6c495c0c9188/targetgroup/web/943f017f100becff";

/** The predefined metrics that a policy follows, and where they stand. */
function metricsOf(attributes: Readonly<Record<string, unknown>>) {
  return blocks(attributes[TRACKING]).flatMap((configuration, i) =>
    blocks(configuration[METRIC]).map((block, j) => ({ property: `${TRACKING}[${i}].${METRIC}[${j}]`, ...block })),
  ) as { property: string; predefined_metric_type?: unknown; resource_label?: unknown }[];
}

/** What AWS refuses in a policy that scales services, apart from its steps. */
export const scalingPolicyRules: readonly Rule[] = [
  {
    id: "AA008",
    resourceType: TYPE,
    title: "the type of a policy is that of its configuration",
    explanation: "AWS reads the configuration of the type alone, finds none, and refuses the policy at apply.",
    fix: "Set policyType to the kind of configuration that the policy has; without it, a policy is a StepScaling.",
    source: PUT,
    check({ attributes }) {
      const { policy_type: type = "StepScaling" } = attributes;
      const [tracks, steps] = [knownBlocks(attributes, TRACKING), knownBlocks(attributes, STEPS)];
      if (tracks === undefined || steps === undefined) return [];
      const own = type === "TargetTrackingScaling" ? tracks : type === "StepScaling" ? steps : undefined;
      if (own?.length !== 0 || (attributes.policy_type === undefined && tracks.length === 0)) return [];
      const allowed = `TargetTrackingScaling with ${TRACKING}, StepScaling with ${STEPS}`;
      return [{ property: "policy_type", got: attributes.policy_type, allowed }];
    },
    examples: { failing: policy({ [TRACKING]: { target_value: 60, ...CPU } }), passing: tracking(CPU) },
  },
  ...where(withAttribute(TRACKING), [
    {
      id: "AA005",
      resourceType: TYPE,
      title: "target tracking follows one metric, a predefined or a customized one",
      explanation: "AWS makes the alarms of a policy of one metric. It refuses two, and none.",
      fix: "Name one metric; for a second one add a second policy.",
      source: TRACKING_API,
      check({ attributes }) {
        return blocks(attributes[TRACKING]).flatMap((configuration, i) => {
          const predefined = knownBlocks(configuration, METRIC);
          const customized = knownBlocks(configuration, OWN_METRIC);
          if (predefined === undefined || customized === undefined) return [];
          const count = predefined.length + customized.length;
          if (count === 1) return [];
          const allowed = `one of ${METRIC} and ${OWN_METRIC}`;
          return [{ property: `${TRACKING}[${i}]`, got: `${count} metrics`, allowed }];
        });
      },
      examples: { failing: tracking({ ...CPU, [OWN_METRIC]: { metric_name: "Jobs" } }), passing: tracking(CPU) },
    },
    {
      id: "AA006",
      resourceType: TYPE,
      title: "a number of requests per target is that of a target group behind a load balancer",
      explanation:
        "The metric is one of a load balancer and a target group together. Without them AWS refuses the policy, at apply.",
      fix: "Join the arn_suffix of the load balancer and that of the target group by a slash.",
      source: PREDEFINED,
      check({ attributes }) {
        return metricsOf(attributes).flatMap(({ property, predefined_metric_type, resource_label: got }) => {
          if (predefined_metric_type !== REQUESTS || !isKnown(got)) return [];
          if (typeof got === "string" && LABEL.test(got)) return [];
          const allowed = "app/<load balancer>/<id>/targetgroup/<target group>/<id>";
          return [{ property: `${property}.resource_label`, got, allowed }];
        });
      },
      examples: { failing: tracking(metric(REQUESTS)), passing: tracking(metric(REQUESTS, WEB)) },
    },
    {
      id: "AA007",
      resourceType: TYPE,
      title: "only the number of requests per target belongs to a load balancer",
      explanation: "The others are metrics of the service itself. AWS refuses a label at apply.",
      fix: "Leave the label out.",
      source: PREDEFINED,
      check({ attributes }) {
        return metricsOf(attributes).flatMap(({ property, predefined_metric_type, resource_label: got }) => {
          const type = knownString(predefined_metric_type);
          if (type === undefined || type === REQUESTS || !knownString(got)) return [];
          return [{ property: `${property}.resource_label`, got, allowed: `none with ${type}` }];
        });
      },
      examples: { failing: tracking(metric("ECSServiceAverageCPUUtilization", WEB)), passing: tracking(CPU) },
    },
    {
      id: "AA009",
      resourceType: TYPE,
      title: "a predefined metric of a service is one that ECS has",
      explanation: "AWS refuses metrics of other services for a service of ECS, at apply.",
      fix: "Use one of these, or a customized metric.",
      source: PREDEFINED,
      check(resource, configuration) {
        return metricsOf(resource.attributes).flatMap(({ property, predefined_metric_type }) => {
          const got = knownString(predefined_metric_type);
          if (got === undefined || ECS_METRICS.includes(got)) return [];
          if (ofTarget(resource, "service_namespace", configuration) !== "ecs") return [];
          return [{ property: `${property}.predefined_metric_type`, got, allowed: ECS_METRICS.join(", ") }];
        });
      },
      examples: { failing: tracking(metric("ASGAverageCPUUtilization")), passing: tracking(CPU) },
    },
    {
      id: "AA010",
      // AWS takes any number, and scales to one of the limits.
      severity: "warning",
      resourceType: TYPE,
      title: "a target can be met: it is above 0, and a utilization at most 100 percent",
      explanation:
        "AWS takes it. The policy then adds tasks, or takes them away, until a limit is reached, and stays there.",
      fix: "Change the target value.",
      source: TRACKING_API,
      check({ attributes }) {
        return blocks(attributes[TRACKING]).flatMap((configuration, i) => {
          const got = knownNumber(configuration.target_value);
          if (got === undefined || (got > 0 && got <= 100)) return [];
          const utilization = blocks(configuration[METRIC]).some(({ predefined_metric_type: type }) =>
            UTILIZATIONS.some((each) => each === type),
          );
          if (got > 0 && !utilization) return [];
          const allowed = utilization ? "above 0, at most 100 (percent)" : "above 0";
          return [{ property: `${TRACKING}[${i}].target_value`, got, allowed }];
        });
      },
      examples: {
        failing: tracking({ ...CPU, target_value: 101 }),
        passing: tracking({ ...CPU, target_value: 100 }),
      },
    },
  ]),
];
