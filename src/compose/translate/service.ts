import type { Service } from "../model/service";
import { parseBytes } from "../syntax/bytes";
import { type Account, dropped, eachItem, type Handlers, mapped, refused } from "./account";
import { translateDependencies } from "./dependencies";
import { PROCESSES, translateDeploy } from "./deployment";
import type { Directories } from "./directories";
import type { Draft } from "./draft";
import { translateEnvironment } from "./environment";
import { type Contents, translateConfigs, translateSecrets } from "./files";
import type { Front } from "./front";
import { translateHealthCheck } from "./health-check";
import {
  translateAddedCapabilities,
  translateDroppedCapabilities,
  translateSecurityOptions,
  translateSysctls,
  translateUlimits,
} from "./linux";
import { translateLogging } from "./logging";
import type { ServiceNames } from "./names";
import { translateAttachments, translateLinks } from "./networks";
import { translateExpose, translatePorts } from "./ports";
import { resourceHandlers } from "./resources";
import { translateSharedMemory, translateTmpfs } from "./tmpfs";
import { translateVolumes } from "./volumes";

/** What the services of an application share. */
export interface Shared {
  readonly drafts: ReadonlyMap<string, Draft>;
  readonly names: ServiceNames;
  readonly directories: Directories;
  readonly front: Front;
  readonly secrets: Contents;
  readonly configs: Contents;
}

const EC2 = "Take it away, or run the service on EC2 by the constructs.";
const NO_HOST = "Fargate shares nothing of a host with a task.";
const NO_SWAP = "Fargate has no swap.";
const ALONE = "The task has a machine of its own, with nobody to share it with.";
const DOCKER_ONLY = "It is for Docker's command line alone.";
const NO_HOOKS = "ECS runs no commands beside the program of a container.";
const IN_IMAGE = "Do it in the start of the program, by an entrypoint in the image.";
const MOST_GRACE = 120;
const MOST_DISK_GIB = 200;
const GIB = 1024 ** 3;

/** What becomes of each key of a service. `image` and `build` belong together, and have been accounted for. */
export function serviceHandlers(draft: Draft, shared: Shared): Handlers<Omit<Service, "image" | "build">> {
  const { container, linux, service } = draft;
  const resources = resourceHandlers(service);
  return {
    annotations: dropped("Nothing on Fargate reads them."),
    attach: dropped(DOCKER_ONLY),
    blkio_config: dropped(ALONE),
    cap_add: (names, account) => translateAddedCapabilities(draft, names, account),
    cap_drop: (names, account) => translateDroppedCapabilities(draft, names, account),
    cgroup(cgroup, account) {
      if (cgroup === "host") account.refused(NO_HOST, EC2);
      else account.mapped("A container has a control group of its own.");
    },
    cgroup_parent: dropped(ALONE),
    command: (words, account) =>
      wordsOf(words, account, () => {
        container.command = words;
      }),
    configs: (references, account) => translateConfigs(draft, references, account, shared.configs),
    container_name: (name, account) =>
      shared.names.claim(draft, name, account, "Others find the service by it; tasks have no names."),
    cpu_count: dropped("It is for Windows alone."),
    cpu_percent: dropped("It is for Windows alone."),
    cpu_period: resources.period,
    cpu_quota: (quota, account) => resources.cores(quota / (service.cpu_period || 100_000), account),
    cpu_rt_period: refused("Fargate has no real-time scheduler.", EC2),
    cpu_rt_runtime: refused("Fargate has no real-time scheduler.", EC2),
    cpu_shares: dropped(ALONE),
    cpus: resources.cores,
    cpuset: dropped(ALONE),
    credential_spec: refused("It is for Windows alone, and the task is of Linux.", EC2),
    depends_on: (dependencies, account) =>
      translateDependencies(draft, dependencies, account, (name) => shared.drafts.has(name)),
    deploy: (deploy, account) => translateDeploy(draft, deploy, account, resources),
    develop: dropped(DOCKER_ONLY),
    device_cgroup_rules: refused("Fargate has no devices.", EC2),
    devices: refused("Fargate has no devices.", EC2),
    dns: refused("A task on Fargate asks the DNS of its VPC.", "Set rules of the Route 53 Resolver there."),
    dns_opt: refused("A task on Fargate asks the DNS of its VPC.", "Take them away."),
    dns_search: refused("A task on Fargate searches no domains.", "Write names in full."),
    domainname: dropped("Others find the service by its names."),
    entrypoint: (words, account) =>
      wordsOf(words, account, () => {
        container.entryPoint = words;
      }),
    env_file: (files, account) => eachItem(files, account, mapped("Its variables are variables of the container.")),
    environment: (environment, account) => translateEnvironment(draft, environment, account),
    expose: (ports, account) => translateExpose(draft, ports, account),
    external_links: refused("Containers of Docker's that exist are not at AWS.", "Name what is there by its address."),
    extra_hosts: refused(
      "Containers on Fargate have no lines of their own in /etc/hosts.",
      "Use names in DNS, or aliases of services.",
    ),
    gpus: refused("Fargate has no GPUs.", EC2),
    group_add: refused("ECS adds no groups.", "Write user: with the group, 1000:1000."),
    healthcheck: (healthcheck, account) => translateHealthCheck(draft, healthcheck, account),
    hostname: (name, account) =>
      shared.names.claim(
        draft,
        name,
        account,
        "Others find the service by it; on Fargate a container has another name for itself.",
      ),
    init(init, account) {
      linux.initProcessEnabled = init;
      account.mapped("A process of its own above the program, or none.");
    },
    ipc(ipc, account) {
      if (ipc === "private" || ipc === "none" || ipc === "shareable") account.mapped("A container shares no memory.");
      else account.refused(NO_HOST, EC2);
    },
    isolation: dropped("It is for Windows alone."),
    label_file: (files, account) => eachItem(files, account, mapped("Its labels are labels of the container.")),
    labels(labels, account) {
      container.dockerLabels = labels;
      for (const key of Object.keys(labels))
        account.at(key).mapped("A label of the container, which on Fargate ECS alone reads.");
    },
    links: (links, account) => translateLinks(links, account, shared.drafts, shared.names),
    logging: (logging, account) => translateLogging(draft, logging, account),
    mac_address: refused("A task gets its address from AWS.", "Take it away."),
    mem_limit: resources.bytes,
    mem_reservation: resources.bytes,
    mem_swappiness: dropped(NO_SWAP),
    memswap_limit: dropped(NO_SWAP),
    models: refused(
      "ECS runs no models by itself.",
      "Name a model of Amazon Bedrock, or a service that runs one, in the environment.",
    ),
    network_mode(mode, account) {
      if (mode === "bridge")
        account.approximated("An address of its own in the VPC, in no network with other services.");
      else
        account.refused(
          "A task on Fargate has a network of its own.",
          "Use networks, or one task with both containers by the constructs.",
        );
    },
    networks: (networks, account) => translateAttachments(draft, networks, account, shared.names),
    oom_kill_disable(disabled, account) {
      if (disabled) account.refused("A task that has no memory left is ended.", "Ask for more memory.");
      else account.mapped("A task that has no memory left is ended.");
    },
    oom_score_adj: dropped(ALONE),
    pid: refused(NO_HOST, EC2),
    pids_limit: dropped(PROCESSES),
    platform(platform, account) {
      const [, architecture] = /^linux\/(amd64|arm64)(?:\/v8)?$/.exec(platform) ?? [];
      if (architecture === undefined)
        return account.refused("Fargate has linux/amd64 and linux/arm64.", "Choose one of them.");
      draft.cpuArchitecture = architecture === "arm64" ? "ARM64" : "X86_64";
      account.mapped("The processors that the task runs on.");
    },
    ports: (ports, account) => translatePorts(draft, ports, account, shared.front),
    post_start: refused(NO_HOOKS, IN_IMAGE),
    pre_start: refused(NO_HOOKS, IN_IMAGE),
    pre_stop: refused(NO_HOOKS, "Do it in the program, when it gets the signal to stop."),
    privileged(privileged, account) {
      if (privileged) account.refused("On Fargate, no container has the rights of the machine.", EC2);
      else account.mapped("A container without the rights of the machine.");
    },
    profiles: (profiles, account) => eachItem(profiles, account, mapped("The service is there, as its profile is.")),
    provider: refused(
      "ECS asks no tool to provide a service.",
      "Make it by Terraform, and pass its address in the environment.",
    ),
    pull_policy: dropped("Fargate pulls the image for each task."),
    pull_refresh_after: dropped("Fargate pulls the image for each task."),
    read_only(readOnly, account) {
      container.readonlyRootFilesystem = readOnly;
      account.mapped("The root file system of the container.");
    },
    restart(restart, account) {
      if (restart === "always" || restart === "unless-stopped") account.mapped("ECS keeps the number of tasks.");
      else account.approximated("ECS starts a new task whenever one ends, also by itself.");
    },
    runtime: refused("Fargate has one runtime.", EC2),
    scale: mapped("The number of tasks."),
    secrets: (references, account) => translateSecrets(draft, references, account, shared.secrets),
    security_opt: (options, account) => translateSecurityOptions(options, account),
    shm_size: (bytes, account) => translateSharedMemory(draft, bytes, account),
    stdin_open(open, account) {
      container.interactive = open;
      account.mapped("The standard input of the container.");
    },
    stop_grace_period(seconds, account) {
      const stopTimeout = Math.min(MOST_GRACE, Math.max(2, Math.ceil(seconds)));
      container.stopTimeout = stopTimeout;
      if (stopTimeout === seconds) account.mapped("The time between the signal to stop and the kill.");
      else account.approximated(`${stopTimeout} seconds: ECS takes whole ones, from 2 to ${MOST_GRACE}.`);
    },
    stop_signal(signal, account) {
      if (/^(SIG)?TERM$|^15$/.test(signal)) account.mapped("ECS sends it, unless the image says another.");
      else account.approximated("ECS sends the signal that the image names, else SIGTERM.");
    },
    storage_opt: (options, account) => translateStorage(draft, options, account),
    sysctls: (sysctls, account) => translateSysctls(draft, sysctls, account),
    tmpfs: (mounts, account) => translateTmpfs(draft, mounts, account),
    tty(tty, account) {
      container.pseudoTerminal = tty;
      account.mapped("A terminal of the container.");
    },
    ulimits: (ulimits, account) => translateUlimits(draft, ulimits, account),
    use_api_socket(used, account) {
      if (used) account.refused("Fargate has no Docker to ask.", "Take it away.");
      else account.mapped("Fargate has no Docker to ask.");
    },
    user(user, account) {
      if (user === "") return account.dropped("It says nothing.");
      container.user = user;
      account.mapped("The user of the container.");
    },
    userns_mode: dropped("Fargate maps no users."),
    uts: refused(NO_HOST, EC2),
    volumes: (mounts, account) => translateVolumes(draft, mounts, account, shared.directories),
    volumes_from: refused("Tasks have no volumes of others.", "Mount the same named volumes."),
    working_dir(directory, account) {
      if (directory === "") return account.dropped("It says nothing.");
      container.workingDirectory = directory;
      account.mapped("The working directory of the container.");
    },
  };
}

/** An empty list takes away what the image has; ECS leaves it. */
function wordsOf(words: readonly string[], account: Account, set: () => void): undefined {
  if (words.length === 0) return account.approximated("ECS has no way to take away that of the image.");
  set();
  account.mapped("In the container definition, word by word.");
}

function translateStorage(draft: Draft, options: Readonly<Record<string, string>>, account: Account): void {
  for (const [name, value] of Object.entries(options)) {
    const own = account.at(name);
    const bytes = name === "size" ? parseBytes(value) : undefined;
    if (typeof bytes !== "number" || bytes > MOST_DISK_GIB * GIB) {
      own.refused("Fargate sets the size of a disk alone, up to 200 GiB.", "Correct it, or take it away.");
      continue;
    }
    const gib = Math.ceil(bytes / GIB);
    if (gib > 20) draft.ephemeralStorageGiB = gib;
    own.approximated(`The task has a disk of ${Math.max(20, gib)} GiB.`);
  }
}
