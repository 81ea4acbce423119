import { readFileSync } from "node:fs";
import { join } from "node:path";
import { composeOf, errorsOf, messagesOf } from "../../support/compose";
import { ROOT } from "../../support/markdown";

const COMPOSE = "services: { web: { image: nginx } }";
const errors = (params: string) => errorsOf({ "compose.yaml": COMPOSE, "ecs-params.yml": params });

describe("an ecs-params.yml", () => {
  it("has each key of the documentation of ecs-cli", () => {
    const params = `
version: 1
task_definition:
  ecs_network_mode: awsvpc
  task_role_arn: string
  task_execution_role: string
  task_size: { cpu_limit: 256, mem_limit: 0.5GB }
  pid_mode: task
  ipc_mode: none
  services:
  docker_volumes:
    - { name: string, scope: shared, autoprovision: true, driver: string, driver_opts: { a: b }, labels: { a: b } }
  efs_volumes:
    - name: string
      filesystem_id: string
      root_directory: string
      transit_encryption: ENABLED
      transit_encryption_port: 2999
      access_point: string
      iam: DISABLED
  placement_constraints: [{ type: memberOf, expression: string }]
`.replace("  services:\n", "");
    expect(errors(params)).toEqual([]);
    const { params: loaded } = composeOf({ "compose.yaml": COMPOSE, "ecs-params.yml": params });
    expect(loaded?.model.task_definition).toMatchObject({
      task_size: { cpu_limit: 256, mem_limit: 512 },
      efs_volumes: [{ transit_encryption_port: 2999 }],
    });
  });

  it("has all of its keys in the documentation", () => {
    const [, table = ""] = readFileSync(join(ROOT, "docs/compose.md"), "utf8").split("### ecs-params.yml");
    const empty = `{ ${"a".repeat(9)}: 1 }`;
    const allowed = (params: string) =>
      messagesOf({ "compose.yaml": COMPOSE, "ecs-params.yml": params }).flatMap(
        (message) => /allowed: (.*?)\. /.exec(message)?.[1]?.split(", ") ?? [],
      );
    const keys = [
      empty,
      `task_definition: ${empty}`,
      `run_params: ${empty}`,
      `task_definition: { services: { web: ${empty} } }`,
    ].flatMap(allowed);
    expect(keys.length).toBeGreaterThan(25);
    expect(keys.filter((key) => !new RegExp(`\\b${key}\\b`).test(table))).toEqual([]);
  });

  it.each([
    ["version: 2", "InvalidValueError ecs-params.yml:1:10 version"],
    ["task_definiton: {}", "UnknownKeyError ecs-params.yml:1:1 task_definiton"],
    [
      "task_definition: { ecs_network_mode: vpc }",
      "InvalidValueError ecs-params.yml:1:38 task_definition.ecs_network_mode",
    ],
    [
      "task_definition: { task_size: { mem_limit: much } }",
      "InvalidValueError ecs-params.yml:1:44 task_definition.task_size.mem_limit",
    ],
    [
      "task_definition: { efs_volumes: [{ name: a }] }",
      "WrongTypeError ecs-params.yml:1:34 task_definition.efs_volumes.0.filesystem_id",
    ],
    ["- a", "WrongTypeError ecs-params.yml:1:1"],
    ["a: [", "YamlError ecs-params.yml:1:5"],
  ])("that is wrong has a place: %s", (params, error) => {
    expect(errors(params)).toEqual([error]);
  });

  it("says what was meant", () => {
    const [message] = messagesOf({ "compose.yaml": COMPOSE, "ecs-params.yml": "task_definiton: {}" });
    expect(message).toContain("Did you mean task_definition?");
  });
});
