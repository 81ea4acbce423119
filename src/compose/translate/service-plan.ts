import { containerPlans } from "./container-plan";
import { deploymentOf, desiredCountOf } from "./deployment";
import type { Draft } from "./draft";
import type { Jobs } from "./jobs";
import type { ContainerPlan, ServicePlan } from "./plan";
import { sizeOfTask } from "./task-size";

/** A service with a task of its own, in which its jobs run first. */
export function servicePlan(draft: Draft, jobs: Jobs): ServicePlan {
  const before = jobs.of(draft);
  const drafts = [...before, draft];
  const desiredCount = desiredCountOf(draft.service);
  const size = sizeOfTask(draft, jobs) ?? { cpu: 0, memoryLimitMiB: 0 };
  const disk = Math.max(...drafts.map(({ ephemeralStorageGiB = 0 }) => ephemeralStorageGiB));
  return {
    name: draft.name,
    services: [draft.name],
    ...size,
    ephemeralStorageGiB: disk > 0 ? disk : undefined,
    cpuArchitecture: draft.cpuArchitecture,
    containers: [...before.flatMap(containerPlans).map(endingFirst), ...containerPlans(draft)],
    listeners: draft.listeners,
    networkListeners: draft.networkListeners,
    names: draft.names,
    networks: draft.networks,
    after: [...new Set(drafts.flatMap(({ after }) => after))],
    desiredCount,
    deployment: deploymentOf(drafts, desiredCount),
    tags: draft.tags,
    gracePeriod: Math.max(60, draft.container.healthCheck?.startPeriod ?? 0),
  };
}

function endingFirst(plan: ContainerPlan): ContainerPlan {
  return { ...plan, container: { ...plan.container, essential: false } };
}
