import { architectureOfImage, architectureOfType } from "../../../src/rules/ec2/architecture";

describe("the architecture of an instance type", () => {
  it.each([
    "a1.large",
    "t4g.small",
    "m6g.medium",
    "m7gd.large",
    "c7gn.xlarge",
    "im4gn.large",
    "is4gen.large",
    "x2gd.metal",
  ])("of %s is ARM64", (type) => {
    expect(architectureOfType(type)).toBe("ARM64");
  });

  it.each([
    "t3.micro",
    "m5.large",
    "c7i-flex.large",
    "g4dn.xlarge",
    "gr6.4xlarge",
    "g5.xlarge",
    "p4de.24xlarge",
    "u-6tb1.metal",
  ])("of %s is X86_64", (type) => {
    expect(architectureOfType(type)).toBe("X86_64");
  });

  it.each(["mac2.metal", "mac1.metal", "p6e-gb200.36xlarge", "${var.type}", "", undefined, "large", 7])(
    "of %s is not known",
    (type) => {
      expect(architectureOfType(type)).toBeUndefined();
    },
  );
});

describe("the architecture of an image", () => {
  it.each([
    ["ARM64", "ecs/optimized-ami/amazon-linux-2023/arm64/recommended/image_id"],
    ["ARM64", "ecs/optimized-ami/amazon-linux-2/kernel-5.10/arm64/recommended"],
    ["ARM64", "ami-amazon-linux-latest/al2023-ami-kernel-default-arm64"],
    ["ARM64", "bottlerocket/aws-ecs-2/arm64/latest/image_id"],
    ["X86_64", "ecs/optimized-ami/amazon-linux-2023/recommended/image_id"],
    ["X86_64", "ecs/optimized-ami/amazon-linux-2/gpu/recommended/image_id"],
    ["X86_64", "ami-windows-latest/Windows_Server-2022-English-Core-ECS_Optimized/image_id"],
    ["X86_64", "ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"],
    ["X86_64", "bottlerocket/aws-ecs-2/x86_64/latest/image_id"],
    [undefined, "bottlerocket/aws-ecs-2/latest/image_id"],
    [undefined, "canonical/ubuntu/server/22.04/stable/current"],
  ])("is %s by the parameter %s", (architecture, parameter) => {
    expect(architectureOfImage(`resolve:ssm:/aws/service/${parameter}`)).toBe(architecture);
  });

  it.each([
    "ami-01234567",
    "resolve:ssm:/images/arm64",
    "x resolve:ssm:/aws/service/ecs/optimized-ami/x",
    "${var.image}",
    undefined,
  ])("is not known of %s", (image) => {
    expect(architectureOfImage(image)).toBeUndefined();
  });
});
