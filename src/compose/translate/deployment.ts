import type { Deploy, RestartPolicy, UpdateConfig } from "../model/deploy";
import { type Account, dropped, eachItem, eachKey, mapped, refused } from "./account";
import type { Draft } from "./draft";
import { EC2 } from "./instead";
import type { DeploymentPlan } from "./plan";
import type { ResourceHandlers } from "./resources";
import { translateTags } from "./tags";

const NO_NODES = "Fargate has no nodes: every task has a machine of its own.";

/** How many tasks, and how they are replaced. */
export function translateDeploy(draft: Draft, deploy: Deploy, account: Account, resources: ResourceHandlers): void {
  eachKey(deploy, account, {
    mode(mode, own) {
      if (mode === "replicated") own.mapped("A service with so many tasks as replicas says.");
      else if (mode === "global") own.refused(NO_NODES, "Write replicas, or run the service on EC2 as a daemon.");
      else own.refused("A service of ECS starts its tasks again when they end.", "Run it as a StandaloneTask.");
    },
    replicas: mapped("The number of tasks."),
    endpoint_mode: dropped("Service Connect is how services find each other."),
    labels: (labels, own) => translateTags(draft, labels, own),
    resources: (parts, own) =>
      eachKey(parts, own, {
        limits: (limits, key) =>
          eachKey(limits, key, {
            cpus: resources.cores,
            memory: resources.bytes,
            pids: dropped(PROCESSES),
          }),
        reservations: (reservations, key) =>
          eachKey(reservations, key, {
            cpus: resources.cores,
            memory: resources.bytes,
            generic_resources: refused("Fargate has no such resources.", EC2),
            devices: refused("Fargate has no GPUs, nor other devices.", EC2),
          }),
      }),
    update_config: (update, own) => translateUpdate(update, own),
    rollback_config: (update, own) =>
      eachKey(update, own, {
        parallelism: dropped(ROLLBACK),
        delay: dropped(ROLLBACK),
        failure_action: dropped(ROLLBACK),
        monitor: dropped(ROLLBACK),
        max_failure_ratio: dropped(ROLLBACK),
        order: dropped(ROLLBACK),
      }),
    restart_policy: (policy, own) => translateRestartPolicy(policy, own),
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

function translateUpdate(update: UpdateConfig, account: Account): void {
  eachKey(update, account, {
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
  });
}

function translateRestartPolicy(policy: RestartPolicy, account: Account): void {
  eachKey(policy, account, {
    condition(condition, own) {
      if (condition === "any") own.mapped("ECS keeps the number of tasks.");
      else own.approximated("ECS starts a new task whenever one ends, also by itself.");
    },
    delay: dropped("ECS waits longer from failure to failure."),
    max_attempts: dropped("ECS tries for ever; the circuit breaker of failure_action ends a deployment."),
    window: dropped("Whether a task has started well, its health checks say."),
  });
}

/** How many tasks a service has. */
export function desiredCountOf({ service: { scale, deploy } }: Draft): number {
  return scale ?? deploy?.replicas ?? 1;
}

/**
 * How tasks are replaced. Two of them on one directory would spoil the files of a database, so that those go first, as with Docker;
 * others come first, which is what ECS does by default.
 */
export function deploymentOf(draft: Draft): DeploymentPlan {
  const update = draft.service.deploy?.update_config;
  const keepsFiles = draft.mounts.some(({ directory, readOnly }) => directory !== undefined && !readOnly);
  if (update === undefined) return keepsFiles ? { minHealthyPercent: 0, maxHealthyPercent: 100 } : {};
  const { order = keepsFiles ? "stop-first" : "start-first", parallelism = 1, failure_action: action } = update;
  const count = Math.max(1, desiredCountOf(draft));
  const atOnce = Math.ceil((100 * (parallelism === 0 ? count : Math.min(count, parallelism))) / count);
  const fails = action === "rollback" || action === "pause";
  return {
    minHealthyPercent: order === "stop-first" ? 100 - atOnce : 100,
    maxHealthyPercent: order === "stop-first" ? 100 : 100 + atOnce,
    ...(fails && { circuitBreaker: { rollback: action === "rollback" } }),
  };
}
