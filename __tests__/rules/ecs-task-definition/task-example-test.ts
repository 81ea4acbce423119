import { fargateTaskOf, taskOf } from "../../../src/rules/ecs-task-definition/task-example";

describe("the example of a task definition", () => {
  it("gives its containers names and memory where they have none", () => {
    expect(taskOf({ network_mode: "host" }, {}, { name: "db", cpu: 1 })).toEqual({
      aws_ecs_task_definition: {
        web: {
          network_mode: "host",
          container_definitions: '[{"name":"c0","memory":128},{"name":"db","memory":128,"cpu":1}]',
        },
      },
    });
  });

  it("may be for Fargate", () => {
    expect(fargateTaskOf({}).aws_ecs_task_definition?.web).toMatchObject({ requires_compatibilities: ["FARGATE"] });
  });
});
