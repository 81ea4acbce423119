import { Ec2Host } from "@cdktf/provider-aws/lib/ec2-host";
import type { Construct } from "constructs";
import { addressed } from "../core/address";
import { physicalName } from "../core/names";
import { nameTag, type Tags } from "../core/tags";
import { CheckedConstruct } from "../rules/checked-construct";

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html */
const LONGEST_TAG = 256;

export interface DedicatedHostProps {
  /** That of the instances: `ap-northeast-1a`. A change replaces the host. */
  readonly availabilityZone: string;
  /**
   * The only type of instance that the host is for: `m5.large`. Not every type has hosts:
   * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/dedicated-hosts-overview.html
   */
  readonly instanceType: string;
  /**
   * Whether instances that ask for a host of their type without saying which may be started on it.
   * @default false: only those that name it
   */
  readonly autoPlacement?: boolean;
  /**
   * The Name tag.
   * @default from the stack and the construct
   */
  readonly hostName?: string;
  /** @default none but Name */
  readonly tags?: Tags;
}

/** A whole machine for one account, which is billed by the hour instead of its instances, also while it has none. */
export class DedicatedHost extends CheckedConstruct {
  readonly resource: Ec2Host;

  constructor(scope: Construct, id: string, props: DedicatedHostProps) {
    super(scope, id);
    this.resource = addressed(
      new Ec2Host(this, "Host", {
        availabilityZone: props.availabilityZone,
        instanceType: props.instanceType,
        autoPlacement: props.autoPlacement ? "on" : "off",
        tags: nameTag(props.hostName ?? physicalName(this, LONGEST_TAG), props.tags),
      }),
    );
  }

  get hostId(): string {
    return this.resource.id;
  }
}
