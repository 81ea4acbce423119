import { TerraformVariable, Token } from "cdktf";
import { Ec2TaskDefinition } from "../../src/task-definition/ec2-task-definition";
import { container } from "../support/container";
import { synthesise } from "../support/synth";

describe("a map in the ECS API", () => {
  it("is a list of names and values, in the order of the map", () => {
    expect(container({ environment: { B: "2", A: "" } })?.environment).toEqual([
      { name: "B", value: "2" },
      { name: "A", value: "" },
    ]);
  });

  it("is listed by Terraform, under the right key, when only Terraform knows it", () => {
    const stack = synthesise((scope) => {
      const variable = new TerraformVariable(scope, "settings", { type: "map(string)" });
      const systemControls = Token.asStringMap(variable.value);
      new Ec2TaskDefinition(scope, "web").addContainer("app", { image: "app:1", systemControls });
    });
    expect(stack.resource("aws_ecs_task_definition", "web").container_definitions).toContain(
      '"systemControls":${jsonencode([for name, value in var.settings : { namespace = name, value = value }])}',
    );
  });
});
