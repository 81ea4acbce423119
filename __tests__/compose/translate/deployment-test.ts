import { accountOf, serviceOf } from "../../support/compose-application";

const update = (config: string, replicas = 4) => `deploy: { replicas: ${replicas}, update_config: { ${config} } }`;

describe("a deployment", () => {
  it.each([
    ["order: stop-first", 4, 75, 100],
    ["order: stop-first, parallelism: 3", 4, 25, 100],
    ["order: stop-first, parallelism: 0", 4, 0, 100],
    ["order: stop-first, parallelism: 9", 4, 0, 100],
    ["order: stop-first", 3, 66, 100],
    ["order: start-first", 3, 100, 134],
    ["parallelism: 2", 4, 100, 150],
    ["order: stop-first", 0, 0, 100],
  ])("by { %s } of %d tasks keeps %d to %d percent", (config, replicas, minHealthyPercent, maxHealthyPercent) => {
    expect(serviceOf(update(config, replicas)).deployment).toEqual({ minHealthyPercent, maxHealthyPercent });
  });

  it("is ECS's where nothing is said, but for a service with files, of which two would spoil these", () => {
    expect(serviceOf("").deployment).toEqual({});
    const files = 'volumes: ["data:/srv"]\n---\nvolumes: { data: }';
    expect(serviceOf(files).deployment).toEqual({ minHealthyPercent: 0, maxHealthyPercent: 100 });
    expect(serviceOf(files.replace("/srv", "/srv:ro")).deployment).toEqual({});
    expect(serviceOf(`${update("delay: 1s")}\n${files}`).deployment).toEqual({
      minHealthyPercent: 75,
      maxHealthyPercent: 100,
    });
  });

  it.each([
    ["rollback", { rollback: true }, "mapped"],
    ["pause", { rollback: false }, "approximated"],
    ["continue", undefined, "mapped"],
    ["explode", undefined, "refused"],
  ])("that fails does as %s says", (action, circuitBreaker, outcome) => {
    const keys = update(`failure_action: ${action}`);
    expect(serviceOf(keys).deployment.circuitBreaker).toEqual(circuitBreaker);
    expect(accountOf(keys, "deploy.update_config.failure_action")).toMatch(new RegExp(`^${outcome}`));
  });
});

describe("the number of tasks", () => {
  it.each([
    ["", 1],
    ["scale: 2", 2],
    ["deploy: { replicas: 0 }", 0],
  ])("by { %s } is %d", (keys, count) => {
    expect(serviceOf(keys).desiredCount).toBe(count);
  });
});

describe("keys of a deployment", () => {
  it.each([
    ["mode: replicated", "mode", "mapped"],
    ["mode: global", "mode", "refused"],
    ["mode: replicated-job", "mode", "refused"],
    ["endpoint_mode: vip", "endpoint_mode", "dropped"],
    ["rollback_config: { delay: 1s }", "rollback_config.delay", "dropped"],
    ["restart_policy: { condition: any }", "restart_policy.condition", "mapped"],
    ["restart_policy: { condition: none }", "restart_policy.condition", "approximated"],
    ["restart_policy: { window: 1s }", "restart_policy.window", "dropped"],
    ["placement: { constraints: [a] }", "placement.constraints[0]", "dropped"],
    ["placement: { max_replicas_per_node: 1 }", "placement.max_replicas_per_node", "mapped"],
    ["resources: { limits: { pids: 9 } }", "resources.limits.pids", "dropped"],
    [
      "resources: { reservations: { devices: [{ capabilities: [gpu] }] } }",
      "resources.reservations.devices[0].capabilities[0]",
      "refused",
    ],
  ])("%s: %s is %s", (deploy, key, outcome) => {
    expect(accountOf(`deploy: { ${deploy} }`, `deploy.${key}`)).toMatch(new RegExp(`^${outcome}`));
  });
});
