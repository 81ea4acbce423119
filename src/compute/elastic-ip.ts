import { Eip } from "@cdktf/provider-aws/lib/eip";
import type { Construct } from "constructs";
import { addressed } from "../core/address";
import { dependOn } from "../core/depend-on";
import { generatedNameTag, type Tags } from "../core/tags";
import type { INetwork } from "../network/network";
import { CheckedConstruct } from "../rules/checked-construct";
import type { Instance } from "./instance";
import { NetworkInterface } from "./network-interface";

export interface ElasticIpProps {
  readonly network: INetwork;
  /** What has the address: an interface in a public subnet, or the first of an instance there. */
  readonly target: NetworkInterface | Instance;
  /**
   * The Name tag.
   * @default from the stack and the construct
   */
  readonly elasticIpName?: string;
  /** @default none but Name */
  readonly tags?: Tags;
}

/** A public address that stays, whatever is behind it. */
export class ElasticIp extends CheckedConstruct {
  readonly resource: Eip;

  constructor(scope: Construct, id: string, { network, target, elasticIpName, tags }: ElasticIpProps) {
    super(scope, id);
    this.resource = addressed(
      new Eip(this, "Eip", {
        domain: "vpc",
        ...(target instanceof NetworkInterface
          ? { networkInterface: target.networkInterfaceId }
          : { instance: target.instanceId }),
        tags: generatedNameTag(this, elasticIpName, tags),
      }),
    );
    // AWS refuses the association in a VPC that the internet does not reach yet.
    for (const route of network.publicConnectivity) dependOn(this.resource, route);
    if (target instanceof NetworkInterface) target.hasAddress(this.resource);
  }

  get publicIpAddress(): string {
    return this.resource.publicIp;
  }
}
