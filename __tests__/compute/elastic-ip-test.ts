import { TerraformOutput } from "cdktf";
import { ElasticIp, type ElasticIpProps } from "../../src/compute/elastic-ip";
import { Instance } from "../../src/compute/instance";
import { MachineImage } from "../../src/compute/machine-image";
import { NetworkInterface } from "../../src/compute/network-interface";
import { type INetwork, Network } from "../../src/network/network";
import { SecurityGroup } from "../../src/network/security-group";
import { synthesiseFully } from "../support/synth";

const existing = Network.fromNetworkAttributes({ vpcId: "vpc-1", publicSubnetIds: ["subnet-a"] });

function address(on: "interface" | "instance", options: Partial<ElasticIpProps> = {}, network: INetwork = existing) {
  return synthesiseFully((stack) => {
    const securityGroups = [SecurityGroup.fromSecurityGroupId(stack, "group", "sg-1")];
    const common = { network, machineImage: MachineImage.fromId("ami-11111111"), instanceType: "t3.micro" };
    const networkInterface = new NetworkInterface(stack, "eni", { subnetId: "subnet-a", securityGroups });
    const instance =
      on === "interface"
        ? new Instance(stack, "web", { ...common, networkInterface })
        : new Instance(stack, "web", { ...common, subnetId: "subnet-a", securityGroups });
    const target = on === "interface" ? networkInterface : instance;
    const made = new ElasticIp(stack, "address", { network, target, ...options });
    new TerraformOutput(stack, "ip", { value: made.publicIpAddress });
  });
}

describe("an Elastic IP", () => {
  it("is the address of an interface, whose instance waits for it", () => {
    const stack = address("interface");
    expect(stack.resource("aws_eip", "address")).toEqual({
      domain: "vpc",
      network_interface: "${aws_network_interface.eni.id}",
      tags: { Name: "stack-address" },
    });
    expect(stack.resource("aws_instance", "web").depends_on).toEqual(["aws_eip.address"]);
    expect(stack.output("ip").value).toBe("${aws_eip.address.public_ip}");
  });

  it("is the address of an instance", () => {
    const stack = address("instance");
    expect(stack.resource("aws_eip", "address")).toMatchObject({ domain: "vpc", instance: "${aws_instance.web.id}" });
    expect(stack.resource("aws_eip", "address")).not.toHaveProperty("network_interface");
  });

  it("has a name and tags", () => {
    const { tags } = address("instance", { elasticIpName: "front", tags: { Team: "web" } }).resource(
      "aws_eip",
      "address",
    );
    expect(tags).toEqual({ Name: "front", Team: "web" });
  });

  it("waits until the internet reaches its network", () => {
    const stack = synthesiseFully((scope) => {
      const network = new Network(scope, "main", { availabilityZones: ["ap-northeast-1a"], natGateways: 0 });
      const securityGroups = [SecurityGroup.fromSecurityGroupId(scope, "group", "sg-1")];
      const target = new NetworkInterface(scope, "eni", { subnetId: "subnet-a", securityGroups });
      new ElasticIp(scope, "address", { network, target });
    });
    expect(stack.resource("aws_eip", "address").depends_on).toContain("aws_route.public");
  });
});
