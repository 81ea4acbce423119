import { ServiceDiscoveryHttpNamespace } from "@cdktf/provider-aws/lib/service-discovery-http-namespace";
import type { Construct } from "constructs";
import { addressed } from "../core/address";
import type { Tags } from "../core/tags";
import { CheckedConstruct } from "../rules/checked-construct";
import type { INamespace } from "./namespace";

export interface HttpNamespaceProps {
  /** A change replaces the namespace. */
  readonly name: string;
  /** @default none */
  readonly tags?: Tags;
}

/** Names for Service Connect alone: nothing in DNS, and nothing to pay for. */
export class HttpNamespace extends CheckedConstruct implements INamespace {
  readonly resource: ServiceDiscoveryHttpNamespace;

  constructor(scope: Construct, id: string, { name, tags }: HttpNamespaceProps) {
    super(scope, id);
    this.resource = addressed(new ServiceDiscoveryHttpNamespace(this, "Namespace", { name, tags }));
  }

  get namespaceArn(): string {
    return this.resource.arn;
  }
}
