import * as fc from "fast-check";
import { stringify } from "yaml";
import type { Healthcheck } from "../../src/compose/model/healthcheck";
import type { Port } from "../../src/compose/model/port";
import type { ComposeProject } from "../../src/compose/model/project";
import type { Service } from "../../src/compose/model/service";
import type { VolumeMount } from "../../src/compose/model/volume-mount";
import type { PortRange } from "../../src/compose/syntax/ports";

const SERVICES = ["web", "worker", "db"];
const NETWORKS = ["front", "back"];
const VOLUMES = ["data", "cache"];
const SECRETS = ["key"];
const CONFIGS = ["site"];

/** Any text, also what YAML, variables and shells read as something else. */
const text = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.constantFrom(
    "$X",
    "${X:-y}",
    "$$",
    "1.10",
    "0644",
    "no",
    "null",
    "~",
    "a: b",
    "# a",
    "- a",
    "<<",
    "*a",
    "!x",
    "2020-01-01",
  ),
);
const name = fc.stringMatching(/^[a-z][a-z0-9_.-]{0,8}$/);
const texts = fc.dictionary(fc.oneof(name, fc.constantFrom("__proto__", "a b", "1")), text, { maxKeys: 3 });
const path = fc.stringMatching(/^(\/[a-z0-9]{1,5}){1,3}$/);
const seconds = fc.oneof(
  fc.nat(100_000),
  fc.nat(999).map((milliseconds) => milliseconds / 1000),
);
const bytes = fc.nat(2 ** 31);
const range = fc
  .tuple(fc.integer({ min: 1, max: 65_000 }), fc.nat(5))
  .map(([from, more]): PortRange => ({ from, to: from + more }));

const some = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }, required: (keyof T & string)[] = []) =>
  fc.record(model, { requiredKeys: required }) as fc.Arbitrary<T>;

/** A port whose published port is its own, so that no two conflict. */
export const port: fc.Arbitrary<Port> = some<Port>(
  {
    target: fc.integer({ min: 1, max: 65_535 }),
    published: range,
    host_ip: fc.constantFrom("127.0.0.1", "::1", "0.0.0.0"),
    protocol: fc.constantFrom("tcp", "udp", "sctp"),
    mode: fc.constantFrom("ingress", "host"),
    name: text,
    app_protocol: text,
  },
  ["target", "protocol", "mode"],
);

const mounts: fc.Arbitrary<VolumeMount> = fc.oneof(
  some<VolumeMount>(
    {
      type: fc.constant("bind"),
      source: path,
      target: path,
      read_only: fc.boolean(),
      bind: some({ create_host_path: fc.boolean() }),
    },
    ["type", "source", "target"],
  ),
  some<VolumeMount>(
    {
      type: fc.constant("volume"),
      source: fc.constantFrom(...VOLUMES),
      target: path,
      read_only: fc.boolean(),
      volume: some({ nocopy: fc.boolean(), subpath: text, labels: texts }),
    },
    ["type", "target"],
  ),
  some<VolumeMount>({ type: fc.constant("tmpfs"), target: path, tmpfs: some({ size: bytes, mode: fc.nat(0o1777) }) }, [
    "type",
    "target",
  ]),
);

const healthcheck = some<Healthcheck>({
  test: fc.tuple(fc.constantFrom("CMD", "CMD-SHELL"), text).map((words) => words),
  interval: seconds,
  timeout: seconds,
  start_period: seconds,
  start_interval: seconds,
  retries: fc.nat(9),
  disable: fc.boolean(),
});

const deploy = some<NonNullable<Service["deploy"]>>({
  mode: text,
  replicas: fc.nat(5),
  labels: texts,
  resources: some({
    limits: some({ cpus: fc.nat(80).map((tenths) => tenths / 10), memory: bytes, pids: fc.nat(9) }),
    reservations: some({ memory: bytes }),
  }),
  update_config: some({ parallelism: fc.nat(3), delay: seconds, order: fc.constantFrom("start-first", "stop-first") }),
  restart_policy: some({ condition: text, window: seconds }),
  placement: some({
    constraints: fc.uniqueArray(text),
    preferences: fc.array(some({ spread: text }), { maxLength: 2 }),
  }),
});

const reference = (sources: string[]) =>
  fc.array(some({ source: fc.constantFrom(...sources), target: text, uid: text, mode: fc.nat(0o777) }, ["source"]), {
    maxLength: 2,
  });

/** @param earlier the services that this one may wait for, so that none wait for each other */
function service(earlier: readonly string[]): fc.Arbitrary<Service> {
  const dependency = some(
    {
      condition: fc.constantFrom("service_started", "service_healthy", "service_completed_successfully"),
      required: fc.boolean(),
      restart: fc.boolean(),
    },
    ["condition", "required", "restart"],
  );
  const attachment = some({ aliases: fc.uniqueArray(text, { maxLength: 2 }), priority: fc.nat(9) });
  return some<Service>(
    {
      image: text,
      command: fc.array(text, { maxLength: 3 }),
      entrypoint: fc.array(text, { maxLength: 3 }),
      environment: texts,
      labels: texts,
      ports: fc.array(port, { maxLength: 3 }),
      volumes: fc.uniqueArray(mounts, { maxLength: 3, selector: ({ target }) => target }),
      healthcheck,
      deploy,
      depends_on: fc
        .dictionary(fc.constantFrom("none", ...earlier), dependency, { maxKeys: 2 })
        .map(({ none: _, ...rest }) => rest),
      networks: fc.dictionary(fc.constantFrom(...NETWORKS), attachment, { minKeys: 1, maxKeys: 2 }),
      secrets: reference(SECRETS),
      configs: reference(CONFIGS),
      logging: some({ driver: text, options: texts }),
      ulimits: fc.dictionary(
        fc.constantFrom("nofile", "nproc"),
        some({ soft: fc.nat(99), hard: fc.nat(99) }, ["soft", "hard"]),
      ),
      cap_add: fc.uniqueArray(text, { maxLength: 2 }),
      extra_hosts: fc.dictionary(name, fc.uniqueArray(text, { minLength: 1, maxLength: 2 }), { maxKeys: 2 }),
      init: fc.boolean(),
      shm_size: bytes,
      stop_grace_period: seconds,
      user: text,
      working_dir: text,
      restart: fc.constantFrom("no", "always", "on-failure:3"),
      tmpfs: fc.constant([]),
      extensions: fc.dictionary(
        name.map((key) => `x-${key}`),
        fc.jsonValue({ maxDepth: 1 }).map(withoutMinusZero),
        {
          minKeys: 1,
          maxKeys: 2,
        },
      ),
    },
    ["image", "networks"],
  );
}

/** JSON writes -0 as 0. */
function withoutMinusZero(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** A project that nothing is wrong with, as loading makes it. */
export const project: fc.Arbitrary<ComposeProject> = fc
  .tuple(...SERVICES.map((_, index) => service(SERVICES.slice(0, index))), texts)
  .map(([web, worker, db, labels]) => {
    const services = { web, worker, db } as Record<string, Service>;
    return {
      name: "any",
      services: Object.fromEntries(Object.entries(services).map(([key, each], index) => [key, apart(each, index)])),
      networks: Object.fromEntries(
        NETWORKS.map((key) => [key, { name: key, external: false, internal: true, labels }]),
      ),
      volumes: Object.fromEntries(VOLUMES.map((key) => [key, { name: key, external: true }])),
      secrets: { key: { name: "key", external: false, environment: "KEY" } },
      configs: { site: { name: "site", external: false, content: "$x\n y: ${z}\n" } },
      models: {},
    } as ComposeProject;
  });

/** No port of the host twice: those of each service have a part of their own. */
function apart(service: Service, index: number): Service {
  if (service.ports === undefined) return service;
  const ports = service.ports.map((each, nth) => {
    if (each.published === undefined) return each;
    const from = 1000 + (index * 10 + nth) * 10;
    return { ...each, published: { from, to: from + each.published.to - each.published.from } };
  });
  return { ...service, ports };
}

const DURATIONS = ["interval", "timeout", "start_period", "start_interval", "stop_grace_period", "delay", "window"];

/** The file that means a project, in long syntax. */
export function fileOf(model: ComposeProject): string {
  return stringify(written(model), { aliasDuplicateObjects: false });
}

function written(value: unknown, key = ""): unknown {
  if (typeof value === "string") return value.replaceAll("$", "$$$$");
  if (typeof value === "number" && DURATIONS.includes(key)) return `${Math.round(value * 1000)}ms`;
  if (Array.isArray(value)) return value.map((item) => written(item));
  if (value === null || typeof value !== "object") return value;
  if (key === "published" && "from" in value && "to" in value) return `${value.from}-${value.to}`;
  return new Map(
    Object.entries(value).flatMap(([name, member]): [string, unknown][] =>
      name === "extensions"
        ? Object.entries(member as object).map(([own, extension]) => [own, written(extension)])
        : [[name, written(member, name)]],
    ),
  );
}
