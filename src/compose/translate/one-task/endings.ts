import type { EcsParams } from "../../model/ecs-params";
import type { Service } from "../../model/service";
import type { Account, Handler } from "../account";
import type { Services } from "./agreement";

type ContainersParams = NonNullable<NonNullable<EcsParams["task_definition"]>["services"]>;

/** What happens when a container of a task ends: the task ends with an essential one, and ECS starts a new task. */
export class Endings {
  /** By the services whose ends are waited for, those that wait. */
  private readonly waiting: ReadonlyMap<string, string>;
  private readonly optional: ReadonlySet<string>;
  private readonly hasEssential: boolean;

  /** @param params what an `ecs-params.yml` says of the containers, which wins */
  constructor(services: Services, params: ContainersParams = {}) {
    const names = Object.keys(services);
    this.waiting = new Map(names.flatMap((name) => awaitedBy(services, params, name).map((ended) => [ended, name])));
    const isOptional = (name: string, otherwise: boolean) => !(params[name]?.essential ?? !otherwise);
    const wanted = names.filter((name) => {
      return isOptional(name, this.waiting.has(name) || endsForGood(services[name] ?? {}));
    });
    // A task has an essential container.
    const least = names.filter((name) => isOptional(name, this.waiting.has(name)));
    this.optional = new Set(wanted.length < names.length ? wanted : least);
    this.hasEssential = this.optional.size < names.length;
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

  /** Accounts for what an `ecs-params.yml` says. */
  say(service: string, essential: boolean, account: Account): undefined {
    const waiting = this.waiting.get(service);
    if (essential && waiting !== undefined) {
      return account.refused(
        `${waiting} waits for its end, with which an essential one ends the task.`,
        "Write false.",
      );
    }
    if (!essential && !this.hasEssential) {
      return account.refused("No container of the task would be essential.", "Write true for one.");
    }
    account.mapped(essential ? "The task ends with the container." : "The task goes on when the container has ended.");
  }
}

/** The services whose ends a service waits for. */
function awaitedBy(services: Services, params: ContainersParams, name: string): string[] {
  const own = params[name]?.depends_on ?? [];
  const said = own.map(({ container_name }) => container_name);
  const { depends_on = {} } = services[name] ?? {};
  return [
    ...own
      .filter(({ condition }) => condition === "SUCCESS" || condition === "COMPLETE")
      .map((each) => each.container_name),
    ...Object.keys(depends_on).filter(
      (other) => depends_on[other]?.condition === "service_completed_successfully" && !said.includes(other),
    ),
  ];
}

/** Whether nobody wants the container back when it has ended, however that was. */
function endsForGood({ restart, deploy }: Service): boolean {
  return endsByItself(deploy?.restart_policy?.condition ?? restart);
}

function endsByItself(condition: string | undefined): boolean {
  return condition === "no" || condition === "none";
}
