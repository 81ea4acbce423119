import { basename } from "node:path";
import { composeOf, errorsOf } from "../../support/compose";

const COMPOSE = `
services:
  web:
    image: nginx
    mem_limit: 1g
    healthcheck: { test: a, interval: 9s }
    volumes: ["data:/data", "files:/files"]
  seed: { image: b, profiles: [seed] }
volumes: { data: }
`;
const PARAMS = `
task_definition:
  task_role_arn: \${ROLE:-app}
  services:
    web:
      mem_limit: 512m
      init_process_enabled: true
      healthcheck: { timeout: 7s }
      essential: true
    seed: { cpu_shares: 9, essential: false }
  efs_volumes:
    - { name: data, filesystem_id: fs-1 }
    - { name: files, filesystem_id: fs-2 }
`;
const files = { "compose.yaml": COMPOSE, "ecs-params.yml": PARAMS };

describe("an ecs-params.yml beside a Compose file", () => {
  const { project, params, keys, locate } = composeOf(files, { environment: { ROLE: "mine" } });

  it("is merged over it, as far as it says the same", () => {
    expect(project.services.web).toMatchObject({
      mem_limit: 512 * 1024 ** 2,
      init: true,
      healthcheck: { test: ["CMD-SHELL", "a"], interval: 9, timeout: 7 },
    });
  });

  it("sees the same variables", () => {
    expect(params?.model.task_definition?.task_role_arn).toBe("mine");
  });

  it("declares volumes that are named there alone", () => {
    expect(Object.keys(project.volumes)).toEqual(["data", "files"]);
  });

  it("has the names and places of its own keys, each once", () => {
    const placed = [...keys, ...(params?.keys ?? [])].filter(({ at }) => basename(at.file) === "ecs-params.yml");
    expect(placed.map(({ name, at }) => `${at.line} ${name}`)).toEqual([
      "6 task_definition.services.web.mem_limit",
      "8 task_definition.services.web.healthcheck.timeout",
      "7 task_definition.services.web.init_process_enabled",
      "3 task_definition.task_role_arn",
      "9 task_definition.services.web.essential",
      "12 task_definition.efs_volumes[0].name",
      "12 task_definition.efs_volumes[0].filesystem_id",
      "13 task_definition.efs_volumes[1].name",
      "13 task_definition.efs_volumes[1].filesystem_id",
    ]);
    expect(keys.map(({ name }) => name)).not.toContain("services.web.mem_limit");
    expect(locate(["services", "web", "mem_limit"]).line).toBe(6);
    expect(params?.locate(["task_definition", "services", "web", "essential"]).line).toBe(9);
  });

  it("has to be there if it is named", () => {
    const [error] = errorsOf("services: { web: { image: nginx } }", { ecsParams: "none.yml" });
    expect(error).toMatch(/^MissingFileError .*none\.yml:1:1 ecsParams$/);
  });

  it("may be empty", () => {
    const empty = { "compose.yaml": "services: { web: { image: nginx } }", "ecs-params.yml": "" };
    expect(composeOf(empty).params).toBeUndefined();
  });
});
