import type { Service } from "../model/service";
import type { Draft } from "./draft";

/** Services that run to their end before others begin, such as a migration: containers in the tasks of these others. */
export class Jobs {
  /** What is no job. */
  readonly services: readonly Draft[];
  private readonly awaited: ReadonlySet<string>;

  constructor(private readonly drafts: ReadonlyMap<string, Draft>) {
    const services = [...drafts.values()].map(({ service }) => service);
    this.awaited = new Set(services.flatMap(awaitedBy));
    this.services = [...drafts.values()].filter(({ name }) => !this.has(name));
  }

  has(service: string): boolean {
    return this.awaited.has(service) && this.drafts.has(service);
  }

  /** The jobs that run in the task of a service, each behind those that it waits for. */
  of(draft: Draft): Draft[] {
    const jobs = new Set<Draft>();
    const add = ({ service }: Draft): void => {
      for (const name of Object.keys(service.depends_on ?? {})) {
        const job = this.has(name) ? this.drafts.get(name) : undefined;
        if (job === undefined || jobs.has(job)) continue;
        add(job);
        jobs.add(job);
      }
    };
    add(draft);
    return [...jobs];
  }

  /** The services in whose tasks a job runs. */
  hostsOf(job: Draft): Draft[] {
    return this.services.filter((draft) => this.of(draft).includes(job));
  }
}

/** `web`, `web or worker`, `web, worker or mail`. */
export function oneOf(drafts: readonly Draft[]): string {
  const names = drafts.map(({ name }) => name);
  const last = names.pop() ?? "";
  return names.length === 0 ? last : `${names.join(", ")} or ${last}`;
}

/** The services whose end a service waits for. */
function awaitedBy({ depends_on = {} }: Service): string[] {
  return Object.keys(depends_on).filter((name) => depends_on[name]?.condition === "service_completed_successfully");
}
