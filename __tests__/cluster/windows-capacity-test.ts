import { Cluster } from "../../src/cluster/cluster";
import { InstanceCapacity } from "../../src/cluster/instance-capacity";
import { MachineImage } from "../../src/compute/machine-image";
import { Network } from "../../src/network/network";
import { synthesiseFully } from "../support/synth";

function templateOf(machineImage?: MachineImage) {
  const stack = synthesiseFully((scope) => {
    const cluster = new Cluster(scope, "cluster");
    const network = Network.fromNetworkAttributes({ vpcId: "vpc-1", privateSubnetIds: ["subnet-a"] });
    new InstanceCapacity(scope, "capacity", {
      cluster,
      network,
      instanceType: "t3.large",
      maxCapacity: 1,
      machineImage,
    });
  });
  return stack.resource("aws_launch_template", "capacity_template");
}

const NAME = "${aws_ecs_cluster.cluster.name}";
const BASH = `\${base64encode("#!/bin/bash\\necho \\"ECS_CLUSTER=${NAME}\\" >> /etc/ecs/ecs.config\\n")}`;
const POWERSHELL =
  '${base64encode("<powershell>\\nImport-Module ECSTools\\n' +
  `Initialize-ECSAgent -Cluster ${NAME} -EnableTaskIAMRole\\n</powershell>\\n")}`;
const PARAMETERS = "/aws/service";

describe("instances of a cluster", () => {
  it.each([
    ["the newest Amazon Linux", undefined],
    ["an image by its id", MachineImage.fromId("ami-11111111")],
    ["an image by a parameter", MachineImage.fromSsmParameter("/own/image")],
    ["the newest Amazon Linux on ARM", MachineImage.ecsOptimized("ARM64")],
  ])("join it by a shell script from %s", (_image, machineImage) => {
    expect(templateOf(machineImage).user_data).toBe(BASH);
  });

  it.each([
    ["the newest Windows", MachineImage.ecsOptimizedWindows()],
    ["an image by its id", MachineImage.fromId("ami-11111111", "WINDOWS")],
    ["an image by a parameter", MachineImage.fromSsmParameter("/own/image", "WINDOWS")],
  ])("join it by PowerShell from %s, when that is Windows", (_image, machineImage) => {
    expect(templateOf(machineImage).user_data).toBe(POWERSHELL);
  });

  it("start from the newest image for ECS of their system", () => {
    expect(templateOf().image_id).toBe(
      `resolve:ssm:${PARAMETERS}/ecs/optimized-ami/amazon-linux-2023/recommended/image_id`,
    );
    expect(templateOf(MachineImage.ecsOptimizedWindows()).image_id).toBe(
      `resolve:ssm:${PARAMETERS}/ami-windows-latest/Windows_Server-2022-English-Core-ECS_Optimized/image_id`,
    );
  });
});
