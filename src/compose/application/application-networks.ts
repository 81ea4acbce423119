import type { Construct } from "constructs";
import { physicalName } from "../../core/names";
import { HttpNamespace } from "../../discovery/http-namespace";
import type { INamespace } from "../../discovery/namespace";
import type { INetwork } from "../../network/network";
import { Peer } from "../../network/peer";
import { Port } from "../../network/port";
import { type ISecurityGroup, SecurityGroup } from "../../network/security-group";
import type { ApplicationPlan, PortPlan } from "../translate/plan";

/** https://docs.aws.amazon.com/cloud-map/latest/api/API_CreateHttpNamespace.html */
const LONGEST_NAME = 1024;

/** The networks of an application: security groups that let in who carries them, at the ports of whoever is in the network. */
export class ApplicationNetworks {
  /** Where services have names; none if no service is in a network. */
  readonly namespace: INamespace | undefined;
  private readonly groups: ReadonlyMap<string, ISecurityGroup>;

  constructor(scope: Construct, network: INetwork, { networks, services }: ApplicationPlan) {
    const groups = networks.map((name) => {
      const members = services.filter((service) => service.networks.includes(name));
      const ports = members.flatMap(({ containers }) => containers.flatMap((container) => container.ports));
      return [name, groupOf(scope, `network_${name}`, network, ports)] as const;
    });
    this.groups = new Map(groups);
    if (networks.length > 0) {
      const name = `${physicalName(scope, LONGEST_NAME)}`;
      this.namespace = new HttpNamespace(scope, "names", { name });
    }
  }

  /** The groups of networks. */
  groupsOf(names: readonly string[]): ISecurityGroup[] {
    return names.flatMap((name) => this.groups.get(name) ?? []);
  }
}

/** What comes out of a task is for its own group to say. */
function groupOf(scope: Construct, id: string, network: INetwork, ports: readonly PortPlan[]): ISecurityGroup {
  const group = new SecurityGroup(scope, id, { network, allowAllOutbound: false });
  const opened = new Map(ports.map(({ port, protocol }) => [`${protocol} ${port}`, Port[protocol](port)]));
  for (const port of opened.values()) group.addIngressRule(`${port}`, { peer: Peer.securityGroup(group), port });
  return group;
}
