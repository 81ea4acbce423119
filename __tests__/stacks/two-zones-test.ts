import { publicTwoZones, twoZones } from "../../src/stacks/two-zones";
import { synthesiseFully } from "../support/synth";

const subnets = (stack: ReturnType<typeof synthesiseFully>) =>
  Object.fromEntries(
    Object.entries(stack.resources("aws_subnet")).map(([name, subnet]) => [
      name,
      [subnet.availability_zone, subnet.cidr_block],
    ]),
  );

describe("a network in two zones", () => {
  it("has public subnets, and a way to the internet", () => {
    const stack = synthesiseFully((scope) => publicTwoZones(scope, "eu-west-1"));
    expect(subnets(stack)).toEqual({
      public_1a: ["eu-west-1a", "10.0.1.0/24"],
      public_1c: ["eu-west-1c", "10.0.2.0/24"],
    });
    expect(stack.resource("aws_route", "public").gateway_id).toBe("${aws_internet_gateway.main.id}");
    expect(stack.resource("aws_vpc", "main").tags).toEqual({ Name: "stack" });
    expect(stack.resources("aws_nat_gateway")).toEqual({});
  });

  it("has other blocks of addresses, if it is told so", () => {
    const stack = synthesiseFully((scope) => publicTwoZones(scope, "eu-west-1", ["10.0.0.0/24", "10.0.8.0/24"]));
    expect(Object.values(subnets(stack)).map(([, cidr]) => cidr)).toEqual(["10.0.0.0/24", "10.0.8.0/24"]);
  });

  it("has private subnets as well, behind one NAT gateway", () => {
    const stack = synthesiseFully((scope) => twoZones(scope, "eu-west-1"));
    expect(subnets(stack)).toMatchObject({
      private_1a: ["eu-west-1a", "10.0.10.0/24"],
      private_1c: ["eu-west-1c", "10.0.20.0/24"],
    });
    for (const route of ["private_1a", "private_1c"]) {
      expect(stack.resource("aws_route", route).nat_gateway_id).toBe("${aws_nat_gateway.nat_1a.id}");
    }
  });
});
