import type { ContainerImage } from "../../src/task-definition/container-image";
import { FargateTaskDefinition } from "../../src/task-definition/fargate-task-definition";
import { synthesiseFully } from "../support/synth";

const repository = "arn:aws:ecr:ap-northeast-1:123456789012:repository/app";
const image: ContainerImage = {
  imageName: "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/app:1",
  permissions: [
    { actions: ["ecr:GetAuthorizationToken"], resources: ["*"] },
    { actions: ["ecr:BatchGetImage"], resources: [repository] },
  ],
};

function task(of: string | ContainerImage) {
  return synthesiseFully((scope) => new FargateTaskDefinition(scope, "web").addContainer("app", { image: of }));
}

describe("a container's image", () => {
  it("that anybody may pull needs no role", () => {
    expect(task("nginx:1.27").addresses()).toEqual(["aws_ecs_task_definition.web"]);
    expect(task({ imageName: "nginx:1.27", permissions: [] }).addresses()).toEqual(["aws_ecs_task_definition.web"]);
  });

  it("is in the task definition by its name", () => {
    const { container_definitions } = task(image).resource("aws_ecs_task_definition", "web");
    expect(JSON.parse(String(container_definitions))).toEqual([{ name: "app", image: image.imageName }]);
  });

  it("has the execution role get the permission to pull it, and the task wait for that", () => {
    const stack = task(image);
    expect(stack.resource("aws_ecs_task_definition", "web")).toMatchObject({
      execution_role_arn: "${aws_iam_role.web_execution_role.arn}",
      depends_on: ["aws_iam_role_policy.web_execution_role"],
    });
    const { policy } = stack.resource("aws_iam_role_policy", "web_execution_role");
    expect(JSON.parse(String(policy)).Statement).toEqual([
      { Effect: "Allow", Action: ["ecr:GetAuthorizationToken"], Resource: ["*"] },
      { Effect: "Allow", Action: ["ecr:BatchGetImage"], Resource: [repository] },
    ]);
  });
});
