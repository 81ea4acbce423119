import type { TerraformStack } from "cdktf";
import { openToClients } from "../../src/load-balancer/listener-load-balancer";
import { Network } from "../../src/network/network";
import { Peer } from "../../src/network/peer";
import { Port } from "../../src/network/port";
import { SecurityGroup } from "../../src/network/security-group";
import { CheckedConstruct } from "../../src/rules/checked-construct";
import { synthesiseFully } from "../support/synth";

const network = Network.fromNetworkAttributes({ vpcId: "vpc-1" });

class Listener extends CheckedConstruct {}

/** Who gets in at UDP 53, by which rule, if the load balancer is for `defaultPeer`, and the listener says `allowFrom`. */
function opened(defaultPeer: Peer | undefined, allowFrom: Peer | undefined, own = true): Record<string, unknown> {
  const stack = synthesiseFully((scope: TerraformStack) => {
    const ownSecurityGroup = own ? new SecurityGroup(scope, "lb", { network }) : undefined;
    const loadBalancer = { loadBalancerArn: "arn", network, securityGroups: [], ownSecurityGroup, defaultPeer };
    openToClients(new Listener(scope, "dns"), loadBalancer, { ruleId: "dns", port: Port.udp(53), allowFrom });
  });
  const rules = Object.entries(stack.resources("aws_vpc_security_group_ingress_rule"));
  return Object.fromEntries(rules.map(([name, { ip_protocol, cidr_ipv4 }]) => [name, [ip_protocol, cidr_ipv4]]));
}

describe("openToClients", () => {
  it("lets in whom the listener names, else whom the load balancer is for, else nobody", () => {
    expect(opened(Peer.anyIpv4(), Peer.ipv4("10.0.0.0/8"))).toEqual({ lb_dns: ["udp", "10.0.0.0/8"] });
    expect(opened(Peer.anyIpv4(), undefined)).toEqual({ lb_dns: ["udp", "0.0.0.0/0"] });
    expect(opened(undefined, undefined)).toEqual({});
  });

  it("leaves the groups alone that the load balancer was given, and says so to a listener that names somebody", () => {
    expect(opened(Peer.anyIpv4(), undefined, false)).toEqual({});
    expect(() => opened(undefined, Peer.anyIpv4(), false)).toThrow("[stack/dns] allowFrom is");
  });
});
