import { TerraformVariable } from "cdktf";
import { MachineImage } from "../../src/compute/machine-image";
import { synthesise } from "../support/synth";

const AGENT = "/aws/service/ecs/optimized-ami/amazon-linux-2023";

describe("the image of a launch template", () => {
  it.each([
    ["the newest Amazon Linux for ECS", MachineImage.ecsOptimized(), `${AGENT}/recommended/image_id`],
    ["the same for ARM", MachineImage.ecsOptimized("ARM64"), `${AGENT}/arm64/recommended/image_id`],
    [
      "the newest Windows for ECS",
      MachineImage.ecsOptimizedWindows(),
      "/aws/service/ami-windows-latest/Windows_Server-2022-English-Core-ECS_Optimized/image_id",
    ],
    [
      "the newest Amazon Linux",
      MachineImage.amazonLinux2023(),
      "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64",
    ],
    ["an own parameter", MachineImage.fromSsmParameter("/shop/image"), "/shop/image"],
  ])("is looked up by EC2 at each start: %s", (_, image, parameter) => {
    expect(image.atLaunch).toBe(`resolve:ssm:${parameter}`);
  });

  it("is the one that has the id, also if only Terraform knows that", () => {
    const { json } = synthesise((stack) => {
      const { stringValue } = new TerraformVariable(stack, "image", {});
      stack.addOverride(
        "locals.ids",
        ["ami-01234567", stringValue].map((id) => MachineImage.fromId(id).atLaunch),
      );
    });
    expect(json.locals?.ids).toEqual(["ami-01234567", "${var.image}"]);
  });

  it("may be in a parameter that only Terraform knows", () => {
    const { json } = synthesise((stack) => {
      const { stringValue } = new TerraformVariable(stack, "parameter", {});
      stack.addOverride("locals.id", MachineImage.fromSsmParameter(stringValue).atLaunch);
    });
    expect(json.locals?.id).toBe("resolve:ssm:${var.parameter}");
  });
});
