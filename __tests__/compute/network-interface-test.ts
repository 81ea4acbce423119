import { Eip } from "@cdktf/provider-aws/lib/eip";
import { Instance } from "@cdktf/provider-aws/lib/instance";
import { TerraformOutput, type TerraformStack } from "cdktf";
import { NetworkInterface, type NetworkInterfaceProps } from "../../src/compute/network-interface";
import { SecurityGroup } from "../../src/network/security-group";
import { synthesiseFully } from "../support/synth";

function interfaceIn(stack: TerraformStack, props: Partial<NetworkInterfaceProps> = {}): NetworkInterface {
  const securityGroups = [SecurityGroup.fromSecurityGroupId(stack, "group", "sg-1")];
  return new NetworkInterface(stack, "fixed", { subnetId: "subnet-a", securityGroups, ...props });
}

describe("a network interface", () => {
  it("stands in a subnet, with its security groups and an address that AWS chooses", () => {
    const stack = synthesiseFully(interfaceIn);
    expect(stack.resource("aws_network_interface", "fixed")).toEqual({
      subnet_id: "subnet-a",
      security_groups: ["sg-1"],
      tags: { Name: "stack-fixed" },
    });
  });

  it("takes an address, a description and tags", () => {
    const stack = synthesiseFully((scope) => {
      interfaceIn(scope, {
        privateIpAddress: "10.0.1.10",
        description: "licensed",
        networkInterfaceName: "eni",
        tags: { Team: "web" },
      });
    });
    expect(stack.resource("aws_network_interface", "fixed")).toMatchObject({
      private_ips: ["10.0.1.10"],
      description: "licensed",
      tags: { Name: "eni", Team: "web" },
    });
  });

  it("tells its id, MAC and address, which are there only after it, and its groups", () => {
    let groups: readonly string[] = [];
    const stack = synthesiseFully((scope) => {
      const made = interfaceIn(scope);
      groups = made.securityGroups.map(({ securityGroupId }) => securityGroupId);
      new TerraformOutput(scope, "id", { value: made.networkInterfaceId });
      new TerraformOutput(scope, "mac", { value: made.macAddress });
      new TerraformOutput(scope, "address", { value: made.privateIpAddress });
    });
    expect(groups).toEqual(["sg-1"]);
    expect(stack.output("id").value).toBe("${aws_network_interface.fixed.id}");
    expect(stack.output("mac").value).toBe("${aws_network_interface.fixed.mac_address}");
    expect(stack.output("address").value).toBe("${aws_network_interface.fixed.private_ip}");
  });

  it.each(["address", "instance"])("has an instance wait for its address, if the %s is made first", (first) => {
    const stack = synthesiseFully((scope) => {
      const made = interfaceIn(scope);
      const steps = {
        address: () => made.hasAddress(new Eip(scope, "address")),
        instance: () => made.startsWith(new Instance(scope, "instance")),
      };
      steps[first === "address" ? "address" : "instance"]();
      steps[first === "address" ? "instance" : "address"]();
    });
    expect(stack.resource("aws_instance", "instance").depends_on).toEqual(["aws_eip.address"]);
  });
});
