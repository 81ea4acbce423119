import { TerraformOutput } from "cdktf";
import { CapacityReservation, type CapacityReservationProps } from "../../src/compute/capacity-reservation";
import { synthesiseFully } from "../support/synth";

function reservation(props: Partial<CapacityReservationProps> = {}) {
  return synthesiseFully((stack) => {
    const made = new CapacityReservation(stack, "room", {
      availabilityZone: "ap-northeast-1a",
      instanceType: "m5.large",
      ...props,
    });
    new TerraformOutput(stack, "id", { value: made.capacityReservationId });
  });
}

describe("a capacity reservation", () => {
  it("is, by default, for one Linux instance", () => {
    const stack = reservation();
    expect(stack.resource("aws_ec2_capacity_reservation", "room")).toEqual({
      availability_zone: "ap-northeast-1a",
      instance_type: "m5.large",
      instance_platform: "Linux/UNIX",
      instance_count: 1,
      tags: { Name: "stack-room" },
    });
    expect(stack.output("id").value).toBe("${aws_ec2_capacity_reservation.room.id}");
  });

  it("is for more, and has a name and tags", () => {
    const props = { instanceCount: 3, reservationName: "peak", tags: { Team: "web" } };
    expect(reservation(props).resource("aws_ec2_capacity_reservation", "room")).toMatchObject({
      instance_count: 3,
      tags: { Name: "peak", Team: "web" },
    });
  });
});
