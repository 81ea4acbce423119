import { PlacementStack } from "../../../src/stacks/placement/placement-stack";
import { synthesiseApp } from "../../support/synth";

const stack = synthesiseApp((app) => new PlacementStack(app, "placement")).stack("placement");
const vpc_id = "${aws_vpc.main.id}";

describe("the network of the placement stack", () => {
  it("is a VPC of its own", () => {
    expect(stack.resource("aws_vpc", "main")).toEqual({
      cidr_block: "10.0.0.0/16",
      enable_dns_hostnames: true,
      tags: { Name: "placement" },
    });
  });

  it.each([
    ["public_1a", "a", "10.0.1.0/24"],
    ["public_1c", "c", "10.0.2.0/24"],
    ["private_1a", "a", "10.0.10.0/24"],
    ["private_1c", "c", "10.0.20.0/24"],
  ])("has the subnet %s in the zone %s", (name, letter, cidr_block) => {
    expect(stack.resource("aws_subnet", name)).toMatchObject({
      vpc_id,
      cidr_block,
      availability_zone: `\${var.region}${letter}`,
      tags: { Name: `placement-${name.replace("_", "-")}` },
    });
  });

  it("has one NAT gateway, through which both private subnets reach the internet", () => {
    expect(Object.keys(stack.resources("aws_nat_gateway"))).toEqual(["nat_1a"]);
    for (const zone of ["1a", "1c"]) {
      expect(stack.resource("aws_route", `private_${zone}`)).toMatchObject({
        route_table_id: `\${aws_route_table.private_${zone}.id}`,
        destination_cidr_block: "0.0.0.0/0",
        nat_gateway_id: "${aws_nat_gateway.nat_1a.id}",
      });
    }
  });

  it("lets nothing in from outside", () => {
    expect(stack.addresses().filter((address) => address.includes("ingress"))).toEqual([]);
    for (const name of ["awsvpc", "linux_instances", "windows_instances"]) {
      expect(stack.resource("aws_security_group", name)).toMatchObject({ vpc_id });
    }
  });
});
