import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { NatGateway } from "../../src/network/nat-gateway";
import { Subnet } from "../../src/network/subnet";
import { synthesise } from "../support/synth";

const PROPS = { vpcId: "vpc-1", name: "shop-1a", availabilityZone: "ap-northeast-1a", cidr: "10.0.1.0/24" };

describe("a Subnet", () => {
  it("stands in its zone, with no routes of its own", () => {
    const written = synthesise((stack) => new Subnet(stack, "public_1a", PROPS));
    expect(written.addresses()).toEqual(["aws_subnet.public_1a"]);
    expect(written.resource("aws_subnet", "public_1a")).toEqual({
      vpc_id: "vpc-1",
      availability_zone: "ap-northeast-1a",
      cidr_block: "10.0.1.0/24",
      tags: { Name: "shop-1a" },
    });
  });

  it("may share a route table", () => {
    const written = synthesise((stack) => {
      new Subnet(stack, "public_1a", PROPS).associate(new RouteTable(stack, "table", { vpcId: "vpc-1" }));
    });
    expect(written.resource("aws_route_table_association", "public_1a")).toEqual({
      subnet_id: "${aws_subnet.public_1a.id}",
      route_table_id: "${aws_route_table.table.id}",
    });
  });

  it("may have a route table of its own, to a NAT gateway", () => {
    const written = synthesise((stack) => {
      const gateway = new NatGateway(stack, "nat", { name: "nat", addressName: "ip", subnetId: "subnet-1" });
      new Subnet(stack, "private_1a", PROPS).routeTo(gateway);
    });
    const table = "${aws_route_table.private_1a.id}";
    expect(written.resource("aws_route_table", "private_1a")).toEqual({ vpc_id: "vpc-1", tags: { Name: "shop-1a" } });
    expect(written.resource("aws_route", "private_1a")).toEqual({
      route_table_id: table,
      destination_cidr_block: "0.0.0.0/0",
      nat_gateway_id: "${aws_nat_gateway.nat.id}",
    });
    expect(written.resource("aws_route_table_association", "private_1a").route_table_id).toBe(table);
  });

  it("may have a route table of its own that leads nowhere yet, and a route to any NAT gateway", () => {
    const written = synthesise((stack) => {
      const subnet = new Subnet(stack, "private_1a", PROPS);
      subnet.addNatRoute(subnet.addRouteTable(), { natGatewayId: "nat-1" });
    });
    expect(written.addresses()).toEqual([
      "aws_route.private_1a",
      "aws_route_table.private_1a",
      "aws_subnet.private_1a",
    ]);
    expect(written.resource("aws_route", "private_1a")).toMatchObject({
      route_table_id: "${aws_route_table.private_1a.id}",
      nat_gateway_id: "nat-1",
    });
  });
});
