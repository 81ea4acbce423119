import { FARGATE, fargateTaskOf, taskOf } from "../../../src/rules/ecs-task-definition/task-example";

describe("the example of a task definition", () => {
  it("gives its containers names, images and memory where they have none", () => {
    expect(taskOf({ network_mode: "host" }, {}, { name: "db", cpu: 1 })).toEqual({
      aws_ecs_task_definition: {
        web: {
          network_mode: "host",
          container_definitions:
            '[{"name":"c0","image":"app:1","memory":128},{"name":"db","image":"app:1","memory":128,"cpu":1}]',
        },
      },
    });
  });

  it("has one container where none is given", () => {
    const { container_definitions } = taskOf({}).aws_ecs_task_definition?.web ?? {};
    expect(JSON.parse(String(container_definitions))).toHaveLength(1);
  });

  it("may be for Fargate", () => {
    expect(fargateTaskOf({}).aws_ecs_task_definition?.web).toMatchObject(FARGATE);
  });
});
