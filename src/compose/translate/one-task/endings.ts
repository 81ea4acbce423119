import type { Service } from "../../model/service";
import type { Handler } from "../account";
import type { Services } from "./agreement";

/** What happens when a container of a task ends: the task ends with an essential one, and ECS starts a new task. */
export class Endings {
  private readonly awaited: ReadonlySet<string>;
  private readonly optional: ReadonlySet<string>;

  constructor(services: Services) {
    const names = Object.keys(services);
    this.awaited = new Set(
      Object.values(services).flatMap(({ depends_on = {} }) =>
        Object.keys(depends_on).filter((name) => depends_on[name]?.condition === "service_completed_successfully"),
      ),
    );
    const optional = new Set(names.filter((name) => this.awaited.has(name) || endsForGood(services[name] ?? {})));
    // A task has an essential container.
    this.optional = optional.size < names.length ? optional : this.awaited;
  }

  isEssential(service: string): boolean {
    return !this.optional.has(service);
  }

  /** What becomes of a key that says when a container that has ended is started again. */
  restart(service: string): Handler<string> {
    return (condition, account) => {
      if (this.isEssential(service)) {
        account.approximated("The task ends with the container, and ECS starts a new one, with all containers.");
      } else if (endsByItself(condition)) account.mapped("The task goes on when the container has ended.");
      else account.approximated("The task goes on when the container has ended; nothing starts it again.");
    };
  }
}

/** Whether nobody wants the container back when it has ended, however that was. */
function endsForGood({ restart, deploy }: Service): boolean {
  return endsByItself(deploy?.restart_policy?.condition ?? restart);
}

function endsByItself(condition: string | undefined): boolean {
  return condition === "no" || condition === "none";
}
