import type { UpdateConfig } from "../../model/deploy";
import type { TaskParams } from "../../model/ecs-params";
import type { Network } from "../../model/network";
import type { Service } from "../../model/service";
import { mountedService, sharedService } from "../../syntax/namespaces";
import { type Account, eachItem, eachKey, type Handler, type Handlers } from "../account";
import { ContainerNames } from "../container-names";
import { containerPlans } from "../container-plan";
import { deploymentOf, desiredCountOf, MODE, translateDeploy, UPDATE } from "../deployment";
import type { Draft } from "../draft";
import { translateEnvironment } from "../environment";
import type { Front } from "../front";
import { EC2, NO_HOST } from "../instead";
import type { Layout, LayoutHandlers } from "../layout";
import { translateSysctls } from "../linux";
import { attachmentHandlers, translateNetwork } from "../networks";
import { type Params, translateParams } from "../params/params";
import { ParamsTask, type Subnets } from "../params/task";
import type { ServicePlan } from "../plan";
import { translatePlatform } from "../platform";
import { checkNumberOfPorts, translateExpose, translatePorts } from "../ports";
import { resourceKeys, type TaskSize } from "../resources";
import { diskOf, translateStorage } from "../storage";
import { translateTags } from "../tags";
import { agreed, agreedEntries, type Services } from "./agreement";
import { translateWaiting } from "./dependencies";
import { Endings } from "./endings";
import { inOrder } from "./order";
import { Peers } from "./peers";
import { TaskPorts } from "./ports";
import { containerResources, sizeOf, sumOf } from "./resources";

/** What the only service is called among the constructs. */
const NAME = "app";
const ONE_NETWORK = "The containers of the task share one network";

/** All services of the files are containers of one task, of one service of ECS, as ecs-cli had it. */
export class OneTaskLayout implements Layout {
  private readonly services: Services;
  private readonly demand: TaskSize;
  private readonly endings: Endings;
  private readonly peers: Peers;
  private readonly ports = new TaskPorts();
  private readonly tags: Record<string, string> = {};
  private readonly containers = new ContainerNames();
  private readonly disk: number;
  private sharesProcesses = false;

  constructor(
    private readonly drafts: ReadonlyMap<string, Draft>,
    private readonly front: Front,
    private readonly subnets: Subnets,
    private readonly params: Params | undefined,
  ) {
    const { services, task_size } = this.taskParams;
    this.services = Object.fromEntries([...drafts].map(([name, { service }]) => [name, service]));
    this.demand = sumOf(this.services, task_size?.mem_limit === undefined ? undefined : 0);
    this.endings = new Endings(this.services, services);
    this.peers = new Peers(drafts);
    this.disk = Object.values(this.services).reduce((sum, service) => sum + diskOf(service), 0);
  }

  handlers(draft: Draft): LayoutHandlers {
    const { services, peers, ports, endings } = this;
    const { handlers: resources, shares } = containerResources(draft, sizeOf(this.demand) !== undefined);
    const said = this.taskParams.services?.[draft.name]?.depends_on?.map(({ container_name }) => container_name);
    const restart = endings.restart(draft.name);
    const count = agreed(services, desiredCountOf, (_, account) => account.mapped("The number of tasks."));
    return {
      ...resourceKeys(draft.service, resources),
      container_name: peers.name(draft),
      cpu_shares: shares,
      depends_on: (dependencies, account) => translateWaiting(draft, dependencies, account, services, said ?? []),
      deploy: (deploy, account) =>
        translateDeploy(deploy, account, {
          mode: MODE,
          replicas: count,
          labels: (labels, own) => {
            const kept = agreedEntries(services, (service) => service.deploy?.labels, labels, own);
            translateTags(this.tags, kept, own);
          },
          update: this.update,
          condition: restart,
          resources,
        }),
      env_file: (files, account) => eachItem(files, account, peers.environmentFile(draft)),
      environment: (environment, account) =>
        translateEnvironment(draft, environment, account, (value) => peers.noteOn(draft, value)),
      expose: (expose, account) => translateExpose(expose, account, ports.open(draft)),
      hostname: peers.name(draft),
      links: (links, account) => eachItem(links, account, peers.link),
      network_mode: (mode, account) => this.networkMode(mode, account),
      networks: (networks, account) => {
        for (const [name, attachment] of Object.entries(networks)) {
          this.joinNetwork(name, account.at(name));
          eachKey(attachment, account.at(name), attachmentHandlers(peers.name(draft)));
        }
      },
      pid: (pid, account) => {
        if (sharedService(pid) === undefined) return account.refused(NO_HOST, EC2);
        this.sharesProcesses = true;
        account.approximated("All containers of the task see the processes of each other.");
      },
      platform: agreed(
        services,
        ({ platform }) => platform,
        (platform, account) => translatePlatform(draft, platform, account),
      ),
      ports: (published, account) => {
        translatePorts(draft, published, account, this.front);
        ports.takePublished(draft, published, account);
      },
      restart,
      scale: count,
      storage_opt: (options, account) => translateStorage(draft, options, account, this.disk),
      sysctls: (sysctls, account) => {
        translateSysctls(
          draft,
          agreedEntries(services, (service) => service.sysctls, sysctls, account),
          account,
        );
      },
      volumes_from: (others, account) => eachItem(others, account, (from, own) => mountFrom(draft, from, own)),
    };
  }

  network(network: Network, account: Account, used: boolean): void {
    account.approximated(`${ONE_NETWORK}, whatever networks their services are in.`);
    translateNetwork(network, account, used, `${ONE_NETWORK}.`);
  }

  image(draft: Draft, account: Account): void {
    if (this.ports.takeKnown(draft, account)) this.peers.image(draft, account);
  }

  finish(draft: Draft, account: Account): void {
    checkNumberOfPorts(draft, account);
    const problem = this.containers.add(draft);
    if (problem !== undefined) account.refused(...problem);
  }

  plan(): readonly ServicePlan[] {
    const drafts = [...this.drafts.values()];
    const [first] = drafts;
    if (first === undefined) return [];
    const size = sizeOf(this.demand, this.taskParams.task_size);
    const task = new ParamsTask(this.drafts, this.endings, this.subnets, this.demand, size);
    if (this.params !== undefined) translateParams(this.params, task);
    for (const draft of drafts) if (!this.endings.isEssential(draft.name)) draft.container.essential = false;
    const desiredCount = desiredCountOf(first.service);
    const startPeriods = drafts.map(({ container }) => container.healthCheck?.startPeriod ?? 0);
    return [
      {
        name: NAME,
        services: drafts.map(({ name }) => name),
        ...(size ?? { cpu: 0, memoryLimitMiB: 0 }),
        ephemeralStorageGiB: drafts.find(({ ephemeralStorageGiB }) => ephemeralStorageGiB !== undefined)
          ?.ephemeralStorageGiB,
        cpuArchitecture: drafts.find(({ cpuArchitecture }) => cpuArchitecture !== undefined)?.cpuArchitecture,
        sharesProcesses: this.sharesProcesses || task.sharesProcesses,
        containers: inOrder(drafts.flatMap(containerPlans)),
        listeners: drafts.flatMap(({ listeners }) => listeners),
        networkListeners: drafts.flatMap(({ networkListeners }) => networkListeners),
        names: [],
        networks: [],
        after: [],
        desiredCount,
        deployment: deploymentOf(drafts, desiredCount),
        tags: this.tags,
        gracePeriod: Math.max(60, ...startPeriods),
        taskRole: task.taskRole,
        executionRole: task.executionRole,
        placement: task.placement,
        discovery: task.discovery,
        fileSystems: task.fileSystems,
      },
    ];
  }

  private get taskParams(): TaskParams {
    return this.params?.model.task_definition ?? {};
  }

  /** The keys of `update_config`, on each of which the services have to agree. */
  private get update(): Handlers<UpdateConfig> {
    const agree = <K extends "parallelism" | "order" | "failure_action">(key: K) => {
      const get = ({ deploy }: Service) => deploy?.update_config?.[key];
      return agreed(this.services, get, UPDATE[key] as Handler<UpdateConfig[K]>);
    };
    return {
      ...UPDATE,
      parallelism: agree("parallelism"),
      order: agree("order"),
      failure_action: agree("failure_action"),
    };
  }

  private networkMode(mode: string, account: Account): void {
    if (sharedService(mode) !== undefined) account.mapped(`${ONE_NETWORK}.`);
    else if (mode === "bridge") account.approximated(`${ONE_NETWORK}.`);
    else account.refused("A task on Fargate has a network of its own.", "Leave network_mode out.");
  }

  private joinNetwork(name: string, account: Account): void {
    const services = Object.values(this.services);
    if (services.every(({ networks = {} }) => Object.hasOwn(networks, name))) account.mapped(`${ONE_NETWORK}.`);
    else account.approximated(`${ONE_NETWORK}, also with services that are not in this one.`);
  }
}

function mountFrom(draft: Draft, from: string, account: Account): undefined {
  const service = mountedService(from);
  if (service === undefined) return account.refused("The container is not of the task.", "Name a service.");
  draft.volumesFrom.push({ service, readOnly: from.endsWith(":ro") });
  account.mapped("All volumes of its container, at the same paths.");
}
