import type { Service } from "../model/service";
import { dropped, eachItem, type Handlers, mapped, refused } from "./account";
import { PROCESSES } from "./deployment";
import type { Directories } from "./directories";
import type { Draft } from "./draft";
import { type Contents, translateConfigs, translateSecrets } from "./files";
import { translateHealthCheck } from "./health-check";
import { translatePreStart } from "./hooks";
import { ALONE, EC2, NO_HOST } from "./instead";
import type { Layout } from "./layout";
import {
  translateAddedCapabilities,
  translateDroppedCapabilities,
  translateSecurityOptions,
  translateUlimits,
} from "./linux";
import { translateLogging } from "./logging";
import { translateSharedMemory, translateTmpfs } from "./tmpfs";
import { translateVolumes } from "./volumes";
import { wordsOf } from "./words";

/** What the services of an application share. */
export interface Shared {
  readonly layout: Layout;
  readonly directories: Directories;
  readonly secrets: Contents;
  readonly configs: Contents;
}

const NO_SWAP = "Fargate has no swap.";
const DOCKER_ONLY = "It is for Docker's command line alone.";
const NO_HOOKS = "ECS runs no commands beside the program of a container.";
const IN_IMAGE = "Do it in the start of the program, by an entrypoint in the image.";
const WORD_BY_WORD = "In the container definition, word by word.";
const MOST_GRACE = 120;

/** What becomes of each key of a service. `image` and `build` belong together, and have been accounted for. */
export function serviceHandlers(draft: Draft, shared: Shared): Handlers<Omit<Service, "image" | "build">> {
  const { container, linux } = draft;
  return {
    ...shared.layout.handlers(draft),
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
        account.mapped(WORD_BY_WORD);
      }),
    configs: (references, account) => translateConfigs(draft, references, account, shared.configs),
    cpu_count: dropped("It is for Windows alone."),
    cpu_percent: dropped("It is for Windows alone."),
    cpu_rt_period: refused("Fargate has no real-time scheduler.", EC2),
    cpu_rt_runtime: refused("Fargate has no real-time scheduler.", EC2),
    cpuset: dropped(ALONE),
    credential_spec: refused("It is for Windows alone, and the task is of Linux.", EC2),
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
        account.mapped(WORD_BY_WORD);
      }),
    external_links: refused("Containers of Docker's that exist are not at AWS.", "Name what is there by its address."),
    extra_hosts: refused(
      "Containers on Fargate have no lines of their own in /etc/hosts.",
      "Use names in DNS, or aliases of services.",
    ),
    gpus: refused("Fargate has no GPUs.", EC2),
    group_add: refused("ECS adds no groups.", "Write user: with the group, 1000:1000."),
    healthcheck: (healthcheck, account) => translateHealthCheck(draft, healthcheck, account),
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
    logging: (logging, account) => translateLogging(draft, logging, account),
    mac_address: refused("A task gets its address from AWS.", "Take it away."),
    mem_swappiness: dropped(NO_SWAP),
    memswap_limit: dropped(NO_SWAP),
    models: refused(
      "ECS runs no models by itself.",
      "Name a model of Amazon Bedrock, or a service that runs one, in the environment.",
    ),
    oom_kill_disable(disabled, account) {
      if (disabled) account.refused("A task that has no memory left is ended.", "Ask for more memory.");
      else account.mapped("A task that has no memory left is ended.");
    },
    oom_score_adj: dropped(ALONE),
    pids_limit: dropped(PROCESSES),
    post_start: refused(NO_HOOKS, IN_IMAGE),
    pre_start: (hooks, account) => translatePreStart(draft, hooks, account),
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
    runtime: refused("Fargate has one runtime.", EC2),
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
    working_dir(directory, account) {
      if (directory === "") return account.dropped("It says nothing.");
      container.workingDirectory = directory;
      account.mapped("The working directory of the container.");
    },
  };
}
