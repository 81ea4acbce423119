import { HandsonStack } from "../../../src/stacks/handson/handson-stack";
import { synthesiseApp } from "../../support/synth";

const stack = synthesiseApp((app) => new HandsonStack(app, "handson")).stack("handson");
const vpc_id = "${aws_vpc.main.id}";

describe("the network of the hands-on", () => {
  it("is a VPC of 65,536 addresses", () => {
    expect(stack.resource("aws_vpc", "main")).toEqual({
      cidr_block: "10.0.0.0/16",
      enable_dns_hostnames: false,
      tags: { Name: "handson" },
    });
  });

  it.each([
    ["public_1a", "a", "10.0.1.0/24"],
    ["public_1c", "c", "10.0.2.0/24"],
    ["public_1d", "d", "10.0.3.0/24"],
    ["private_1a", "a", "10.0.10.0/24"],
    ["private_1c", "c", "10.0.20.0/24"],
    ["private_1d", "d", "10.0.30.0/24"],
  ])("has the subnet %s in zone %s with %s", (name, letter, cidr_block) => {
    expect(stack.resource("aws_subnet", name)).toEqual({
      vpc_id,
      availability_zone: `\${var.region}${letter}`,
      cidr_block,
      tags: { Name: `handson-${name.replace("_", "-")}` },
    });
  });

  it("has an internet gateway", () => {
    expect(stack.resource("aws_internet_gateway", "main")).toEqual({ vpc_id, tags: { Name: "handson" } });
  });

  it("sends what is public, by one route table, through the internet gateway", () => {
    expect(stack.resource("aws_route_table", "public")).toEqual({ vpc_id, tags: { Name: "handson-public" } });
    expect(stack.resource("aws_route", "public")).toEqual({
      route_table_id: "${aws_route_table.public.id}",
      destination_cidr_block: "0.0.0.0/0",
      gateway_id: "${aws_internet_gateway.main.id}",
    });
  });

  describe.each(["1a", "1c", "1d"])("in zone %s", (zone) => {
    const depends_on = ["aws_internet_gateway.main"];

    it("has a NAT gateway with an address of its own in the public subnet", () => {
      expect(stack.resource("aws_eip", `nat_${zone}`)).toEqual({
        domain: "vpc",
        tags: { Name: `handson-natgw-${zone}` },
        depends_on,
      });
      expect(stack.resource("aws_nat_gateway", `nat_${zone}`)).toEqual({
        allocation_id: `\${aws_eip.nat_${zone}.id}`,
        subnet_id: `\${aws_subnet.public_${zone}.id}`,
        tags: { Name: `handson-${zone}` },
        depends_on,
      });
    });

    it("puts the public subnet under the public routes", () => {
      expect(stack.resource("aws_route_table_association", `public_${zone}`)).toEqual({
        subnet_id: `\${aws_subnet.public_${zone}.id}`,
        route_table_id: "${aws_route_table.public.id}",
      });
    });

    it("sends what is private, by a route table of its own, through the NAT gateway of the zone", () => {
      const name = `private_${zone}`;
      const route_table_id = `\${aws_route_table.${name}.id}`;
      expect(stack.resource("aws_route_table", name)).toEqual({ vpc_id, tags: { Name: `handson-private-${zone}` } });
      expect(stack.resource("aws_route", name)).toEqual({
        route_table_id,
        destination_cidr_block: "0.0.0.0/0",
        nat_gateway_id: `\${aws_nat_gateway.nat_${zone}.id}`,
      });
      expect(stack.resource("aws_route_table_association", name)).toEqual({
        subnet_id: `\${aws_subnet.${name}.id}`,
        route_table_id,
      });
    });
  });
});
