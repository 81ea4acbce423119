import { Eip } from "@cdktf/provider-aws/lib/eip";
import type { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { NatGateway as AwsNatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import { Construct } from "constructs";
import { addressed } from "../core/address";
import { nameTag } from "../core/tags";

export interface NatGatewayProps {
  /** The Name tag of the gateway. */
  readonly name: string;
  /** The Name tag of its Elastic IP address. */
  readonly addressName: string;
  /** The public subnet that it stands in. */
  readonly subnetId: string;
  /**
   * The gateway through which it reaches the internet; it is made before and removed after.
   * @default one that exists already
   */
  readonly internetGateway?: InternetGateway;
}

/** A NAT gateway with an Elastic IP address: the way from private subnets to the internet. */
export class NatGateway extends Construct {
  readonly resource: AwsNatGateway;
  /** Its Elastic IP address. */
  readonly eip: Eip;

  constructor(scope: Construct, id: string, { name, addressName, subnetId, internetGateway }: NatGatewayProps) {
    super(scope, id);
    const dependsOn = internetGateway && [internetGateway];
    this.eip = addressed(new Eip(this, "Eip", { domain: "vpc", tags: nameTag(addressName), dependsOn }));
    this.resource = addressed(
      new AwsNatGateway(this, "NatGateway", { allocationId: this.eip.id, subnetId, tags: nameTag(name), dependsOn }),
    );
  }

  get natGatewayId(): string {
    return this.resource.id;
  }
}
