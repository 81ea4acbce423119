import { NetworkInterface as AwsNetworkInterface } from "@cdktf/provider-aws/lib/network-interface";
import type { ITerraformDependable, TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { addressed } from "../core/address";
import { dependOn } from "../core/depend-on";
import { generatedNameTag, type Tags } from "../core/tags";
import type { ISecurityGroup } from "../network/security-group";
import { CheckedConstruct } from "../rules/checked-construct";

export interface NetworkInterfaceProps {
  /** A change replaces the interface. */
  readonly subnetId: string;
  /** One to five. */
  readonly securityGroups: readonly ISecurityGroup[];
  /**
   * The private address, of the subnet's block.
   * @default one that AWS chooses
   */
  readonly privateIpAddress?: string;
  /** @default none */
  readonly description?: string;
  /**
   * The Name tag.
   * @default from the stack and the construct
   */
  readonly networkInterfaceName?: string;
  /** @default none but Name */
  readonly tags?: Tags;
}

/** A network interface that stands by itself: its MAC and its addresses stay when the instance behind it is replaced. */
export class NetworkInterface extends CheckedConstruct {
  readonly resource: AwsNetworkInterface;
  readonly securityGroups: readonly ISecurityGroup[];
  private readonly instances: TerraformResource[] = [];
  private readonly addresses: ITerraformDependable[] = [];

  constructor(scope: Construct, id: string, props: NetworkInterfaceProps) {
    super(scope, id);
    this.securityGroups = props.securityGroups;
    this.resource = addressed(
      new AwsNetworkInterface(this, "NetworkInterface", {
        subnetId: props.subnetId,
        securityGroups: props.securityGroups.map((group) => group.securityGroupId),
        privateIps: props.privateIpAddress === undefined ? undefined : [props.privateIpAddress],
        description: props.description,
        tags: generatedNameTag(this, props.networkInterfaceName, props.tags),
      }),
    );
  }

  get networkInterfaceId(): string {
    return this.resource.id;
  }

  get macAddress(): string {
    return this.resource.macAddress;
  }

  get privateIpAddress(): string {
    return this.resource.privateIp;
  }

  /** Tells the interface what is started with it: that waits for its public address, whichever of the two is made first. */
  startsWith(instance: TerraformResource): void {
    this.instances.push(instance);
    for (const address of this.addresses) dependOn(instance, address);
  }

  /** Tells the interface of its public address. */
  hasAddress(address: ITerraformDependable): void {
    this.addresses.push(address);
    for (const instance of this.instances) dependOn(instance, address);
  }
}
