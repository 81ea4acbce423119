import { keyValues } from "../schema/key-values";
import { list, setOf } from "../schema/list";
import { type Extensible, object } from "../schema/object";
import { hostPath } from "../schema/paths";
import {
  anyText,
  boolean,
  bytes,
  bytesOrUnlimited,
  duration,
  integer,
  number,
  oneOf,
  parsed,
  text,
  textOrNothing,
} from "../schema/scalars";
import { Flaw } from "../syntax/flaw";
import { type BlkioConfig, blkioConfig } from "./blkio";
import { type Build, build } from "./build";
import { command } from "./command";
import { type CredentialSpec, credentialSpec } from "./credential-spec";
import { type Dependency, dependencies } from "./dependency";
import { type Deploy, type DeviceRequest, deploy } from "./deploy";
import { type Develop, develop } from "./develop";
import { type Device, devices } from "./device";
import { type EnvFile, envFiles } from "./env-file";
import { type Extends, extended } from "./extends";
import { extraHosts } from "./extra-hosts";
import { type FileReference, fileReferences } from "./file-reference";
import { gpus } from "./gpus";
import { type Healthcheck, healthcheck } from "./healthcheck";
import { hooks, type PreStartHook, preStartHooks, type ServiceHook } from "./hook";
import { type Logging, logging } from "./logging";
import { type ModelBinding, modelBindings } from "./model-binding";
import { type NetworkAttachment, networkAttachments } from "./network-attachment";
import { type Port, ports } from "./port";
import { type Provider, provider } from "./provider";
import { type Ulimit, ulimits } from "./ulimit";
import { type VolumeMount, volumeMounts } from "./volume-mount";

type Texts = Readonly<Record<string, string>>;

/**
 * A service, with the names that the specification has for its keys, in long syntax: the path of a value in the model is that in the file. Durations
 * are in seconds and sizes in bytes.
 */
export interface Service extends Extensible {
  readonly annotations?: Texts;
  readonly attach?: boolean;
  readonly blkio_config?: BlkioConfig;
  readonly build?: Build;
  readonly cap_add?: readonly string[];
  readonly cap_drop?: readonly string[];
  readonly cgroup?: "host" | "private";
  readonly cgroup_parent?: string;
  /** Empty for none, also not that of the image. */
  readonly command?: readonly string[];
  readonly configs?: readonly FileReference[];
  readonly container_name?: string;
  readonly cpu_count?: number;
  readonly cpu_percent?: number;
  readonly cpu_period?: number;
  readonly cpu_quota?: number;
  readonly cpu_rt_period?: string;
  readonly cpu_rt_runtime?: string;
  readonly cpu_shares?: number;
  /** In cores. */
  readonly cpus?: number;
  readonly cpuset?: string;
  readonly credential_spec?: CredentialSpec;
  /** By the name of the service that is waited for. */
  readonly depends_on?: Readonly<Record<string, Dependency>>;
  readonly deploy?: Deploy;
  readonly develop?: Develop;
  readonly device_cgroup_rules?: readonly string[];
  readonly devices?: readonly Device[];
  readonly dns?: readonly string[];
  readonly dns_opt?: readonly string[];
  readonly dns_search?: readonly string[];
  readonly domainname?: string;
  /** Empty for none, also not that of the image. */
  readonly entrypoint?: readonly string[];
  readonly env_file?: readonly EnvFile[];
  /** With the variables of `env_file`, which `environment` wins over. `null` for what was to be passed on and is not set. */
  readonly environment?: Readonly<Record<string, string | null>>;
  readonly expose?: readonly string[];
  readonly external_links?: readonly string[];
  readonly extra_hosts?: Readonly<Record<string, readonly string[]>>;
  readonly gpus?: readonly DeviceRequest[];
  readonly group_add?: readonly string[];
  readonly healthcheck?: Healthcheck;
  readonly hostname?: string;
  readonly image?: string;
  readonly init?: boolean;
  readonly ipc?: string;
  readonly isolation?: string;
  readonly label_file?: readonly string[];
  /** With those of `label_file`, which `labels` wins over. */
  readonly labels?: Texts;
  /** `service` or `service:alias`. */
  readonly links?: readonly string[];
  readonly logging?: Logging;
  readonly mac_address?: string;
  readonly mem_limit?: number;
  readonly mem_reservation?: number;
  /** 0 to 100. */
  readonly mem_swappiness?: number;
  /** Memory and swap together; -1 for no limit. */
  readonly memswap_limit?: number;
  readonly models?: Readonly<Record<string, ModelBinding>>;
  readonly network_mode?: string;
  /** By the network's key in the project. */
  readonly networks?: Readonly<Record<string, NetworkAttachment>>;
  readonly oom_kill_disable?: boolean;
  readonly oom_score_adj?: number;
  readonly pid?: string;
  /** -1 for no limit. */
  readonly pids_limit?: number;
  /** `linux/arm64`. */
  readonly platform?: string;
  readonly ports?: readonly Port[];
  readonly post_start?: readonly ServiceHook[];
  readonly pre_start?: readonly PreStartHook[];
  readonly pre_stop?: readonly ServiceHook[];
  readonly privileged?: boolean;
  readonly profiles?: readonly string[];
  readonly provider?: Provider;
  readonly pull_policy?: string;
  readonly pull_refresh_after?: string;
  /** Of the root file system. */
  readonly read_only?: boolean;
  /** `no`, `always`, `unless-stopped`, `on-failure` or `on-failure:3`. */
  readonly restart?: string;
  readonly runtime?: string;
  readonly scale?: number;
  readonly secrets?: readonly FileReference[];
  readonly security_opt?: readonly string[];
  readonly shm_size?: number;
  readonly stdin_open?: boolean;
  readonly stop_grace_period?: number;
  readonly stop_signal?: string;
  readonly storage_opt?: Texts;
  readonly sysctls?: Texts;
  /** Paths, each with its options behind a colon if any. */
  readonly tmpfs?: readonly string[];
  readonly tty?: boolean;
  readonly ulimits?: Readonly<Record<string, Ulimit>>;
  readonly use_api_socket?: boolean;
  readonly user?: string;
  readonly userns_mode?: string;
  readonly uts?: string;
  readonly volumes?: readonly VolumeMount[];
  readonly volumes_from?: readonly string[];
  readonly working_dir?: string;
}

/** What stands in a file: in the model, what a service extends is merged into it. */
export interface WrittenService extends Service {
  readonly extends?: Extends;
}

const RESTART = /^(no|always|unless-stopped|on-failure(:\d+)?)$/;
const restart = parsed("no, always, unless-stopped, on-failure or on-failure:3", (value) =>
  RESTART.test(value)
    ? value
    : new Flaw("no, always, unless-stopped, on-failure or on-failure:3", "Write one of these."),
);

const PULL_POLICY = /^(always|never|build|if_not_present|missing|refresh|daily|weekly|every_([0-9]+[wdhms])+)$/;
const pullPolicy = parsed("a policy of pulling", (value) => {
  if (PULL_POLICY.test(value)) return value === "if_not_present" ? "missing" : value;
  return new Flaw("always, never, missing, build, refresh, daily, weekly or every_12h", "Write one of these.");
});

const PORT_OR_RANGE = /^\d+(-\d+)?(\/(tcp|udp|sctp))?$/;
const exposed = parsed("a port, such as 80 or 53/udp", (value) =>
  PORT_OR_RANGE.test(value) ? value : new Flaw("a port, such as 80, 8000-8005 or 53/udp", "Correct the port."),
);

const labels = keyValues(anyText);
const someTexts = setOf(text, { single: true });

export const service = object<WrittenService>("a service", {
  annotations: labels,
  attach: boolean,
  blkio_config: blkioConfig,
  build,
  cap_add: setOf(text),
  cap_drop: setOf(text),
  cgroup: oneOf("host", "private"),
  cgroup_parent: text,
  command,
  configs: fileReferences,
  container_name: text,
  cpu_count: integer(0),
  cpu_percent: number,
  cpu_period: number,
  cpu_quota: number,
  cpu_rt_period: anyText,
  cpu_rt_runtime: anyText,
  cpu_shares: number,
  cpus: number,
  cpuset: text,
  credential_spec: credentialSpec,
  depends_on: dependencies,
  deploy,
  develop,
  device_cgroup_rules: setOf(text),
  devices,
  dns: someTexts,
  dns_opt: setOf(text),
  dns_search: someTexts,
  domainname: text,
  entrypoint: command,
  env_file: envFiles,
  environment: keyValues(textOrNothing),
  expose: setOf(exposed),
  extends: extended,
  external_links: setOf(text),
  extra_hosts: extraHosts,
  gpus,
  group_add: setOf(anyText),
  healthcheck,
  hostname: text,
  image: text,
  init: boolean,
  ipc: text,
  isolation: text,
  label_file: setOf(hostPath, { single: true }),
  labels,
  links: setOf(text),
  logging,
  mac_address: text,
  mem_limit: bytes,
  mem_reservation: bytes,
  mem_swappiness: integer(0, 100),
  memswap_limit: bytesOrUnlimited,
  models: modelBindings,
  network_mode: text,
  networks: networkAttachments,
  oom_kill_disable: boolean,
  oom_score_adj: integer(-1000, 1000),
  pid: text,
  pids_limit: integer(-1),
  platform: text,
  ports,
  post_start: hooks,
  pre_start: preStartHooks,
  pre_stop: hooks,
  privileged: boolean,
  profiles: setOf(text),
  provider,
  pull_policy: pullPolicy,
  pull_refresh_after: text,
  read_only: boolean,
  restart,
  runtime: text,
  scale: integer(0),
  secrets: fileReferences,
  security_opt: setOf(text),
  shm_size: bytes,
  stdin_open: boolean,
  stop_grace_period: duration,
  stop_signal: text,
  storage_opt: keyValues(anyText),
  sysctls: labels,
  tmpfs: someTexts,
  tty: boolean,
  ulimits,
  use_api_socket: boolean,
  user: text,
  userns_mode: text,
  uts: text,
  volumes: volumeMounts,
  volumes_from: list(text),
  working_dir: text,
});
