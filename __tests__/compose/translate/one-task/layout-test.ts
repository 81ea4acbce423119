import { oneTaskOf, translationOf } from "../../../support/compose-application";

const of = (keys: string, key: string, rest = "") =>
  oneTaskOf(`services:\n  web:\n    image: a\n    ${keys}\n  db: { image: b }\n${rest}`).of(`services.web.${key}`);

describe("the layout of one task", () => {
  it("is one service, whose task has a container for each", () => {
    const { task } = oneTaskOf(`
services:
  web: { image: a, platform: linux/arm64, stop_grace_period: 9s, deploy: { labels: { team: shop }, replicas: 2 } }
  db: { image: b, scale: 2, pid: "service:web", storage_opt: { size: 30G }, healthcheck: { test: a, start_period: 2m } }
  cache: { image: c, deploy: { replicas: 2, update_config: { order: start-first, failure_action: rollback } } }`);
    expect(task).toMatchObject({
      name: "app",
      cpu: 256,
      memoryLimitMiB: 2048,
      cpuArchitecture: "ARM64",
      ephemeralStorageGiB: 30,
      sharesProcesses: true,
      listeners: [],
      networks: [],
      names: [],
      desiredCount: 2,
      deployment: { minHealthyPercent: 100, maxHealthyPercent: 150, circuitBreaker: { rollback: true } },
      tags: { team: "shop" },
      gracePeriod: 120,
    });
    expect(task.containers.map(({ service }) => service)).toEqual(["web", "db", "cache"]);
  });

  it.each([
    ["network_mode: service:db", "network_mode", "mapped"],
    ["network_mode: bridge", "network_mode", "approximated"],
    ["network_mode: host", "network_mode", "refused"],
    ["pid: service:db", "pid", "approximated"],
    ["pid: host", "pid", "refused"],
    ["volumes_from: [db]", "volumes_from[0]", "mapped"],
    ["volumes_from: ['container:db']", "volumes_from[0]", "refused"],
    ["deploy: { replicas: 1 }", "deploy.replicas", "mapped"],
    ["deploy: { replicas: 2 }", "deploy.replicas", "refused"],
    ["scale: 2", "scale", "refused"],
    ["sysctls: { net.core.somaxconn: 1 }", 'sysctls["net.core.somaxconn"]', "mapped"],
    ["storage_opt: { size: 201G }", "storage_opt.size", "refused"],
  ])("{ %s }: %s is %s", (keys, key, outcome) => {
    expect(of(keys, key)).toMatch(new RegExp(`^${outcome}: .`));
  });

  it.each([
    ["platform: linux/arm64", "platform: linux/amd64", "platform"],
    ["deploy: { labels: { team: a } }", "deploy: { labels: { team: b } }", "deploy.labels.team"],
    [
      "deploy: { update_config: { order: stop-first } }",
      "deploy: { update_config: { order: start-first } }",
      "deploy.update_config.order",
    ],
    ["sysctls: { net.a: 1 }", "sysctls: { net.a: 2 }", 'sysctls["net.a"]'],
  ])("refuses what containers of one task cannot have differently: %s", (one, other, key) => {
    const task = oneTaskOf(`services:\n  web: { image: a, ${one} }\n  db: { image: b, ${other} }`);
    expect(task.of(`services.web.${key}`)).toMatch(/^refused: It is one for all containers of a task, and db has/);
    expect(task.of(`services.db.${key}`)).toMatch(/^refused: .*web has/);
  });

  it("mounts the volumes of other containers", () => {
    const text = "services: { web: { image: a, volumes_from: ['db:ro', job] }, db: { image: b }, job: { image: c } }";
    expect(oneTaskOf(text).task.containers.at(-1)).toMatchObject({
      service: "web",
      volumesFrom: [
        { service: "db", readOnly: true },
        { service: "job", readOnly: false },
      ],
    });
  });

  it("has no networks, and says so", () => {
    const text = `
services:
  web: { image: a, networks: [front, back] }
  db: { image: b, networks: [back] }
networks: { front: , back: { driver: bridge }, none: { external: true } }`;
    const { of: account, task } = oneTaskOf(text);
    expect(task.networks).toEqual([]);
    expect(account("services.web.networks.front")).toMatch(/^approximated: .*also with services that are not in/);
    expect(account("services.db.networks.back")).toMatch(/^mapped/);
    expect(account("networks.front")).toMatch(/^approximated/);
    expect(account("networks.back.driver")).toBe("mapped: The containers of the task share one network.");
    expect(account("networks.none.external")).toMatch(/^dropped/);
  });

  it("refuses containers of one name, and more than ECS takes", () => {
    const refused = (text: string) =>
      translationOf(text, {}, "one-task")
        .report.entries.filter(({ outcome }) => outcome === "refused")
        .map(({ key, text: why }) => `${key}: ${why}`);
    const named = `
services:
  web: { image: a, secrets: [s] }
  web-files: { image: b }
secrets: { s: { environment: S } }`;
    expect(refused(named)).toEqual([
      "services.web-files: Another container of the task is called web-files. Rename the service.",
    ]);
    const many = Array.from({ length: 11 }, (_, i) => `  s${i}: { image: a }`).join("\n");
    expect(refused(`services:\n${many}`)).toEqual([expect.stringContaining("services.s10: The task would have 11")]);
  });
});
