import { TerraformOutput } from "cdktf";
import { DedicatedHost, type DedicatedHostProps } from "../../src/compute/dedicated-host";
import { synthesiseFully } from "../support/synth";

function host(props: Partial<DedicatedHostProps> = {}) {
  return synthesiseFully((stack) => {
    const made = new DedicatedHost(stack, "host", {
      availabilityZone: "ap-northeast-1a",
      instanceType: "m5.large",
      ...props,
    });
    new TerraformOutput(stack, "id", { value: made.hostId });
  });
}

describe("a Dedicated Host", () => {
  it("is for instances of a type that name it", () => {
    const stack = host();
    expect(stack.resource("aws_ec2_host", "host")).toEqual({
      availability_zone: "ap-northeast-1a",
      instance_type: "m5.large",
      auto_placement: "off",
      tags: { Name: "stack-host" },
    });
    expect(stack.output("id").value).toBe("${aws_ec2_host.host.id}");
  });

  it("has a name and tags", () => {
    const { tags } = host({ hostName: "iron", tags: { Team: "web" } }).resource("aws_ec2_host", "host");
    expect(tags).toEqual({ Name: "iron", Team: "web" });
  });
});
