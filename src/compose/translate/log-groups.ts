import { containersOf } from "./container-names";
import type { Draft } from "./draft";
import type { Jobs } from "./jobs";
import { containerName, nameAtAws } from "./names";

/** The log groups of containers, which are called by their service and themselves: `web-migrate` of `migrate` in the task of `web`. */
export class LogGroups {
  private readonly owners = new Map<string, Draft>();

  constructor(private readonly jobs: Jobs) {
    for (const draft of jobs.services) {
      for (const group of this.of(draft)) if (!this.owners.has(group)) this.owners.set(group, draft);
    }
  }

  /** Another service, of whose log groups one is called as one of this service; `undefined` if there is none. */
  rivalOf(draft: Draft): Draft | undefined {
    return this.of(draft)
      .map((group) => this.owners.get(group))
      .find((owner) => owner !== draft);
  }

  private of(draft: Draft): string[] {
    const own = containerName(draft.name);
    const containers = [...this.jobs.of(draft), draft].flatMap(containersOf);
    // Addresses leave `main` out in front of another name.
    return containers.map((name) => nameAtAws(name === own || own === "main" ? name : `${own}-${name}`));
  }
}
