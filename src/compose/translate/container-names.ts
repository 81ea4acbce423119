import type { Draft } from "./draft";
import { containerName } from "./names";

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html */
const MOST_CONTAINERS = 10;

/** What the container of a hook is called among the services. */
export function hookName(service: string, index: number): string {
  return `${service}-pre-start-${index + 1}`;
}

/** The containers that a service has in a task: those of its hooks, and its own. */
export function containersOf({ name, service }: Draft): string[] {
  return [...(service.pre_start ?? []).map((_, index) => hookName(name, index)), name].map(containerName);
}

/** The containers of one task: each has a name of its own, and there are not too many. */
export class ContainerNames {
  private readonly taken = new Set<string>();

  /** Adds those of a service; returns why they cannot be, and what to do. */
  add(draft: Draft): readonly [why: string, instead: string] | undefined {
    const { secrets = [], configs = [] } = draft.service;
    const hasFiles = secrets.length + configs.length > 0;
    const names = containersOf(draft).flatMap((name) => (hasFiles ? [name, `${name}-files`] : [name]));
    const taken = names.find((each) => this.taken.has(each));
    for (const each of names) this.taken.add(each);
    if (taken !== undefined) return [`Another container of the task is called ${taken}.`, "Rename the service."];
    if (this.taken.size <= MOST_CONTAINERS) return undefined;
    return [
      `The task would have ${this.taken.size} containers with this one, and ECS takes ${MOST_CONTAINERS}. What has secrets or configs has two.`,
      "Make fewer of them containers of one task.",
    ];
  }
}
