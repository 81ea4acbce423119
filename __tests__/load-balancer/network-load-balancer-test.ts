import { NetworkLoadBalancer, type NetworkLoadBalancerProps } from "../../src/load-balancer/network-load-balancer";
import { Network } from "../../src/network/network";
import { SecurityGroup } from "../../src/network/security-group";
import { synthesiseFully } from "../support/synth";

const network = Network.fromNetworkAttributes({
  vpcId: "vpc-1",
  publicSubnetIds: ["subnet-public-a", "subnet-public-c"],
  privateSubnetIds: ["subnet-private-a", "subnet-private-c"],
});

function loadBalancer(props: Partial<NetworkLoadBalancerProps> = {}) {
  return synthesiseFully((stack) => {
    new NetworkLoadBalancer(stack, "broker", { network, ...props });
  });
}

describe("a network load balancer", () => {
  it("is internal, stands in the private subnets and keeps to zones, by default", () => {
    expect(loadBalancer().resource("aws_lb", "broker")).toEqual({
      name: "stack-broker",
      load_balancer_type: "network",
      internal: true,
      subnets: ["subnet-private-a", "subnet-private-c"],
      security_groups: ["${aws_security_group.broker.id}"],
      enable_cross_zone_load_balancing: false,
      enable_deletion_protection: false,
    });
  });

  it("has a security group of its own, which lets nothing in or out: AWS gives none to one that exists", () => {
    expect(loadBalancer().addresses()).toEqual(["aws_lb.broker", "aws_security_group.broker"]);
  });

  it("stands in the public subnets if it faces the internet, in one zone if it is told to", () => {
    const { subnets } = loadBalancer({ internetFacing: true }).resource("aws_lb", "broker");
    expect(subnets).toEqual(["subnet-public-a", "subnet-public-c"]);
    expect(loadBalancer({ subnetIds: ["subnet-x"] }).resource("aws_lb", "broker").subnets).toEqual(["subnet-x"]);
  });

  it("crosses zones, has a name, protection from deletion and tags if it is told to", () => {
    const props = { crossZoneEnabled: true, loadBalancerName: "mqtt", deletionProtection: true, tags: { Team: "iot" } };
    expect(loadBalancer(props).resource("aws_lb", "broker")).toMatchObject({
      enable_cross_zone_load_balancing: true,
      name: "mqtt",
      enable_deletion_protection: true,
      tags: { Team: "iot" },
    });
  });

  it("uses the security groups that it is given, and makes none", () => {
    const stack = synthesiseFully((scope) => {
      const securityGroups = [SecurityGroup.fromSecurityGroupId(scope, "given", "sg-1")];
      new NetworkLoadBalancer(scope, "broker", { network, securityGroups });
    });
    expect(stack.resource("aws_lb", "broker").security_groups).toEqual(["sg-1"]);
    expect(stack.addresses()).toEqual(["aws_lb.broker"]);
  });
});
