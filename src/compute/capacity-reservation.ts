import { Ec2CapacityReservation } from "@cdktf/provider-aws/lib/ec2-capacity-reservation";
import type { Construct } from "constructs";
import { addressed } from "../core/address";
import { generatedNameTag, type Tags } from "../core/tags";
import { CheckedConstruct } from "../rules/checked-construct";

export interface CapacityReservationProps {
  /** A change replaces the reservation. */
  readonly availabilityZone: string;
  /** A change replaces the reservation. */
  readonly instanceType: string;
  /** @default 1 */
  readonly instanceCount?: number;
  /**
   * The Name tag.
   * @default from the stack and the construct
   */
  readonly reservationName?: string;
  /** @default none but Name */
  readonly tags?: Tags;
}

/**
 * Room for Linux instances of a type in a zone, from now until it is destroyed. Whatever matches runs in it, whether it says so or not;
 * what is not used is billed like an instance on demand: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-capacity-reservations.html
 */
export class CapacityReservation extends CheckedConstruct {
  readonly resource: Ec2CapacityReservation;

  constructor(scope: Construct, id: string, props: CapacityReservationProps) {
    super(scope, id);
    this.resource = addressed(
      new Ec2CapacityReservation(this, "CapacityReservation", {
        availabilityZone: props.availabilityZone,
        instanceType: props.instanceType,
        instanceCount: props.instanceCount ?? 1,
        instancePlatform: "Linux/UNIX",
        tags: generatedNameTag(this, props.reservationName, props.tags),
      }),
    );
  }

  get capacityReservationId(): string {
    return this.resource.id;
  }
}
