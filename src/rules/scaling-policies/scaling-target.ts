import { hclOf } from "../../core/hcl-of-json";
import {
  type Configuration,
  isKnown,
  knownNumber,
  knownString,
  type Resource,
  type ResourceMap,
} from "../configuration";
import type { Rule } from "../rule";

const API = "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html";
const SERVICE_SCALING = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-auto-scaling.html";

const CAPACITIES = ["min_capacity", "max_capacity"];
const DESIRED_COUNT = "ecs:service:DesiredCount";
const SERVICE_ID = /^service\/[^/]+\/[^/]+$/;
/** The provider's `id` of a cluster and of a service is the ARN as well. */
const ARN_REFERENCE = /\$\{aws_ecs_(cluster|service)\.[\w-]+(\[[^\]]*\])?\.(arn|id)\}/;

/** What a policy says of the resource that it scales: mostly by a reference to its target, and as good when written out. */
export function ofTarget({ attributes }: Resource, attribute: string, configuration: Configuration): unknown {
  return configuration.referredBy(attributes[attribute])?.attributes[attribute] ?? attributes[attribute];
}

function targetAlone(attributes: Record<string, unknown>): ResourceMap {
  const resource_id = "service/shop/web";
  return {
    aws_appautoscaling_target: {
      web: { service_namespace: "ecs", resource_id, min_capacity: 1, max_capacity: 4, ...attributes },
    },
  };
}

/** A target with a policy. */
function followed(attributes: Record<string, unknown>): ResourceMap {
  const [service_namespace, resource_id] = ["service_namespace", "resource_id"].map(
    (name) => `\${aws_appautoscaling_target.web.${name}}`,
  );
  const target_tracking_scaling_policy_configuration = {
    target_value: 60,
    predefined_metric_specification: { predefined_metric_type: "ECSServiceAverageCPUUtilization" },
  };
  return {
    ...targetAlone(attributes),
    aws_appautoscaling_policy: {
      web: {
        service_namespace,
        resource_id,
        policy_type: "TargetTrackingScaling",
        target_tracking_scaling_policy_configuration,
      },
    },
  };
}

/** Whether only policies move a target between its limits; a schedule sets other limits. */
function isScaledByPolicies(target: Resource, configuration: Configuration): boolean {
  const has = (type: string) => configuration.referring(target, type, "resource_id").length > 0;
  return has("aws_appautoscaling_policy") && !has("aws_appautoscaling_scheduled_action");
}

/** What AWS refuses in the limits of a scaling. */
export const scalingTargetRules: readonly Rule[] = [
  {
    id: "AA001",
    resourceType: "aws_appautoscaling_target",
    title: "the least capacity is not above the most",
    explanation: "No number lies within such limits. AWS refuses the target at apply.",
    fix: "Change one of minCapacity and maxCapacity.",
    source: API,
    check({ attributes }) {
      const least = knownNumber(attributes.min_capacity);
      const most = knownNumber(attributes.max_capacity);
      if (least === undefined || most === undefined || least <= most) return [];
      return [{ property: "min_capacity", got: least, allowed: `at most max_capacity, which is ${most}` }];
    },
    *conditions({ attributes: { min_capacity: least, max_capacity: most } }) {
      if (isKnown(least) && isKnown(most)) return;
      const limit = hclOf(most);
      yield {
        property: "min_capacity",
        value: least,
        allowed: `at most max_capacity, which is \${${limit}}`,
        holds: (expression) => `tonumber(${expression}) <= tonumber(${limit})`,
      };
    },
    examples: { failing: targetAlone({ min_capacity: 5 }), passing: targetAlone({ min_capacity: 4 }) },
  },
  {
    id: "AA002",
    resourceType: "aws_appautoscaling_target",
    title: "a capacity is not negative",
    explanation: "AWS refuses numbers below 0 at apply.",
    fix: "Use 0 or more.",
    source: API,
    check({ attributes }) {
      return CAPACITIES.flatMap((property) => {
        const got = knownNumber(attributes[property]);
        return got !== undefined && got < 0 ? [{ property, got, allowed: "0 or more" }] : [];
      });
    },
    *conditions({ attributes }) {
      for (const property of CAPACITIES) {
        const value = attributes[property];
        if (isKnown(value)) continue;
        yield { property, value, allowed: "0 or more", holds: (expression) => `tonumber(${expression}) >= 0` };
      }
    },
    examples: { failing: targetAlone({ min_capacity: -1 }), passing: targetAlone({ min_capacity: 0 }) },
  },
  {
    id: "AA003",
    resourceType: "aws_appautoscaling_target",
    title: "a service to scale is named by the names of its cluster and itself",
    explanation: "AWS looks for a cluster of that name, finds none, and refuses the target, at apply.",
    fix: "Use the names, not the ARNs; a reference to id is the ARN too.",
    source: API,
    check({ attributes: { resource_id: got, service_namespace: namespace } }) {
      if (namespace !== "ecs" || typeof got !== "string") return [];
      const isWrong = isKnown(got) ? !SERVICE_ID.test(got) : ARN_REFERENCE.test(got);
      return isWrong ? [{ property: "resource_id", got, allowed: "service/<cluster name>/<service name>" }] : [];
    },
    examples: {
      failing: targetAlone({ resource_id: "service/${aws_ecs_cluster.shop.id}/${aws_ecs_service.web.name}" }),
      passing: targetAlone({ resource_id: "service/${aws_ecs_cluster.shop.name}/${aws_ecs_service.web.name}" }),
    },
  },
  {
    id: "AA004",
    resourceType: "aws_appautoscaling_target",
    title: "a service is scaled by its desired count, which is of ECS",
    explanation:
      "AWS knows a dimension by its namespace and name together, and registers no target with another one. Nothing else of a service is scaled.",
    fix: 'Use the namespace "ecs" with the dimension "ecs:service:DesiredCount".',
    source: API,
    check({ attributes: { service_namespace, scalable_dimension } }) {
      const [namespace, dimension] = [knownString(service_namespace), knownString(scalable_dimension)];
      if (namespace === undefined || dimension === undefined) return [];
      if (namespace === "ecs" && dimension !== DESIRED_COUNT) {
        return [
          { property: "scalable_dimension", got: dimension, allowed: `${DESIRED_COUNT}, as the namespace is ecs` },
        ];
      }
      if (namespace === "ecs" || !dimension.startsWith("ecs:")) return [];
      return [{ property: "service_namespace", got: namespace, allowed: `ecs, as the dimension is ${dimension}` }];
    },
    examples: {
      failing: targetAlone({ scalable_dimension: "ecs:service:DesiredTasks" }),
      passing: targetAlone({ scalable_dimension: DESIRED_COUNT }),
    },
  },
  {
    id: "AA014",
    // AWS takes it: some hold the number for a while.
    severity: "warning",
    resourceType: "aws_appautoscaling_target",
    title: "a policy has a number of tasks to choose from",
    explanation: "Where the least and the most capacity are the same, alarms go off, and policies change nothing.",
    fix: "Raise maxCapacity, or leave the policies out.",
    source: SERVICE_SCALING,
    check(resource, configuration) {
      const least = knownNumber(resource.attributes.min_capacity);
      const got = knownNumber(resource.attributes.max_capacity);
      if (least === undefined || got !== least || !isScaledByPolicies(resource, configuration)) return [];
      return [{ property: "max_capacity", got, allowed: `more than min_capacity, which is ${least}` }];
    },
    examples: { failing: followed({ min_capacity: 4 }), passing: followed({ min_capacity: 3 }) },
  },
];
