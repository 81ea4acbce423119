import type { Dependency } from "../model/dependency";
import { type Account, eachKey, mapped } from "./account";
import type { Draft } from "./draft";
import { type Jobs, oneOf } from "./jobs";

/** What a service waits for. Within a task ECS waits; between services, Terraform makes one before the other. */
export function translateDependencies(
  draft: Draft,
  dependencies: Readonly<Record<string, Dependency>>,
  account: Account,
  drafts: ReadonlyMap<string, Draft>,
  jobs: Jobs,
): void {
  for (const [name, dependency] of Object.entries(dependencies)) {
    const other = drafts.get(name);
    const isJob = jobs.has(name);
    eachKey(dependency, account.at(name), {
      condition(condition, own) {
        if (other === undefined) own.dropped(`${name} is not there, and need not be.`);
        else if (isJob) {
          own.approximated(
            `ECS runs ${name} to its end before the container starts: once in each task of ${oneOf(jobs.hostsOf(other))}, also when several tasks start at a time. It has no service of its own.`,
          );
        } else if (condition === "service_healthy") {
          own.approximated(`${ORDER(name)} Nothing waits for its health: the program has to try again, or to end.`);
        } else own.approximated(ORDER(name));
      },
      required: mapped("Whether the service is there is known when the file is read."),
      restart(restart, own) {
        if (!restart) own.mapped("Nothing restarts the service but a change of its own.");
        else if (isJob) own.mapped("The containers of a task are restarted together.");
        else own.dropped("Service Connect leads to the new tasks.");
      },
    });
    if (isJob) draft.waitsFor.push({ service: name, condition: "SUCCESS" });
    else if (other !== undefined) draft.after.push(name);
  }
}

function ORDER(name: string): string {
  return `Terraform makes the service after ${name}.`;
}
