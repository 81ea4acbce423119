import { Network } from "../../src/network/network";
import { emptyStack, errorsOf, synthesiseFully } from "../support/synth";

const zone = (letter: string, cidr: string) => ({ availabilityZone: `ap-northeast-1${letter}`, cidr });

describe("a Network that grows by its methods", () => {
  it("becomes what it is told, in the order of the hands-on", () => {
    let ids: string[][] = [];
    const written = synthesiseFully((stack) => {
      const network = new Network(stack, "main", { name: "handson" });
      network.addPublicSubnet("1a", zone("a", "10.0.1.0/24"));
      network.addPrivateSubnet("1a", zone("a", "10.0.10.0/24"));
      network.addPrivateSubnet("1c", zone("c", "10.0.20.0/24"));
      network.addInternetGateway();
      network.addNatGateway("1a");
      network.routePublicSubnets();
      network.routePrivateSubnet("1a");
      network.routePrivateSubnet("1c", "1a");
      ids = [network.publicSubnetIds, network.privateSubnetIds];
      stack.addOverride("locals", { public: ids[0], private: ids[1], vpc: network.vpcId });
    });
    expect(written.resource("aws_route", "private_1c").nat_gateway_id).toBe("${aws_nat_gateway.nat_1a.id}");
    expect(written.json.locals).toEqual({
      public: ["${aws_subnet.public_1a.id}"],
      private: ["${aws_subnet.private_1a.id}", "${aws_subnet.private_1c.id}"],
      vpc: "${aws_vpc.main.id}",
    });
  });

  it("has its NAT gateway with a public address of its own, after the internet gateway", () => {
    const written = synthesiseFully((stack) => {
      const network = new Network(stack, "main");
      network.addPublicSubnet("1a", zone("a", "10.0.1.0/24"));
      network.addInternetGateway();
      network.addNatGateway("1a");
    });
    expect(written.resource("aws_nat_gateway", "nat_1a")).toEqual({
      allocation_id: "${aws_eip.nat_1a.id}",
      subnet_id: "${aws_subnet.public_1a.id}",
      tags: { Name: "main-1a" },
      depends_on: ["aws_internet_gateway.main"],
    });
    expect(written.resource("aws_eip", "nat_1a")).toEqual({
      domain: "vpc",
      tags: { Name: "main-natgw-1a" },
      depends_on: ["aws_internet_gateway.main"],
    });
  });

  it("says what is missing when a step comes too early", () => {
    const network = new Network(emptyStack(), "main");
    expect(() => network.routePublicSubnets()).toThrow(
      "[stack/main] internetGateway is not set; allowed: a gateway. Call addInternetGateway() first.",
    );
    expect(() => network.addNatGateway("1a")).toThrow(
      '[stack/main] zone is "1a"; allowed: none yet. Add a public subnet to the zone first.',
    );
    network.addPublicSubnet("1c", zone("c", "10.0.1.0/24"));
    expect(() => network.addNatGateway("1a")).toThrow("allowed: 1c.");
    expect(() => network.routePrivateSubnet("1c")).toThrow("Add a NAT gateway to the zone first.");
    network.addNatGateway("1c");
    expect(() => network.routePrivateSubnet("1c")).toThrow("Add a private subnet to the zone first.");
    expect(() => network.routePrivateSubnet("1c", "1d")).toThrow('zone is "1d"; allowed: 1c.');
  });

  it("routes the public subnets that are added later, too", () => {
    const written = synthesiseFully((stack) => {
      const network = new Network(stack, "main");
      network.addInternetGateway();
      network.addPublicSubnet("1a", zone("a", "10.0.1.0/24"));
      network.routePublicSubnets();
      network.addPublicSubnet("1c", zone("c", "10.0.2.0/24"));
    });
    expect(Object.keys(written.resources("aws_route_table_association"))).toEqual(["public_1a", "public_1c"]);
  });

  it("may have no two subnets that overlap", () => {
    const overlapping = errorsOf((stack) => {
      const network = new Network(stack, "main");
      network.addPublicSubnet("1a", zone("a", "10.0.1.0/24"));
      network.addPrivateSubnet("1a", zone("a", "10.0.0.0/23"));
    });
    expect(overlapping).toEqual([expect.stringMatching(/^NW004 /)]);
  });
});

describe("a Network that exists already", () => {
  it("is its ids", () => {
    const attributes = { vpcId: "vpc-1", publicSubnetIds: ["subnet-1"], privateSubnetIds: ["subnet-2"] };
    expect(Network.fromNetworkAttributes(attributes)).toMatchObject(attributes);
  });

  it("has no subnets where none are named", () => {
    expect(Network.fromNetworkAttributes({ vpcId: "vpc-1" })).toEqual({
      vpcId: "vpc-1",
      publicSubnetIds: [],
      privateSubnetIds: [],
      publicConnectivity: [],
      privateConnectivity: [],
    });
  });
});
