import {
  addressOf,
  blocks,
  type Configuration,
  knownList,
  knownNumber,
  type Resource,
  type ResourceMap,
} from "../configuration";
import { remembered } from "../remembered";
import type { Finding, Rule } from "../rule";

const SERVICE_SCALING = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-auto-scaling.html";
const SCHEDULER = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_services.html";

/** The limits within which the service is scaled; none where a target may mean several things, or something other than a service. */
export const targetsOf = remembered((service: Resource, configuration: Configuration): readonly Resource[] => {
  const referring = configuration.referring(service, "aws_appautoscaling_target", "resource_id");
  return referring.filter((target) => serviceOf(target, configuration) === service);
});

/** The service that a target scales, if it is in the configuration. */
function serviceOf({ attributes }: Resource, configuration: Configuration): Resource | undefined {
  if (attributes.service_namespace !== "ecs") return undefined;
  const services = configuration.referredIn(attributes.resource_id).filter(({ type }) => type === "aws_ecs_service");
  return services.length === 1 ? services[0] : undefined;
}

function scaled(service: Record<string, unknown>): ResourceMap {
  return {
    aws_ecs_service: { web: { lifecycle: { ignore_changes: ["desired_count"] }, ...service } },
    aws_appautoscaling_target: {
      web: {
        service_namespace: "ecs",
        resource_id: "service/shop/${aws_ecs_service.web.name}",
        min_capacity: 1,
        max_capacity: 4,
      },
    },
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

/** What does not go together in a service and its scaling. */
export const scaledServiceRules: readonly Rule[] = [
  {
    id: "AA013",
    // AWS registers such a target; its policies have nothing to change.
    severity: "warning",
    resourceType: "aws_appautoscaling_target",
    title: "a service that is scaled chooses its number of tasks",
    explanation: "A daemon follows its instances, and external instances cannot be scaled: policies change nothing.",
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
    explanation: "AWS takes it, begins outside of the limits and stays there, until an alarm moves the number.",
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
    explanation: "AWS does not raise a service to the least by itself: it stays below until an alarm scales it out.",
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
    explanation:
      "Terraform remembers the number that it once set. The next apply goes back to it, whatever the load is.",
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
