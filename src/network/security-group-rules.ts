import type { SecurityGroupEgress } from "@cdktf/provider-aws/lib/security-group";
import { SecurityGroupRule } from "@cdktf/provider-aws/lib/security-group-rule";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { TerraformIterator } from "cdktf";
import type { Construct } from "constructs";
import { addressed } from "../core/address";
import type { Peer } from "./peer";
import type { Port } from "./port";
/** One rule of a security group. */
export interface SecurityGroupRuleOptions {
  readonly peer: Peer;
  readonly port: Port;
  /** @default none */
  readonly description?: string;
}

/** A security group as the scope of its rules. */
export interface RuleScope extends Construct {
  readonly securityGroupId: string;
}

type Direction = "ingress" | "egress";

/** How the rules of a security group become resources. */
export interface RuleWriter {
  /** The block of the group itself that lets everything out; without one, that is a rule like any other. */
  readonly inlineEgress?: SecurityGroupEgress[];
  write(group: RuleScope, direction: Direction, id: string, options: SecurityGroupRuleOptions): void;
}

/** A resource for each rule and, as AWS itself has it, for each block of addresses. */
export const SeparateRules: RuleWriter = {
  write(group, direction, id, { peer, port, description }) {
    const Rule = direction === "ingress" ? VpcSecurityGroupIngressRule : VpcSecurityGroupEgressRule;
    addressed(
      new Rule(group, `${direction}_${id}`, {
        securityGroupId: group.securityGroupId,
        description,
        ipProtocol: port.protocol,
        fromPort: port.first,
        toPort: port.last,
        ...separatePeer(peer),
      }),
      id,
    );
  },
};

function separatePeer(peer: Peer) {
  if ("securityGroupId" in peer) return { referencedSecurityGroupId: peer.securityGroupId };
  if (!("cidrsIpv4" in peer)) return peer;
  // A list is always written as one: a rule that goes with its list from one block to two must not be replaced.
  const forEach = TerraformIterator.fromList(peer.cidrsIpv4);
  return { forEach, cidrIpv4: forEach.value };
}

/** `aws_security_group_rule`, which holds several blocks of addresses. */
export const ClassicRules: RuleWriter = {
  inlineEgress: [{ fromPort: 0, toPort: 0, protocol: "-1", cidrBlocks: ["0.0.0.0/0"] }],
  write(group, direction, id, { peer, port, description }) {
    addressed(
      new SecurityGroupRule(group, `${direction}_${id}`, {
        securityGroupId: group.securityGroupId,
        type: direction,
        description,
        ...classicPorts(port),
        ...classicPeer(peer),
      }),
      id,
    );
  },
};

/** The old resource wants ports also where every protocol is meant. */
function classicPorts({ protocol, first = 0, last = 0 }: Port) {
  return { protocol, fromPort: first, toPort: last };
}

function classicPeer(peer: Peer) {
  if ("securityGroupId" in peer) return { sourceSecurityGroupId: peer.securityGroupId };
  if ("prefixListId" in peer) return { prefixListIds: [peer.prefixListId] };
  if ("cidrIpv6" in peer) return { ipv6CidrBlocks: [peer.cidrIpv6] };
  return { cidrBlocks: "cidrIpv4" in peer ? [peer.cidrIpv4] : peer.cidrsIpv4 };
}
