import { ServiceDiscoveryPrivateDnsNamespace } from "@cdktf/provider-aws/lib/service-discovery-private-dns-namespace";
import type { Construct } from "constructs";
import { addressed } from "../core/address";
import type { Tags } from "../core/tags";
import type { INetwork } from "../network/network";
import { CheckedConstruct } from "../rules/checked-construct";
import type { IDnsNamespace } from "./namespace";

export interface PrivateDnsNamespaceProps {
  /** The domain that names end in: `shop.internal`. A change replaces the namespace. */
  readonly name: string;
  /** Where the names are known. A change replaces the namespace. */
  readonly network: INetwork;
  /** @default none */
  readonly tags?: Tags;
}

/** A domain of a VPC's own DNS, in which services have names: a hosted zone in Route 53, which AWS bills by the month. */
export class PrivateDnsNamespace extends CheckedConstruct implements IDnsNamespace {
  readonly resource: ServiceDiscoveryPrivateDnsNamespace;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: PrivateDnsNamespaceProps,
  ) {
    super(scope, id);
    const { name, network, tags } = props;
    this.resource = addressed(
      new ServiceDiscoveryPrivateDnsNamespace(this, "Namespace", { name, vpc: network.vpcId, tags }),
    );
  }

  get namespaceArn(): string {
    return this.resource.arn;
  }

  get namespaceId(): string {
    return this.resource.id;
  }

  get namespaceName(): string {
    return this.props.name;
  }
}
