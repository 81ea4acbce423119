import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { TerraformVariable } from "cdktf";
import { Network, type NetworkProps } from "../../src/network/network";
import { errorsOf, synthesise, synthesiseFully } from "../support/synth";

const TWO_ZONES = ["ap-northeast-1a", "ap-northeast-1c"];
const network = (props?: NetworkProps) => synthesiseFully((stack) => new Network(stack, "main", props));

describe("a Network by default", () => {
  it("is a VPC alone, with DNS names", () => {
    const { text, addresses } = { text: network().text, addresses: network().addresses() };
    expect(addresses).toEqual(["aws_vpc.main"]);
    expect(text).toHaveResourceWithProperties(Vpc, {
      cidr_block: "10.0.0.0/16",
      enable_dns_hostnames: true,
      tags: { Name: "main" },
    });
  });

  it("takes false for an answer", () => {
    expect(network({ enableDnsHostnames: false }).resource("aws_vpc", "main").enable_dns_hostnames).toBe(false);
  });

  it("is named after its construct, or as it is told, under the user's tags", () => {
    const written = synthesise((stack) => {
      new Network(stack, "blue");
      new Network(stack, "green", { name: "Green", tags: { team: "shop" } });
      new Network(stack, "red", { tags: { Name: "Red" } });
    });
    const tags = ["blue", "green", "red"].map((name) => written.resource("aws_vpc", name).tags);
    expect(tags).toEqual([{ Name: "blue" }, { Name: "Green", team: "shop" }, { Name: "Red" }]);
  });
});

describe("a Network of two zones", () => {
  const written = network({ availabilityZones: TWO_ZONES, name: "shop" });

  it("has the resources of a network, at readable addresses", () => {
    expect(written.addresses()).toEqual([
      "aws_eip.nat_1a",
      "aws_eip.nat_1c",
      "aws_internet_gateway.main",
      "aws_nat_gateway.nat_1a",
      "aws_nat_gateway.nat_1c",
      "aws_route.private_1a",
      "aws_route.private_1c",
      "aws_route.public",
      "aws_route_table.private_1a",
      "aws_route_table.private_1c",
      "aws_route_table.public",
      "aws_route_table_association.private_1a",
      "aws_route_table_association.private_1c",
      "aws_route_table_association.public_1a",
      "aws_route_table_association.public_1c",
      "aws_subnet.private_1a",
      "aws_subnet.private_1c",
      "aws_subnet.public_1a",
      "aws_subnet.public_1c",
      "aws_vpc.main",
    ]);
  });

  it("has subnets of a sixteenth in each zone, where nothing gets a public address", () => {
    expect(written.resource("aws_subnet", "public_1c")).toEqual({
      vpc_id: "${aws_vpc.main.id}",
      availability_zone: "ap-northeast-1c",
      cidr_block: "10.0.16.0/20",
      tags: { Name: "shop-public-1c" },
    });
    expect(written.resource("aws_subnet", "private_1a")).toMatchObject({
      availability_zone: "ap-northeast-1a",
      cidr_block: "10.0.128.0/20",
    });
  });

  it("names everything after itself", () => {
    const names = ["aws_internet_gateway", "aws_eip", "aws_nat_gateway", "aws_route_table", "aws_subnet"].flatMap(
      (type) => Object.values(written.resources(type)).map(({ tags }) => (tags as { Name: string }).Name),
    );
    expect(names.sort()).toEqual([
      ...["shop", "shop-1a", "shop-1c", "shop-natgw-1a", "shop-natgw-1c", "shop-private-1a", "shop-private-1a"],
      ...["shop-private-1c", "shop-private-1c", "shop-public", "shop-public-1a", "shop-public-1c"],
    ]);
  });

  it("routes public subnets to the internet gateway", () => {
    expect(written.resource("aws_route", "public")).toEqual({
      route_table_id: "${aws_route_table.public.id}",
      destination_cidr_block: "0.0.0.0/0",
      gateway_id: "${aws_internet_gateway.main.id}",
    });
    expect(written.resource("aws_route_table_association", "public_1c")).toEqual({
      subnet_id: "${aws_subnet.public_1c.id}",
      route_table_id: "${aws_route_table.public.id}",
    });
  });

  it("routes private subnets to the NAT gateway of their zone", () => {
    expect(written.resource("aws_route", "private_1c")).toEqual({
      route_table_id: "${aws_route_table.private_1c.id}",
      destination_cidr_block: "0.0.0.0/0",
      nat_gateway_id: "${aws_nat_gateway.nat_1c.id}",
    });
  });
});

describe("the NAT gateways of a Network", () => {
  const gateways = (natGateways: number) => {
    const written = network({
      availabilityZones: ["ap-northeast-1a", "ap-northeast-1c", "ap-northeast-1d"],
      natGateways,
    });
    const routes = Object.entries(written.resources("aws_route")).map(([name, route]) => [name, route.nat_gateway_id]);
    return { gateways: Object.keys(written.resources("aws_nat_gateway")), routes: Object.fromEntries(routes) };
  };

  it("may be none: private subnets have no way out", () => {
    expect(gateways(0)).toEqual({ gateways: [], routes: { public: undefined } });
  });

  it("may be one, for all zones", () => {
    const nat = "${aws_nat_gateway.nat_1a.id}";
    expect(gateways(1)).toEqual({
      gateways: ["nat_1a"],
      routes: { private_1a: nat, private_1c: nat, private_1d: nat, public: undefined },
    });
  });

  it("may be fewer than zones, which then share", () => {
    expect(gateways(2).routes).toMatchObject({
      private_1a: "${aws_nat_gateway.nat_1a.id}",
      private_1c: "${aws_nat_gateway.nat_1c.id}",
      private_1d: "${aws_nat_gateway.nat_1a.id}",
    });
  });

  it.each([-1, 4, 1.5, Number.NaN])("may not be %d", (natGateways) => {
    expect(() => gateways(natGateways)).toThrow("allowed: 0 to 3, the number of zones");
  });

  it("may not be counted by a variable: how many there are is settled before Terraform runs", () => {
    const build = () =>
      synthesise((stack) => {
        const natGateways = new TerraformVariable(stack, "nat", { type: "number" }).numberValue;
        new Network(stack, "main", { availabilityZones: TWO_ZONES, natGateways });
      });
    expect(build).toThrow("[stack/main] natGateways is ");
  });
});

describe("a Network's block", () => {
  it("may be a variable where there is nothing to divide", () => {
    const written = synthesiseFully((stack) => {
      new Network(stack, "main", { cidr: new TerraformVariable(stack, "cidr", { type: "string" }).stringValue });
    });
    expect(written.resource("aws_vpc", "main").cidr_block).toBe("${var.cidr}");
  });

  it("is one that AWS takes", () => {
    expect(errorsOf((stack) => new Network(stack, "main", { cidr: "10.0.0.0/8" }))).toEqual([
      expect.stringMatching(/^NW001 \[stack\/main\/Vpc\] /),
    ]);
  });
});
