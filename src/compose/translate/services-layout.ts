import { dropped, eachItem, mapped, refused } from "./account";
import { containerPlan } from "./container-plan";
import { translateDependencies } from "./dependencies";
import { deploymentOf, desiredCountOf, translateDeploy, UPDATE } from "./deployment";
import type { Draft } from "./draft";
import { OF_FILE, translateEnvironment } from "./environment";
import type { Front } from "./front";
import { THE_IMAGE, translateUnsaidPorts } from "./image";
import { ALONE, EC2, NO_HOST } from "./instead";
import type { Layout } from "./layout";
import { translateSysctls } from "./linux";
import { ServiceNames } from "./names";
import { networkItself, translateAttachments, translateLinks, translateNetwork } from "./networks";
import type { ServicePlan } from "./plan";
import { translatePlatform } from "./platform";
import { checkNumberOfPorts, openToNetworks, translateExpose, translatePorts } from "./ports";
import { demandOf, fargateSize, resourceHandlers, resourceKeys } from "./resources";
import { translateStorage } from "./storage";
import { translateTags } from "./tags";

/** Each service of the files is a service of ECS, and they find each other by Service Connect. */
export function servicesLayout(drafts: ReadonlyMap<string, Draft>, front: Front): Layout {
  const names = new ServiceNames([...drafts.keys()]);
  return {
    handlers(draft) {
      const { service } = draft;
      const resources = resourceHandlers(service);
      return {
        ...resourceKeys(service, resources),
        container_name: (name, account) =>
          names.claim(draft, name, account, "Others find the service by it; tasks have no names."),
        cpu_shares: dropped(ALONE),
        depends_on: (dependencies, account) =>
          translateDependencies(draft, dependencies, account, (name) => drafts.has(name)),
        deploy: (deploy, account) =>
          translateDeploy(deploy, account, {
            replicas: mapped("The number of tasks."),
            labels: (labels, own) => translateTags(draft.tags, labels, own),
            update: UPDATE,
            condition(condition, own) {
              if (condition === "any") own.mapped("ECS keeps the number of tasks.");
              else own.approximated("ECS starts a new task whenever one ends, also by itself.");
            },
            resources,
          }),
        env_file: (files, account) => eachItem(files, account, mapped(OF_FILE)),
        environment: (environment, account) => translateEnvironment(draft, environment, account),
        expose: (ports, account) => translateExpose(ports, account, openToNetworks(draft)),
        hostname: (name, account) =>
          names.claim(
            draft,
            name,
            account,
            "Others find the service by it; on Fargate a container has another name for itself.",
          ),
        links: (links, account) => translateLinks(links, account, drafts, names),
        network_mode(mode, account) {
          if (mode === "bridge")
            account.approximated("An address of its own in the VPC, in no network with other services.");
          else
            account.refused(
              "A task on Fargate has a network of its own.",
              "Use networks, or one task with both containers: layout one-task.",
            );
        },
        networks: (networks, account) => translateAttachments(draft, networks, account, names),
        pid: refused(NO_HOST, EC2),
        platform: (platform, account) => translatePlatform(draft, platform, account),
        ports: (ports, account) => translatePorts(draft, ports, account, front),
        restart(restart, account) {
          if (restart === "always" || restart === "unless-stopped") account.mapped("ECS keeps the number of tasks.");
          else account.approximated("ECS starts a new task whenever one ends, also by itself.");
        },
        scale: mapped("The number of tasks."),
        storage_opt: (options, account) => translateStorage(draft, options, account),
        sysctls: (sysctls, account) => translateSysctls(draft, sysctls, account),
        volumes_from: refused(
          "Tasks have no volumes of others.",
          "Mount the same named volumes, or have all services in one task: layout one-task.",
        ),
      };
    },
    network(network, account, used) {
      networkItself(network, account);
      translateNetwork(network, account, used);
    },
    image(draft, account) {
      const isSaid = draft.ports.length > 0 || draft.service.expose !== undefined;
      if (isSaid || !hasPeers(draft, drafts)) account.mapped(THE_IMAGE);
      else translateUnsaidPorts(draft, account);
    },
    finish: checkNumberOfPorts,
    plan: () => [...drafts.values()].map(planOf),
  };
}

/** Whether another service is in one of its networks. */
function hasPeers({ name, service }: Draft, drafts: ReadonlyMap<string, Draft>): boolean {
  const own = Object.keys(service.networks ?? {});
  return [...drafts.values()].some(
    (other) => other.name !== name && own.some((network) => Object.hasOwn(other.service.networks ?? {}, network)),
  );
}

function planOf(draft: Draft): ServicePlan {
  const desiredCount = desiredCountOf(draft.service);
  const demand = demandOf(draft.service);
  const size = fargateSize(demand.cpu, demand.memoryLimitMiB) ?? { cpu: 0, memoryLimitMiB: 0 };
  return {
    name: draft.name,
    ...size,
    ephemeralStorageGiB: draft.ephemeralStorageGiB,
    cpuArchitecture: draft.cpuArchitecture,
    containers: [containerPlan(draft)],
    listeners: draft.listeners,
    networkListeners: draft.networkListeners,
    names: draft.names,
    networks: draft.networks,
    after: draft.after,
    desiredCount,
    deployment: deploymentOf([draft], desiredCount),
    tags: draft.tags,
    gracePeriod: Math.max(60, draft.container.healthCheck?.startPeriod ?? 0),
  };
}
