import { hclOf } from "../../core/hcl-of-json";
import {
  addressOf,
  blocks,
  type Configuration,
  isKnown,
  knownList,
  knownNumber,
  knownString,
  type Resource,
  type ResourceMap,
} from "../configuration";
import type { Finding, Rule } from "../rule";

const API = "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html";
const SERVICE_SCALING = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-auto-scaling.html";
const SCHEDULER = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_services.html";

const CAPACITIES = ["min_capacity", "max_capacity"];
const DESIRED_COUNT = "ecs:service:DesiredCount";
const SERVICE_ID = /^service\/[^/]+\/[^/]+$/;
/** The provider's `id` of a cluster and of a service is the ARN as well. */
const ARN_REFERENCE = /\$\{aws_ecs_(cluster|service)\.[\w-]+(\[[^\]]*\])?\.(arn|id)\}/;

/** The limits within which the service is scaled; none where a target may mean several things, or something other than a service. */
export function targetsOf(service: Resource, configuration: Configuration): readonly Resource[] {
  let targets = known.get(service);
  if (targets === undefined) {
    const referring = configuration.referring(service, "aws_appautoscaling_target", "resource_id");
    targets = referring.filter((target) => serviceOf(target, configuration) === service);
    known.set(service, targets);
  }
  return targets;
}

/** Several rules ask of one service, which is of one configuration. */
const known = new WeakMap<Resource, readonly Resource[]>();

/** What a policy says of the resource that it scales: mostly by a reference to its target, and as good when written out. */
export function ofTarget({ attributes }: Resource, attribute: string, configuration: Configuration): unknown {
  return configuration.referredBy(attributes[attribute])?.attributes[attribute] ?? attributes[attribute];
}

/** The service that a target scales, if it is in the configuration. */
function serviceOf({ attributes }: Resource, configuration: Configuration): Resource | undefined {
  if (attributes.service_namespace !== "ecs") return undefined;
  const services = configuration.referredIn(attributes.resource_id).filter(({ type }) => type === "aws_ecs_service");
  return services.length === 1 ? services[0] : undefined;
}

function target(attributes: Record<string, unknown>): Record<string, unknown> {
  return { service_namespace: "ecs", resource_id: "service/shop/web", min_capacity: 1, max_capacity: 4, ...attributes };
}

function targetAlone(attributes: Record<string, unknown>): ResourceMap {
  return { aws_appautoscaling_target: { web: target(attributes) } };
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

function scaled(service: Record<string, unknown>): ResourceMap {
  return {
    aws_ecs_service: { web: { lifecycle: { ignore_changes: ["desired_count"] }, ...service } },
    aws_appautoscaling_target: { web: target({ resource_id: "service/shop/${aws_ecs_service.web.name}" }) },
  };
}

function ignoredIn({ attributes: { lifecycle } }: Resource): unknown {
  return blocks(lifecycle)[0]?.ignore_changes;
}

/** Whether Terraform leaves the number of tasks as it is. */
function isLeftAlone(service: Resource): boolean {
  const ignored = ignoredIn(service);
  // As a text it is "all".
  return typeof ignored === "string" || (knownList(ignored)?.includes("desired_count") ?? false);
}

/** The limits that the desired count of a service is not within, and on which side. */
function beyondLimits(service: Resource, configuration: Configuration): readonly Beyond[] {
  const count = knownNumber(service.attributes.desired_count);
  if (count === undefined) return [];
  return targetsOf(service, configuration).flatMap((limits) => {
    const least = knownNumber(limits.attributes.min_capacity);
    const most = knownNumber(limits.attributes.max_capacity);
    const [isBelow, isAbove] = [least !== undefined && count < least, most !== undefined && count > most];
    // Both is the mistake of the limits.
    if (isBelow === isAbove) return [];
    const allowed = isBelow ? `at least min_capacity, which is ${least}` : `at most max_capacity, which is ${most}`;
    return [{ property: "desired_count", got: count, allowed: `${allowed}, of ${addressOf(limits)}`, isBelow }];
  });
}

interface Beyond extends Finding {
  readonly isBelow: boolean;
}

function findingOf({ property, got, allowed }: Beyond): Finding {
  return { property, got, allowed };
}

/** What AWS refuses in the limits of a scaling, and what does not go together with the service. */
export const scalingTargetRules: readonly Rule[] = [
  {
    id: "AA001",
    resourceType: "aws_appautoscaling_target",
    title: "the least capacity is not above the most",
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
  {
    id: "AA013",
    // AWS registers such a target; its policies have nothing to change.
    severity: "warning",
    resourceType: "aws_appautoscaling_target",
    title: "a service that is scaled chooses its number of tasks",
    fix: "Leave the scaling out: a daemon runs once on each instance, and tasks on external instances are not scaled.",
    source: SCHEDULER,
    check(resource, configuration) {
      const service = serviceOf(resource, configuration);
      if (service === undefined) return [];
      const { scheduling_strategy: strategy, launch_type: launchType } = service.attributes;
      const fixed = strategy === "DAEMON" ? strategy : launchType === "EXTERNAL" ? launchType : undefined;
      if (fixed === undefined) return [];
      const allowed = `a service that is not ${fixed}, as ${addressOf(service)} is`;
      return [{ property: "resource_id", got: resource.attributes.resource_id, allowed }];
    },
    examples: {
      failing: scaled({ scheduling_strategy: "DAEMON" }),
      passing: scaled({ scheduling_strategy: "REPLICA" }),
    },
  },
  {
    id: "AA015",
    // AWS takes it, and leaves the number alone until the first scaling in the one direction that ends within the limits: until then a
    // service has more tasks than it may, or fewer than it must.
    resourceType: "aws_ecs_service",
    title: "the desired count lies between the scaling limits",
    fix: "Change desiredCount, or the limits of the scaling.",
    source: SERVICE_SCALING,
    check(resource, configuration) {
      const found = beyondLimits(resource, configuration);
      return found.filter(({ isBelow }) => !isBelow || !isLeftAlone(resource)).map(findingOf);
    },
    examples: { failing: scaled({ desired_count: 5 }), passing: scaled({ desired_count: 4 }) },
  },
  {
    id: "AA016",
    // Some services begin with 0, until there is an image; whoever starts them sets the number once.
    severity: "warning",
    resourceType: "aws_ecs_service",
    title: "a service begins with as many tasks as its scaling leaves",
    fix: "Leave desiredCount out, or lower the limit: nothing is scaled out from below it until an alarm goes off.",
    source: SERVICE_SCALING,
    check(resource, configuration) {
      const found = beyondLimits(resource, configuration);
      return found.filter(({ isBelow }) => isBelow && isLeftAlone(resource)).map(findingOf);
    },
    examples: { failing: scaled({ desired_count: 0 }), passing: scaled({ desired_count: 1 }) },
  },
  {
    id: "SV096",
    severity: "warning",
    resourceType: "aws_ecs_service",
    title: "Terraform leaves the number of tasks of a scaled service alone",
    fix: 'Give the service the lifecycle { ignoreChanges: ["desired_count"] }; otherwise each apply undoes the scaling.',
    source: SERVICE_SCALING,
    check(resource, configuration) {
      // A daemon is warned of as such.
      if (resource.attributes.scheduling_strategy === "DAEMON" || isLeftAlone(resource)) return [];
      if (targetsOf(resource, configuration).length === 0) return [];
      const allowed = "a list with desired_count, as the service is scaled";
      return [{ property: "lifecycle.ignore_changes", got: ignoredIn(resource), allowed }];
    },
    examples: {
      failing: scaled({ lifecycle: { ignore_changes: ["task_definition"] } }),
      passing: scaled({ lifecycle: { ignore_changes: ["task_definition", "desired_count"] } }),
    },
  },
];
