import type { Dependency } from "../../model/dependency";
import type { Service } from "../../model/service";
import { type Account, eachKey, mapped } from "../account";
import type { Draft } from "../draft";
import type { WaitPlan } from "../plan";
import type { Services } from "./agreement";

const CONDITIONS: Readonly<Record<Dependency["condition"], WaitPlan["condition"]>> = {
  service_started: "START",
  service_healthy: "HEALTHY",
  service_completed_successfully: "SUCCESS",
};

const TEXTS: Readonly<Record<WaitPlan["condition"], string>> = {
  START: "The container starts after it.",
  HEALTHY: "The container starts when it is healthy.",
  SUCCESS: "The container starts when it has ended well; if it fails, ECS starts a new task.",
  COMPLETE: "The container starts when it has ended.",
};

/**
 * What a container waits for: within a task, ECS does.
 * @param said the services of which an `ecs-params.yml` says what the container waits for
 */
export function translateWaiting(
  draft: Draft,
  dependencies: Readonly<Record<string, Dependency>>,
  account: Account,
  services: Services,
  said: readonly string[],
): void {
  for (const [name, dependency] of Object.entries(dependencies)) {
    const other = services[name];
    eachKey(dependency, account.at(name), {
      condition(condition, own) {
        if (other === undefined) return own.dropped(`${name} is not there, and need not be.`);
        if (said.includes(name)) return own.dropped("The file of parameters says what is waited for.");
        waitFor(draft, { service: name, condition: CONDITIONS[condition] }, other, own);
      },
      required: mapped("Whether the service is there is known when the file is read."),
      restart: mapped("Containers of a task are restarted together."),
    });
  }
}

/** Has a container wait for that of another service. */
export function waitFor(draft: Draft, wait: WaitPlan, other: Service, account: Account): undefined {
  if (wait.condition === "HEALTHY" && !hasHealthCheck(other)) {
    const instead = `Give ${wait.service} a healthcheck: with a test, or wait for its start.`;
    return account.refused("ECS does not know the health check of an image, and the file has none.", instead);
  }
  draft.waitsFor.push(wait);
  account.mapped(TEXTS[wait.condition]);
}

function hasHealthCheck({ healthcheck: { test = [], disable } = {} }: Service): boolean {
  const [kind, ...words] = test;
  return !disable && kind !== "NONE" && words.length > 0 && words[0] !== "";
}
