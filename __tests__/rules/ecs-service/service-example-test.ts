import {
  AWSVPC_SERVICE,
  fargateServiceOf,
  serviceOf,
  serviceOfTask,
} from "../../../src/rules/ecs-service/service-example";
import { taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { violated } from "../../support/rules";

describe("services for the examples of rules", () => {
  it("violate no rule by themselves", () => {
    expect(violated(serviceOf({}))).toEqual([]);
    expect(violated(serviceOfTask({}, taskOf({}, {})))).toEqual([]);
    expect(violated(serviceOfTask(AWSVPC_SERVICE, taskOf({ network_mode: "awsvpc" }, {})))).toEqual([]);
    expect(violated(fargateServiceOf({}, {}, {}))).toEqual([]);
  });

  it("are named web, as is their task definition", () => {
    expect(fargateServiceOf({ desired_count: 2 }, { family: "web" }, { name: "app" })).toMatchObject({
      aws_ecs_service: { web: { launch_type: "FARGATE", desired_count: 2 } },
      aws_ecs_task_definition: { web: { family: "web", container_definitions: expect.stringContaining('"app"') } },
    });
  });
});
