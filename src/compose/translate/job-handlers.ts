import type { NetworkAttachment } from "../model/network-attachment";
import type { Port } from "../model/port";
import { type Account, dropped, eachItem, eachKey, type Handler, mapped } from "./account";
import { translateDependencies } from "./dependencies";
import { translateDeploy } from "./deployment";
import type { Draft } from "./draft";
import { OF_FILE, translateEnvironment } from "./environment";
import { ALONE } from "./instead";
import { type Jobs, oneOf } from "./jobs";
import type { LayoutHandlers } from "./layout";
import { translateSysctls } from "./linux";
import type { ServiceNames } from "./names";
import { processes, volumesFrom } from "./namespaces";
import { attachmentHandlers, networkMode, translateLinks } from "./networks";
import { architectureOf, translatePlatform } from "./platform";
import { isPublic } from "./ports";
import { resourceHandlers, resourceKeys } from "./resources";
import { translateStorage } from "./storage";
import { sizeOfTask } from "./task-size";

const NOBODY = "It ends before the containers of its tasks begin, so that nobody looks for it.";
const AS_ITS_TASKS = dropped("The tasks in which it runs are replaced as their own services say.");

/** What becomes of the keys of a service that runs to its end in the tasks of those that wait for it. */
export function jobHandlers(
  draft: Draft,
  drafts: ReadonlyMap<string, Draft>,
  jobs: Jobs,
  names: ServiceNames,
): LayoutHandlers {
  const { service } = draft;
  const hosts = jobs.hostsOf(draft);
  const resources = resourceHandlers(hosts.map((host) => sizeOfTask(host, jobs)));
  const ending: Handler<string> = (condition, account) => {
    if (condition === "no" || condition === "none") account.mapped("It runs to its end.");
    else if (condition.startsWith("on-failure"))
      account.approximated("If it fails, ECS ends the task and starts another one, which runs it again.");
    else account.refused(`It would never end, and ${oneOf(hosts)} waits for its end.`, 'Write "no", or on-failure.');
  };
  const once: Handler<number> = (count, account) => {
    if (count === 1) account.mapped("It runs once in each task that waits for it.");
    else account.refused("It runs once in each task that waits for it.", "Write 1, or take it away.");
  };
  return {
    ...resourceKeys(service, resources),
    container_name: dropped(NOBODY),
    cpu_shares: dropped(ALONE),
    depends_on: (dependencies, account) => translateDependencies(draft, dependencies, account, drafts, jobs),
    deploy: (deploy, account) =>
      translateDeploy(deploy, account, {
        mode(mode, own) {
          if (mode.startsWith("replicated")) own.mapped("It runs once in each task that waits for it.");
          else own.refused("It runs once in each task that waits for it.", "Write replicated-job.");
        },
        replicas: once,
        labels: dropped("It has no service, whose tags they could be."),
        update: {
          parallelism: AS_ITS_TASKS,
          delay: AS_ITS_TASKS,
          failure_action: AS_ITS_TASKS,
          monitor: AS_ITS_TASKS,
          max_failure_ratio: AS_ITS_TASKS,
          order: AS_ITS_TASKS,
        },
        condition: ending,
        resources,
      }),
    env_file: (files, account) => eachItem(files, account, mapped(OF_FILE)),
    environment: (environment, account) => translateEnvironment(draft, environment, account),
    expose: dropped(NOBODY),
    hostname: dropped(NOBODY),
    links: (links, account) => translateLinks(links, account, drafts, names),
    network_mode: networkMode("The network of the task in which it runs."),
    networks: (networks, account) => translateNetworks(networks, account, hosts),
    pid: processes,
    platform(platform, account) {
      const other = hosts.find((host) => architectureOf(host.service.platform) !== architectureOf(platform));
      if (other === undefined || architectureOf(platform) === undefined)
        return translatePlatform(draft, platform, account);
      const where = `It runs in the tasks of ${other.name}, which are of ${other.service.platform ?? "linux/amd64"}.`;
      account.refused(where, "Write the same platform for both.");
    },
    ports: (ports, account) => eachItem(ports, account, portOfJob),
    restart: ending,
    scale: once,
    storage_opt: (options, account) => translateStorage(draft, options, account),
    sysctls: (sysctls, account) => translateSysctls(draft, sysctls, account),
    volumes_from: volumesFrom,
  };
}

/** It reaches what its tasks reach. */
function translateNetworks(
  networks: Readonly<Record<string, NetworkAttachment>>,
  account: Account,
  hosts: readonly Draft[],
): void {
  for (const [key, attachment] of Object.entries(networks)) {
    const own = account.at(key);
    const outside = hosts.filter(({ service }) => !Object.hasOwn(service.networks ?? {}, key));
    if (outside.length === 0) own.mapped("The tasks in which it runs carry the security group of the network.");
    else {
      const names = oneOf(outside);
      own.refused(
        `It runs in the tasks of ${names}, which are not in the network.`,
        `Put ${names} into ${key} as well.`,
      );
    }
    eachKey(attachment, own, attachmentHandlers(dropped(NOBODY)));
  }
}

function portOfJob(port: Port, account: Account): void {
  if (isPublic(port)) account.refused("What ends before others begin publishes no port.", "Take the port away.");
  else account.dropped(NOBODY);
}
