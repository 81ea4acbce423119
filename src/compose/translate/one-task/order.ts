import type { ContainerPlan } from "../plan";

type Needing = Pick<ContainerPlan, "waitsFor" | "volumesFrom">;

/** Whether a container needs another one, or is it, or others that it needs do. */
export function needs(container: Needing, other: Needing, byService: ReadonlyMap<string, Needing>): boolean {
  const seen = new Set<Needing>();
  const reaches = (from: Needing): boolean => {
    if (from === other) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return neededBy(from, byService).some(reaches);
  };
  return reaches(container);
}

function neededBy<C extends Needing>({ waitsFor, volumesFrom }: Needing, byService: ReadonlyMap<string, C>): C[] {
  return [...waitsFor, ...volumesFrom].flatMap(({ service }) => byService.get(service) ?? []);
}

/** The containers, each behind those that it needs. */
export function inOrder(containers: readonly ContainerPlan[]): ContainerPlan[] {
  const byService = new Map(containers.map((container) => [container.service, container]));
  const ordered = new Set<ContainerPlan>();
  const begun = new Set<ContainerPlan>();
  const add = (container: ContainerPlan): void => {
    if (begun.has(container)) return;
    begun.add(container);
    for (const other of neededBy(container, byService)) add(other);
    ordered.add(container);
  };
  for (const container of containers) add(container);
  return [...ordered];
}
