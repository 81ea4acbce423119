import { Ec2Host } from "@cdktf/provider-aws/lib/ec2-host";
import type { Construct } from "constructs";
import { addressed } from "../core/address";
import { generatedNameTag, type Tags } from "../core/tags";
import { CheckedConstruct } from "../rules/checked-construct";

export interface DedicatedHostProps {
  /** That of the instances: `ap-northeast-1a`. A change replaces the host. */
  readonly availabilityZone: string;
  /**
   * The only type of instance that the host is for: `m5.large`. Not every type has hosts:
   * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/dedicated-hosts-overview.html
   */
  readonly instanceType: string;
  /**
   * The Name tag.
   * @default from the stack and the construct
   */
  readonly hostName?: string;
  /** @default none but Name */
  readonly tags?: Tags;
}

/** A whole machine for the instances that name it. It is billed by the hour instead of them, also while it has none. */
export class DedicatedHost extends CheckedConstruct {
  readonly resource: Ec2Host;

  constructor(scope: Construct, id: string, props: DedicatedHostProps) {
    super(scope, id);
    this.resource = addressed(
      new Ec2Host(this, "Host", {
        availabilityZone: props.availabilityZone,
        instanceType: props.instanceType,
        autoPlacement: "off",
        tags: generatedNameTag(this, props.hostName, props.tags),
      }),
    );
  }

  get hostId(): string {
    return this.resource.id;
  }
}
