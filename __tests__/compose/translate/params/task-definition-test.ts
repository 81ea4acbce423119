import { oneTaskOf } from "../../../support/compose-application";

const COMPOSE = "services: { web: { image: nginx, mem_limit: 600m } }";
const task = (definition: string) => oneTaskOf(COMPOSE, `task_definition: { ${definition} }`);
const ROLE = "arn:aws:iam::123456789012:role/app/mine";

describe("a task definition in an ecs-params.yml", () => {
  it.each([
    ["ecs_network_mode: awsvpc", "ecs_network_mode", "mapped"],
    ["ecs_network_mode: bridge", "ecs_network_mode", "refused"],
    [`task_role_arn: "${ROLE}"`, "task_role_arn", "mapped"],
    ["task_role_arn: not a role", "task_role_arn", "refused"],
    ["task_execution_role: ecsTaskExecutionRole", "task_execution_role", "mapped"],
    ["task_size: { cpu_limit: 512 }", "task_size.cpu_limit", "mapped"],
    ["task_size: { mem_limit: 512 }", "task_size.mem_limit", "refused"],
    ["pid_mode: task", "pid_mode", "mapped"],
    ["pid_mode: host", "pid_mode", "refused"],
    ["ipc_mode: none", "ipc_mode", "mapped"],
    ["ipc_mode: task", "ipc_mode", "refused"],
    ["docker_volumes: [{ name: data, scope: shared }]", "docker_volumes[0].scope", "refused"],
    ["docker_volumes: []", "docker_volumes", "dropped"],
    ["placement_constraints: [{ type: memberOf }]", "placement_constraints[0].type", "refused"],
    ["efs_volumes: [{ name: data, filesystem_id: fs-1 }]", "efs_volumes[0].name", "dropped"],
  ])("{ %s }: %s is %s", (definition, key, outcome) => {
    expect(task(definition).of(`task_definition.${key}`)).toMatch(new RegExp(`^${outcome}: .`));
  });

  it("says the size, the roles and whether processes are seen", () => {
    const definition = `task_size: { cpu_limit: 1024, mem_limit: 4GB }, task_role_arn: "${ROLE}", task_execution_role: b, pid_mode: task`;
    expect(task(definition).task).toMatchObject({
      cpu: 1024,
      memoryLimitMiB: 4096,
      taskRole: ROLE,
      executionRole: "b",
      sharesProcesses: true,
    });
  });

  it("has a size that fits the containers, without 512 MiB for those that ask for none", () => {
    const compose = "services: { a: { image: a }, b: { image: b } }";
    const { task: made } = oneTaskOf(compose, "task_definition: { task_size: { cpu_limit: 256, mem_limit: 0.5GB } }");
    expect(made).toMatchObject({ cpu: 256, memoryLimitMiB: 512 });
    const account = task("task_size: { cpu_limit: 256, mem_limit: 512 }").of("task_definition.task_size.cpu_limit");
    expect(account).toMatch(/^refused: .*ask for 0 CPU units and 600 MiB/);
  });
});
