import { TerraformVariable } from "cdktf";
import { MachineImage } from "../../src/compute/machine-image";
import { type Synthesised, synthesiseFully } from "../support/synth";

/** A stack with the ids of images as instances take them. */
function atPlan(...images: MachineImage[]): Synthesised {
  return synthesiseFully((stack) => {
    stack.addOverride(
      "locals.ids",
      images.map((image) => image.idAtPlan(stack)),
    );
  });
}

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

  it("is the one that has the id", () => {
    expect(MachineImage.fromId("ami-0123").atLaunch).toBe("ami-0123");
  });
});

describe("the image of an instance", () => {
  it("is looked up by Terraform", () => {
    const stack = atPlan(MachineImage.fromSsmParameter("/shop/base-image"));
    expect(stack.data("aws_ssm_parameter", "shop_base_image")).toEqual({ name: "/shop/base-image" });
    expect(stack.json.locals?.ids).toEqual(["${data.aws_ssm_parameter.shop_base_image.value}"]);
  });

  it("is looked up once for several instances", () => {
    const stack = atPlan(MachineImage.amazonLinux2023(), MachineImage.amazonLinux2023());
    const [first, second] = stack.json.locals?.ids as string[];
    expect(second).toBe(first);
    expect(Object.keys(stack.json.data?.aws_ssm_parameter ?? {})).toHaveLength(1);
  });

  it("is never that of another parameter whose name is alike", () => {
    expect(() => atPlan(MachineImage.fromSsmParameter("/a/b"), MachineImage.fromSsmParameter("/a-b"))).toThrow(
      "data.aws_ssm_parameter.a_b",
    );
  });

  it("is the one that has the id, without a look-up", () => {
    const stack = synthesiseFully((scope) => {
      const { stringValue } = new TerraformVariable(scope, "image", {});
      const ids = ["ami-0123", stringValue].map((id) => MachineImage.fromId(id).idAtPlan(scope));
      scope.addOverride("locals.ids", ids);
    });
    expect(stack.json.locals?.ids).toEqual(["ami-0123", "${var.image}"]);
    expect(stack.json.data).toBeUndefined();
  });
});
