import { TerraformVariable } from "cdktf";
import { Network } from "../../src/network/network";
import { FileSystem } from "../../src/storage/file-system";
import { synthesiseFully } from "../support/synth";

const existing = Network.fromNetworkAttributes({ vpcId: "vpc-1", privateSubnetIds: ["subnet-a", "subnet-c"] });

describe("mount targets", () => {
  it("are called after subnets that exist already", () => {
    const stack = synthesiseFully((scope) => {
      new FileSystem(scope, "files", { network: existing });
    });
    const subnets = Object.entries(stack.resources("aws_efs_mount_target")).map(([name, { subnet_id }]) => [
      name,
      subnet_id,
    ]);
    expect(subnets).toEqual([
      ["files_subnet-a", "subnet-a"],
      ["files_subnet-c", "subnet-c"],
    ]);
  });

  it("are numbered where only Terraform knows the subnets' names", () => {
    const stack = synthesiseFully((scope) => {
      const variable = new TerraformVariable(scope, "subnet", { type: "string" });
      new FileSystem(scope, "files", { network: existing, subnetIds: [variable.stringValue, "subnet-c"] });
    });
    expect(stack.resource("aws_efs_mount_target", "files_1").subnet_id).toBe("${var.subnet}");
    expect(stack.resource("aws_efs_mount_target", "files_subnet-c").subnet_id).toBe("subnet-c");
  });

  it("are counted by Terraform where it alone knows the list", () => {
    const stack = synthesiseFully((scope) => {
      const subnetIds = new TerraformVariable(scope, "subnets", { type: "list(string)" }).listValue;
      new FileSystem(scope, "files", { network: existing, subnetIds });
    });
    expect(stack.resources("aws_efs_mount_target")).toEqual({
      files: {
        count: "${length(var.subnets)}",
        file_system_id: "${aws_efs_file_system.files.id}",
        subnet_id: "${element(var.subnets, count.index)}",
        security_groups: ["${aws_security_group.files.id}"],
      },
    });
  });
});
