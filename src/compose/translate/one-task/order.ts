import type { ContainerPlan } from "../plan";

/** The containers, each behind those that it needs. */
export function inOrder(containers: readonly ContainerPlan[]): ContainerPlan[] {
  const byService = new Map(containers.map((container) => [container.service, container]));
  const ordered = new Set<ContainerPlan>();
  const begun = new Set<ContainerPlan>();
  const add = (container: ContainerPlan): void => {
    if (begun.has(container)) return;
    begun.add(container);
    for (const { service } of [...container.waitsFor, ...container.volumesFrom]) {
      const other = byService.get(service);
      if (other !== undefined) add(other);
    }
    ordered.add(container);
  };
  for (const container of containers) add(container);
  return [...ordered];
}
