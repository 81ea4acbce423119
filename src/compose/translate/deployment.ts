import type { Deploy, UpdateConfig } from "../model/deploy";
import type { Service } from "../model/service";
import { type Account, dropped, eachItem, eachKey, type Handler, type Handlers, mapped, refused } from "./account";
import type { Draft } from "./draft";
import { EC2 } from "./instead";
import type { DeploymentPlan } from "./plan";
import type { ResourceHandlers } from "./resources";

const NO_NODES = "Fargate has no nodes: every task has a machine of its own.";

/** What becomes of the keys of `deploy` that depend on whether the other services run in the same task. */
export interface DeployHandlers {
  readonly mode: Handler<string>;
  readonly replicas: Handler<number>;
  readonly labels: Handler<Readonly<Record<string, string>>>;
  readonly update: Handlers<UpdateConfig>;
  /** When a container that has ended is started again. */
  readonly condition: Handler<string>;
  readonly resources: ResourceHandlers;
}

/** How many tasks, and how they are replaced. */
export function translateDeploy(deploy: Deploy, account: Account, handlers: DeployHandlers): void {
  const { resources } = handlers;
  eachKey(deploy, account, {
    mode: handlers.mode,
    replicas: handlers.replicas,
    endpoint_mode: dropped("Service Connect is how services find each other."),
    labels: handlers.labels,
    resources: (parts, own) =>
      eachKey(parts, own, {
        limits: (limits, key) =>
          eachKey(limits, key, {
            cpus: resources.limits.cpus,
            memory: resources.limits.memory,
            pids: dropped(PROCESSES),
          }),
        reservations: (reservations, key) =>
          eachKey(reservations, key, {
            cpus: resources.reservations.cpus,
            memory: resources.reservations.memory,
            generic_resources: refused("Fargate has no such resources.", EC2),
            devices: refused("Fargate has no GPUs, nor other devices.", EC2),
          }),
      }),
    update_config: (update, own) => eachKey(update, own, handlers.update),
    rollback_config: (update, own) =>
      eachKey(update, own, {
        parallelism: dropped(ROLLBACK),
        delay: dropped(ROLLBACK),
        failure_action: dropped(ROLLBACK),
        monitor: dropped(ROLLBACK),
        max_failure_ratio: dropped(ROLLBACK),
        order: dropped(ROLLBACK),
      }),
    restart_policy: (policy, own) =>
      eachKey(policy, own, {
        condition: handlers.condition,
        delay: dropped("ECS waits longer from failure to failure."),
        max_attempts: dropped("ECS tries for ever; the circuit breaker of failure_action ends a deployment."),
        window: dropped("Whether a task has started well, its health checks say."),
      }),
    placement: (placement, own) =>
      eachKey(placement, own, {
        constraints: (items, key) => eachItem(items, key, dropped(NO_NODES)),
        preferences: (items, key) => eachItem(items, key, dropped(`${NO_NODES} ECS spreads them over the zones.`)),
        max_replicas_per_node: mapped(NO_NODES),
      }),
  });
}

const ROLLBACK = "ECS goes back as it goes forth, by the percentages of update_config.";
export const PROCESSES = "A task that has too many processes harms no other: it has a machine of its own.";

/** Which services ECS has. */
export const MODE: Handler<string> = (mode, account) => {
  if (mode === "replicated") account.mapped("A service with so many tasks as replicas says.");
  else if (mode === "global") account.refused(NO_NODES, "Write replicas, or run the service on EC2 as a daemon.");
  else account.refused("A service of ECS starts its tasks again when they end.", "Run it as a StandaloneTask.");
};

/** How tasks are replaced. */
export const UPDATE: Handlers<UpdateConfig> = {
  parallelism: (_, own) => own.approximated("The least or most number of tasks while they are replaced, in percent."),
  delay: dropped("ECS goes on when the new tasks are healthy."),
  failure_action(action, own) {
    if (action === "rollback") own.mapped("The circuit breaker, with rollback.");
    else if (action === "pause") own.approximated("The circuit breaker, which ends the deployment.");
    else if (action === "continue") own.mapped("No circuit breaker.");
    else own.refused("There is no such action.", "Write rollback, pause or continue.");
  },
  monitor: dropped("ECS watches new tasks by their health checks."),
  max_failure_ratio: dropped("How many failures end a deployment, the circuit breaker decides."),
  order: (_, own) => own.mapped("The least and the most number of tasks while they are replaced."),
};

/** How many containers of a service there are. */
export function desiredCountOf({ scale, deploy }: Service): number {
  return scale ?? deploy?.replicas ?? 1;
}

/**
 * How tasks are replaced. Two of them on one directory would spoil the files of a database, so that those go first, as with Docker;
 * others come first, which is what ECS does by default.
 *
 * @param drafts the services whose containers are in the task, of one mind
 */
export function deploymentOf(drafts: readonly Draft[], desiredCount: number): DeploymentPlan {
  const updates = drafts.flatMap(({ service: { deploy } }) => deploy?.update_config ?? []);
  const keepsFiles = drafts.some(({ mounts }) =>
    mounts.some(({ directory, readOnly }) => directory !== undefined && !readOnly),
  );
  if (updates.length === 0) return keepsFiles ? { minHealthyPercent: 0, maxHealthyPercent: 100 } : {};
  const update: UpdateConfig = Object.assign({}, ...updates);
  const { order = keepsFiles ? "stop-first" : "start-first", parallelism = 1, failure_action: action } = update;
  const count = Math.max(1, desiredCount);
  const atOnce = Math.ceil((100 * (parallelism === 0 ? count : Math.min(count, parallelism))) / count);
  const fails = action === "rollback" || action === "pause";
  return {
    minHealthyPercent: order === "stop-first" ? 100 - atOnce : 100,
    maxHealthyPercent: order === "stop-first" ? 100 : 100 + atOnce,
    ...(fails && { circuitBreaker: { rollback: action === "rollback" } }),
  };
}
