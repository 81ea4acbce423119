import { writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { ComposeErrors } from "../../../src/compose/errors";
import { type LoadedCompose, loadCompose } from "../../../src/compose/loader/load";
import type { ComposeProject } from "../../../src/compose/model/project";
import type { Service } from "../../../src/compose/model/service";
import type { LayoutName } from "../../../src/compose/translate/layout";
import { translate } from "../../../src/compose/translate/translate";
import { anyProject } from "../../support/any-service";
import { fileOf, project } from "../../support/arbitrary-compose";
import { NO_SUBNETS, rulesAgainst } from "../../support/compose-application";
import { scratchDirectory } from "../../support/scratch";

const FILE = join(scratchDirectory("compose"), "compose.yaml");

/** Values that ECS knows, in place of texts that mean nothing to anybody; each is kept or not by itself. */
const likely: fc.Arbitrary<Partial<Service>> = fc.record(
  {
    image: fc.constantFrom("nginx:1.27", "mysql:8.4", "example/app@sha256:0", "postgres:16-alpine"),
    ports: fc.constantFrom(undefined, [{ target: 8080, protocol: "tcp", mode: "ingress" }] as const),
    networks: fc.constantFrom<NonNullable<Service["networks"]>[]>(
      { front: {} },
      { back: {} },
      { front: {}, back: { aliases: ["www"] } },
    ),
    volumes: fc.constantFrom(
      undefined,
      [{ type: "volume", source: "data", target: "/data" }] as const,
      [{ type: "volume", target: "/cache" }] as const,
      [{ type: "tmpfs", target: "/scratch", tmpfs: { size: 1_000_000 } }] as const,
    ),
    deploy: fc.record(
      {
        replicas: fc.nat(5),
        resources: fc.record({ limits: fc.record({ cpus: fc.nat(170).map((n) => n / 10), memory: fc.nat(2 ** 31) }) }),
        update_config: fc.record({
          parallelism: fc.nat(6),
          order: fc.constantFrom("start-first" as const, "stop-first" as const),
          failure_action: fc.constantFrom("rollback", "pause", "continue"),
        }),
      },
      { requiredKeys: [] },
    ),
    depends_on: fc.constant(undefined),
    secrets: fc.constantFrom(undefined, [{ source: "key" }]),
    configs: fc.constantFrom(undefined, [{ source: "site", target: "/srv/site/site.conf" }]),
    logging: fc.constantFrom(undefined, { driver: "json-file" }),
    cap_add: fc.constantFrom(undefined, ["SYS_PTRACE"], ["CHOWN"]),
    extra_hosts: fc.constant(undefined),
    ulimits: fc.constantFrom(undefined, { nofile: { soft: 1024, hard: 4096 } }),
    environment: fc.dictionary(fc.stringMatching(/^[A-Z_]{1,9}$/), fc.string({ unit: "grapheme" }), { maxKeys: 3 }),
    healthcheck: fc.record({ test: fc.constant(["CMD", "true"]), interval: fc.nat(900), retries: fc.nat(20) }),
  },
  {
    requiredKeys: [
      "image",
      "networks",
      "deploy",
      "depends_on",
      "extra_hosts",
      "ulimits",
      "cap_add",
      "volumes",
      "ports",
      "configs",
      "secrets",
      "logging",
      "healthcheck",
    ],
  },
);

/** The same, as containers of one task are more likely to be: of one number, and on ports of their own. */
const alike: fc.Arbitrary<Partial<Service>> = fc
  .tuple(
    likely,
    fc.constantFrom<("no" | "always" | "on-failure")[]>("no", "always", "on-failure"),
    fc.integer({ min: 1, max: 65_535 }),
    fc.constantFrom(undefined, { cpu_shares: 64, mem_limit: 2 ** 28, mem_reservation: 2 ** 27 }),
    fc.constantFrom<NonNullable<Service["depends_on"]>[]>({}, waits("service_started"), waits("service_healthy")),
  )
  .map(([service, restart, port, resources, depends_on]) => ({
    ...service,
    ...resources,
    deploy: resources === undefined ? { resources: service.deploy?.resources ?? {} } : {},
    image: "example/app",
    expose: [String(port)],
    ports: undefined,
    restart,
    depends_on,
  }));

function waits(condition: "service_started" | "service_healthy" | "service_completed_successfully") {
  return { web: { condition, required: true, restart: false } };
}

/** A project of which some services are likely ones, on volumes of its own. */
const of = (each: fc.Arbitrary<Partial<Service>>): fc.Arbitrary<ComposeProject> =>
  fc
    .tuple(project, fc.array(fc.option(each, { freq: 9 }), { minLength: 3, maxLength: 3 }), fc.nat(9))
    .map(([any, services, chance]) => ({
      ...any,
      services: Object.fromEntries(
        Object.entries(any.services).map(([name, service], index) => [
          name,
          withoutItself(name, { ...service, ...services[index] }),
        ]),
      ),
      volumes: Object.fromEntries(["data", "cache"].map((name) => [name, { name, external: chance === 0 }])),
    }));

/** Only the first service is waited for, and not by itself. */
function withoutItself(name: string, service: Service): Service {
  return name === "web" ? { ...service, depends_on: {} } : service;
}

function write(value: ComposeProject): void {
  // Keys of no value are none.
  writeFileSync(FILE, fileOf(JSON.parse(JSON.stringify(value))));
}

interface Counts {
  /** Files that no application could be made of, as they contradict themselves. */
  wrong: number;
  refused: number;
  made: number;
}

/** Holds what is written against what has to be true of any file, and counts what became of it. */
function hold(layout: LayoutName, counts: Counts): void {
  const loaded = load();
  if (loaded instanceof ComposeErrors) {
    counts.wrong++;
    for (const { at } of loaded.errors) expect([at.line > 0, at.column > 0]).toEqual([true, true]);
    return;
  }
  const { report } = translate(loaded, {
    layout,
    hasCertificate: false,
    subnets: NO_SUBNETS,
    lookup: () => undefined,
  });
  const keys = report.entries.map(({ key }) => key);
  for (const { name } of loaded.keys) expect(keys.filter((key) => key === name)).toEqual([name]);
  for (const { file, line, column, text } of report.entries) {
    expect([file, line > 0, column > 0, text === ""]).toEqual([FILE, true, true, false]);
  }
  if (report.entries.some(({ outcome }) => outcome === "refused")) counts.refused++;
  else {
    counts.made++;
    expect(rulesAgainst([FILE], { layout })).toEqual([]);
  }
}

function load(): LoadedCompose | ComposeErrors {
  try {
    return loadCompose({ files: [FILE], environment: {} });
  } catch (error) {
    if (error instanceof ComposeErrors) return error;
    throw error;
  }
}

describe.each<LayoutName>(["services", "one-task"])("any model, in the layout %s", (layout) => {
  it("is accounted for, each key once and with its place, and then refused or a configuration that passes all rules", () => {
    const counts = { wrong: 0, refused: 0, made: 0 };
    fc.assert(
      fc.property(layout === "one-task" ? of(alike) : of(likely), (value) => {
        write(value);
        hold(layout, counts);
      }),
      { numRuns: 100 },
    );
    expect(counts.wrong).toBe(0);
    expect(counts.refused).toBeGreaterThan(10);
    expect(counts.made).toBeGreaterThan(10);
  });

  it("with any of all keys in any of its services is no different", () => {
    const counts = { wrong: 0, refused: 0, made: 0 };
    fc.assert(
      fc.property(anyProject, (value) => {
        write(value);
        hold(layout, counts);
      }),
      { numRuns: 100 },
    );
    expect(counts.wrong).toBeGreaterThan(0);
    expect(counts.refused).toBeGreaterThan(10);
    expect(counts.made).toBeGreaterThan(10);
  });
});
