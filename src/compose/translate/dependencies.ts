import type { Dependency } from "../model/dependency";
import { type Account, eachKey, mapped } from "./account";
import type { Draft } from "./draft";

/** What a service waits for. Within a task ECS waits; between services, Terraform makes one before the other. */
export function translateDependencies(
  draft: Draft,
  dependencies: Readonly<Record<string, Dependency>>,
  account: Account,
  isActive: (service: string) => boolean,
): void {
  for (const [name, dependency] of Object.entries(dependencies)) {
    const active = isActive(name);
    eachKey(dependency, account.at(name), {
      condition(condition, own) {
        if (!active) return own.dropped(`${name} is not there, and need not be.`);
        if (condition === "service_completed_successfully") {
          own.refused(
            "A service of ECS is started again when it ends.",
            `Run ${name} as a StandaloneTask before the deployment, or in the start of the program, and take both away here.`,
          );
        } else if (condition === "service_healthy") {
          own.approximated(`${ORDER(name)} Nothing waits for its health: the program has to try again, or to end.`);
        } else own.approximated(ORDER(name));
      },
      required: mapped("Whether the service is there is known when the file is read."),
      restart(restart, own) {
        if (restart) own.dropped("Service Connect leads to the new tasks.");
        else own.mapped("Nothing restarts the service but a change of its own.");
      },
    });
    if (active) draft.after.push(name);
  }
}

function ORDER(name: string): string {
  return `Terraform makes the service after ${name}.`;
}
