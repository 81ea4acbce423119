import { ConfigurationError } from "../core/errors";
import type { INetwork } from "../network/network";
import type { Peer } from "../network/peer";
import type { Port } from "../network/port";
import type { ISecurityGroup } from "../network/security-group";
import type { CheckedConstruct } from "../rules/checked-construct";

/** TLS 1.2 and 1.3: what AWS recommends. */
export const DEFAULT_SSL_POLICY = "ELBSecurityPolicy-TLS13-1-2-2021-06";

/** What a listener needs of its load balancer. */
export interface IListenerLoadBalancer {
  readonly loadBalancerArn: string;
  readonly network: INetwork;
  /** The groups that connections to targets come from. */
  readonly securityGroups: readonly ISecurityGroup[];
  /** The group that listeners open to clients; `undefined` if that is the business of whoever gave the load balancer its groups. */
  readonly ownSecurityGroup: ISecurityGroup | undefined;
  /** Who may connect when a listener does not say. */
  readonly defaultPeer: Peer | undefined;
}

/**
 * Lets clients connect to a port of a listener.
 * @param ruleId what the rule is called after the group
 * @throws ConfigurationError if the listener says who may connect, and the load balancer was given its groups
 */
export function openToClients(
  listener: CheckedConstruct,
  { ownSecurityGroup, defaultPeer }: IListenerLoadBalancer,
  { ruleId, port, allowFrom }: { readonly ruleId: string; readonly port: Port; readonly allowFrom: Peer | undefined },
): void {
  if (allowFrom !== undefined && ownSecurityGroup === undefined) {
    throw new ConfigurationError(listener, {
      property: "allowFrom",
      got: allowFrom,
      allowed: "nothing, as the load balancer has the security groups that it was given",
      fix: "Add the rule to one of them with addIngressRule(), or leave out the load balancer's securityGroups.",
    });
  }
  const peer = allowFrom ?? defaultPeer;
  if (peer !== undefined) ownSecurityGroup?.addIngressRule(ruleId, { peer, port });
}
