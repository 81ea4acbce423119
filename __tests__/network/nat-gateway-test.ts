import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { NatGateway } from "../../src/network/nat-gateway";
import { synthesise } from "../support/synth";

const PROPS = { name: "shop-1a", addressName: "shop-ip-1a", subnetId: "subnet-1" };

describe("a NatGateway", () => {
  it("has an Elastic IP address of its own", () => {
    const written = synthesise((stack) => new NatGateway(stack, "nat_1a", PROPS));
    expect(written.json.resource).toEqual({
      aws_eip: { nat_1a: { domain: "vpc", tags: { Name: "shop-ip-1a" } } },
      aws_nat_gateway: {
        nat_1a: { allocation_id: "${aws_eip.nat_1a.id}", subnet_id: "subnet-1", tags: { Name: "shop-1a" } },
      },
    });
  });

  it("is there, with its address, only while the internet gateway is", () => {
    const written = synthesise((stack) => {
      const internetGateway = new InternetGateway(stack, "gateway", {});
      new NatGateway(stack, "nat", { ...PROPS, internetGateway });
    });
    for (const type of ["aws_eip", "aws_nat_gateway"]) {
      expect(written.resource(type, "nat").depends_on).toEqual(["aws_internet_gateway.gateway"]);
    }
  });
});
