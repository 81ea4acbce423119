import { type Account, dropped, eachItem, mapped } from "./account";
import { ContainerNames } from "./container-names";
import { translateDependencies } from "./dependencies";
import { MODE, translateDeploy, UPDATE } from "./deployment";
import type { Draft } from "./draft";
import { OF_FILE, translateEnvironment } from "./environment";
import type { Front } from "./front";
import { THE_IMAGE, translateUnsaidPorts } from "./image";
import { ALONE } from "./instead";
import { jobHandlers } from "./job-handlers";
import { Jobs } from "./jobs";
import type { Layout } from "./layout";
import { translateSysctls } from "./linux";
import { LogGroups } from "./log-groups";
import { ServiceNames } from "./names";
import { processes, volumesFrom } from "./namespaces";
import { networkItself, networkMode, translateAttachments, translateLinks, translateNetwork } from "./networks";
import { translatePlatform } from "./platform";
import { checkNumberOfPorts, openToNetworks, translateExpose, translatePorts } from "./ports";
import { resourceHandlers, resourceKeys } from "./resources";
import { servicePlan } from "./service-plan";
import { diskOf, translateStorage } from "./storage";
import { translateTags } from "./tags";
import { sizeOfTask } from "./task-size";

/** Each service of the files is a service of ECS, and they find each other by Service Connect. */
export function servicesLayout(drafts: ReadonlyMap<string, Draft>, front: Front): Layout {
  const names = new ServiceNames([...drafts.keys()]);
  const jobs = new Jobs(drafts);
  const logGroups = new LogGroups(jobs);
  const checkContainers = (draft: Draft, account: Account): void => {
    const names = new ContainerNames();
    const problems = [...jobs.of(draft), draft].map((each) => names.add(each));
    const problem = problems.find((each) => each !== undefined);
    const rival = logGroups.rivalOf(draft);
    if (problem !== undefined) account.refused(...problem);
    else if (rival !== undefined)
      account.refused(`A log group would be called as one of ${rival.name}.`, "Rename the service.");
  };
  return {
    handlers(draft) {
      if (jobs.has(draft.name)) return jobHandlers(draft, drafts, jobs, names);
      const { service } = draft;
      const resources = resourceHandlers([sizeOfTask(draft, jobs)]);
      return {
        ...resourceKeys(service, resources),
        container_name: (name, account) =>
          names.claim(draft, name, account, "Others find the service by it; tasks have no names."),
        cpu_shares: dropped(ALONE),
        depends_on: (dependencies, account) => translateDependencies(draft, dependencies, account, drafts, jobs),
        deploy: (deploy, account) =>
          translateDeploy(deploy, account, {
            mode: MODE,
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
        network_mode: networkMode("An address of its own in the VPC, in no network with other services."),
        networks: (networks, account) => translateAttachments(draft, networks, account, names),
        pid: processes,
        platform: (platform, account) => translatePlatform(draft, platform, account),
        ports: (ports, account) => translatePorts(draft, ports, account, front),
        restart(restart, account) {
          if (restart === "always" || restart === "unless-stopped") account.mapped("ECS keeps the number of tasks.");
          else account.approximated("ECS starts a new task whenever one ends, also by itself.");
        },
        scale: mapped("The number of tasks."),
        storage_opt: (options, account) => translateStorage(draft, options, account, diskOfTask(draft, jobs)),
        sysctls: (sysctls, account) => translateSysctls(draft, sysctls, account),
        volumes_from: volumesFrom,
      };
    },
    network(network, account, used) {
      networkItself(network, account);
      translateNetwork(network, account, used);
    },
    image(draft, account) {
      const isSaid = draft.ports.length > 0 || draft.service.expose !== undefined;
      if (isSaid || jobs.has(draft.name) || !hasPeers(draft, jobs.services)) account.mapped(THE_IMAGE);
      else translateUnsaidPorts(draft, account);
    },
    finish(draft, account) {
      checkNumberOfPorts(draft, account);
      if (!jobs.has(draft.name)) checkContainers(draft, account);
    },
    plan: () => jobs.services.map((draft) => servicePlan(draft, jobs)),
  };
}

/** Whether another service is in one of its networks. */
function hasPeers({ name, service }: Draft, drafts: readonly Draft[]): boolean {
  const own = Object.keys(service.networks ?? {});
  return drafts.some(
    (other) => other.name !== name && own.some((network) => Object.hasOwn(other.service.networks ?? {}, network)),
  );
}

function diskOfTask(draft: Draft, jobs: Jobs): number {
  return Math.max(...[draft, ...jobs.of(draft)].map(({ service }) => diskOf(service)));
}
