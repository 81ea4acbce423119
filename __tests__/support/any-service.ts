import * as fc from "fast-check";
import type { ComposeProject } from "../../src/compose/model/project";
import type { Service } from "../../src/compose/model/service";

type Key = Exclude<keyof Service, "extensions">;
type Value<K extends Key> = NonNullable<Service[K]>;

/** Values of a key: mostly those that ECS can do something with, if there are any. */
interface Values<V> {
  readonly taken: readonly V[];
  readonly others: readonly V[];
}

const taken = <V>(...values: NoInfer<V>[]): Values<V> => ({ taken: values, others: [] });
const mostly = <V>(values: readonly NoInfer<V>[], ...others: NoInfer<V>[]): Values<V> => ({ taken: values, others });
const never = <V>(...values: NoInfer<V>[]): Values<V> => ({ taken: [], others: values });

const BOTH = [true, false];
const GIB = 1024 ** 3;
const hook = { command: ["run"] };
const tcp = { protocol: "tcp", mode: "ingress" } as const;

/** Every key of a service: the compiler misses none. */
const VALUES: { readonly [K in Key]-?: Values<Value<K>> } = {
  annotations: taken({ a: "b" }),
  attach: taken(...BOTH),
  blkio_config: taken({ weight: 300 }, { device_read_bps: [{ path: "/dev/sda", rate: 9 }] }),
  build: taken({ context: "/app" }, { context: "/app", args: { A: null }, secrets: [{ source: "key" }] }),
  cap_add: mostly([["SYS_PTRACE"], ["CHOWN"]], ["NET_ADMIN"], ["ALL"]),
  cap_drop: mostly([["ALL"], ["cap_chown", "KILL"]], ["FLY"]),
  cgroup: mostly(["private"], "host"),
  cgroup_parent: taken("m"),
  command: taken(["a", "b"], [], ["$x", "${y}", "%{z}"]),
  configs: mostly(
    [
      [{ source: "site", target: "/srv/a" }],
      [
        { source: "site", target: "/srv/a" },
        { source: "site", target: "/srv/b", uid: "5", mode: 0o400 },
      ],
    ],
    [{ source: "site" }],
    [{ source: "site", target: "/etc/x" }],
    [{ source: "none" }],
  ),
  container_name: mostly(["one", "two", "three"], "web", "not a name"),
  cpu_count: taken(2),
  cpu_percent: taken(50),
  cpu_period: taken(50_000, 0),
  cpu_quota: mostly([25_000, 0], 9_000_000),
  cpu_rt_period: never("9"),
  cpu_rt_runtime: never("9"),
  cpu_shares: taken(64, 0),
  cpus: mostly([0.25, 1, 3.3, 0], 99),
  cpuset: taken("0"),
  credential_spec: never({ file: "x" }),
  depends_on: taken({}),
  deploy: mostly(
    [
      {},
      { replicas: 2 },
      { replicas: 0, labels: { team: "shop", "aws:x": "y" } },
      {
        mode: "replicated",
        resources: { limits: { cpus: 0.5, memory: GIB, pids: 5 }, reservations: { memory: GIB / 2 } },
      },
      { update_config: { parallelism: 0, order: "start-first", failure_action: "rollback", delay: 5 } },
      { update_config: { parallelism: 3, order: "stop-first", max_failure_ratio: 0.5 }, replicas: 7 },
      { restart_policy: { condition: "none", max_attempts: 3 }, rollback_config: { parallelism: 1 } },
      {
        placement: {
          constraints: ["node.role == worker"],
          preferences: [{ spread: "zone" }],
          max_replicas_per_node: 1,
        },
      },
      { mode: "replicated-job", endpoint_mode: "vip" },
    ],
    { mode: "global" },
    { resources: { reservations: { devices: [{ capabilities: ["gpu"] }] } } },
    { resources: { reservations: { generic_resources: [{ discrete_resource_spec: { kind: "x", value: 1 } }] } } },
    { update_config: { failure_action: "dance" } },
  ),
  develop: taken({ watch: [{ path: "/a", action: "rebuild" }] }),
  device_cgroup_rules: never(["c 1:3 mr"]),
  devices: never([{ source: "/dev/x" }]),
  dns: never(["1.1.1.1"]),
  dns_opt: never(["x"]),
  dns_search: never(["x"]),
  domainname: taken("example.com"),
  entrypoint: taken(["sh", "-c"], []),
  env_file: mostly([[{ path: "/no/such/file", required: false }]], [{ path: "/no/such/file", required: true }]),
  environment: mostly([{ A: "b", B: null }, { "a.b": '"\\\n' }, { URL: "http://db:1/web" }], { "": "x" }),
  expose: mostly([["8080"], ["1-3", "53/udp"], []], ["0"], ["5/sctp"], ["1-200"]),
  external_links: never(["x"]),
  extra_hosts: never({ a: ["1.2.3.4"] }),
  gpus: never([{ capabilities: ["gpu"] }]),
  group_add: never(["5"]),
  healthcheck: taken(
    { test: ["CMD", "true"], interval: 1, timeout: 99, retries: 0, start_period: 0.5 },
    { test: ["NONE"] },
    { disable: true },
    { interval: 5 },
  ),
  hostname: mostly(["four", "five"], "web", "not a name"),
  image: mostly(
    [
      "nginx:1.27",
      "mysql:8.4",
      "postgres:16-alpine",
      "example/app@sha256:0",
      "123456789012.dkr.ecr.eu-west-1.amazonaws.com/a/b:1",
    ],
    "not an image",
    "",
  ),
  init: taken(...BOTH),
  ipc: mostly(["private", "shareable"], "host", "service:web"),
  isolation: taken("default"),
  label_file: never(["/no/such/file"]),
  labels: taken({ a: "b", "com.example.x": "${y}" }),
  links: mostly([["web"], ["web:www"]], ["web:db"], ["none"]),
  logging: mostly(
    [
      { driver: "json-file", options: { "max-size": "1m" } },
      { driver: "awslogs", options: { mode: "blocking" } },
      { driver: "none" },
      {},
    ],
    { driver: "syslog" },
  ),
  mac_address: never("02:42:ac:11:65:43"),
  mem_limit: mostly([GIB, 7 * 1024 ** 2, 0], 999 * GIB),
  mem_reservation: mostly([GIB / 2, 1], 999 * GIB),
  mem_swappiness: taken(5),
  memswap_limit: taken(-1, GIB),
  models: never({ llm: { endpoint_var: "URL" } }),
  network_mode: mostly(["bridge"], "host", "none", "service:web"),
  networks: mostly(
    [{ front: {} }, { back: {} }, { default: {} }, { front: { aliases: ["six"], priority: 5 }, back: {} }],
    { front: { ipv4_address: "10.0.0.1" } },
    { none: {} },
    { back: { aliases: ["web", "not a name"] } },
  ),
  oom_kill_disable: mostly([false], true),
  oom_score_adj: taken(5),
  pid: never("host", "service:web"),
  pids_limit: taken(5, -1),
  platform: mostly(["linux/amd64", "linux/arm64"], "windows/amd64"),
  ports: mostly(
    [
      [{ ...tcp, target: 80, published: { from: 80, to: 80 } }],
      [{ ...tcp, target: 8080, published: { from: 8000, to: 8009 }, host_ip: "0.0.0.0", name: "web" }],
      [
        { ...tcp, target: 3000 },
        { ...tcp, target: 3000, published: { from: 3000, to: 3000 }, host_ip: "127.0.0.1" },
      ],
      [{ target: 53, protocol: "udp", mode: "host" }],
      [],
    ],
    [{ ...tcp, target: 443, published: { from: 443, to: 443 } }],
    [{ ...tcp, target: 5432, published: { from: 5432, to: 5432 } }],
    [{ target: 53, protocol: "udp", mode: "host", published: { from: 53, to: 53 } }],
    [{ target: 5, protocol: "sctp", mode: "host" }],
  ),
  post_start: never([hook]),
  pre_start: mostly(
    [
      [hook],
      [
        { ...hook, per_replica: true, image: "busybox", user: "root" },
        { image: "busybox", environment: { A: "b" } },
      ],
      [{}],
    ],
    [{ ...hook, privileged: true }],
    [{ ...hook, image: "not an image" }],
  ),
  pre_stop: never([hook]),
  privileged: mostly([false], true),
  profiles: taken([], ["debug"]),
  provider: never({ type: "x" }),
  pull_policy: taken("always", "daily"),
  pull_refresh_after: taken("1h"),
  read_only: taken(...BOTH),
  restart: taken("no", "always", "unless-stopped", "on-failure:3"),
  runtime: never("nvidia"),
  scale: taken(0, 1, 3),
  secrets: mostly(
    [
      [{ source: "key" }],
      [
        { source: "key", target: "a/b" },
        { source: "old", target: "/config/x", gid: "5" },
      ],
    ],
    [{ source: "key", uid: "root" }],
    [{ source: "key", target: "../../../etc/passwd" }],
  ),
  security_opt: mostly([["no-new-privileges:true"]], ["seccomp:unconfined"]),
  shm_size: taken(GIB, 0),
  stdin_open: taken(...BOTH),
  stop_grace_period: taken(0.5, 90, 900),
  stop_signal: taken("SIGTERM", "SIGINT"),
  storage_opt: mostly([{ size: "30G" }, { size: "1G" }], { size: "900G" }, { x: "y" }),
  sysctls: mostly([{ "net.core.somaxconn": "1024" }], { "kernel.x": "1" }),
  tmpfs: mostly([["/run"], ["/run:size=8m,mode=755", "/tmp"]], ["run"], ["/run:odd"]),
  tty: taken(...BOTH),
  ulimits: mostly(
    [{ nofile: { soft: 1024, hard: 4096 } }, { memlock: { soft: -1, hard: -1 } }],
    { nproc: { soft: 9, hard: 1 } },
    { x: { soft: 1, hard: 1 } },
  ),
  use_api_socket: mostly([false], true),
  user: taken("1000:1000", "root", "0", ""),
  userns_mode: taken("host"),
  uts: never("host"),
  volumes: mostly(
    [
      [{ type: "volume", source: "data", target: "/data" }],
      [
        { type: "volume", source: "data", target: "/a" },
        { type: "volume", source: "cache", target: "/b", read_only: true, volume: { nocopy: true, subpath: "x/y" } },
      ],
      [
        { type: "volume", target: "/cache" },
        { type: "tmpfs", target: "/scratch", tmpfs: { size: 5, mode: 0o700 } },
      ],
    ],
    [{ type: "bind", source: "/x", target: "/y" }],
    [{ type: "volume", source: "data", target: "/data", volume: { subpath: "../x" } }],
    [{ type: "npipe", source: "x", target: "/y" }],
  ),
  volumes_from: never(["web"], ["container:x"]),
  working_dir: taken("/srv", ""),
};

const KEYS = Object.keys(VALUES) as Key[];
const TAKEN = KEYS.filter((key) => VALUES[key].taken.length > 0);
/** Two of them would mean the same, or cannot be together; the last of them stays. */
const ONE_OF: readonly (readonly Key[])[] = [
  ["networks", "network_mode"],
  ["scale", "deploy", "container_name"],
  ["cpus", "mem_limit", "mem_reservation", "deploy"],
];

function anyOf(key: Key): fc.Arbitrary<unknown> {
  const { taken: well, others } = VALUES[key] as Values<unknown>;
  if (well.length === 0 || others.length === 0) return fc.constantFrom(...well, ...others);
  return fc.oneof(
    { weight: 19, arbitrary: fc.constantFrom(...well) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );
}

const keys = fc.oneof(
  { weight: 19, arbitrary: fc.subarray(TAKEN, { maxLength: 9 }) },
  { weight: 1, arbitrary: fc.subarray(KEYS, { maxLength: 9 }) },
);

/** A service with some of all keys. */
const service: fc.Arbitrary<Service> = fc.tuple(keys, anyOf("image")).chain(([chosen, image]) => {
  const left = chosen.filter(
    (key) => !ONE_OF.some((group) => group.includes(key) && group.findLast((other) => chosen.includes(other)) !== key),
  );
  return fc.record(Object.fromEntries(left.map((key) => [key, anyOf(key)]))).map((values) => ({ image, ...values }));
}) as fc.Arbitrary<Service>;

/** What services are called, also as what is made of others is. */
const NAMES = ["web", "worker", "db", "main", "web-files", "worker.1", "web-pre-start-1", "web_worker", "A"];
const CONDITIONS = ["service_started", "service_healthy", "service_completed_successfully"] as const;

/** A project of some services, each with any keys, that wait for those before them. */
export const anyProject: fc.Arbitrary<ComposeProject> = fc
  .tuple(
    fc.shuffledSubarray(NAMES, { minLength: 1, maxLength: 4 }),
    fc.array(service, { minLength: 4, maxLength: 4 }),
    fc.array(fc.option(fc.constantFrom(...CONDITIONS)), { minLength: 6, maxLength: 6 }),
    fc.nat(30),
  )
  .map(([names, services, conditions, chance]) => {
    let edge = 0;
    const entries = names.map((name, index) => {
      const waits = names.slice(0, index).flatMap((other) => {
        const condition = conditions[edge++];
        return condition ? [[other, { condition, required: true, restart: chance === 1 }]] : [];
      });
      return [name, { ...services[index], ...(waits.length > 0 && { depends_on: Object.fromEntries(waits) }) }];
    });
    const external = chance === 0;
    return {
      name: "any",
      services: Object.fromEntries(entries),
      networks: {
        default: { name: "any_default", external: false, internal: false },
        front: { name: "front", external, internal: true, ...(chance === 2 && { driver: "macvlan" }) },
        back: { name: "back", external: false, internal: false, enable_ipv6: true, labels: { a: "b" } },
      },
      volumes: {
        data: { name: "data", external, ...(chance === 3 && { driver_opts: { type: "nfs" } }) },
        cache: { name: "cache", external: false, driver: "local" },
      },
      secrets: {
        key: { name: "key", external: false, file: "/no/such/file" },
        old: { name: "prod/old", external: true },
      },
      configs: { site: { name: "site", external: false, content: "$x\n y: ${z}\n" } },
      models: chance === 4 ? { llm: { name: "llm", model: "ai/x" } } : {},
    } as ComposeProject;
  });
