import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { Network, type NetworkProps } from "../../src/network/network";
import { synthesiseFully } from "../support/synth";

const availabilityZones = ["ap-northeast-1a", "ap-northeast-1c"];

/** What something waits for that starts in a public, and in a private subnet. */
function connectivity(props: NetworkProps, build: (network: Network) => void = () => {}) {
  const written = synthesiseFully((stack) => {
    const network = new Network(stack, "main", props);
    build(network);
    for (const kind of ["public", "private"] as const) {
      new Vpc(stack, `in_${kind}`, { dependsOn: [...network[`${kind}Connectivity`]] });
    }
  });
  const waits = (kind: string) => (written.resource("aws_vpc", `in_${kind}`).depends_on as string[]) ?? [];
  return { public: waits("public"), private: waits("private") };
}

describe("the way to the internet", () => {
  it("leads out of public subnets by the internet gateway, and out of private ones by NAT gateways", () => {
    const made = connectivity({ availabilityZones });
    expect(made.public).toContain("aws_route.public");
    expect(made.private).toEqual(expect.arrayContaining(["aws_route.private_1a", "aws_route.private_1c"]));
    expect([...made.public].filter((address) => made.private.includes(address))).toEqual([]);
  });

  it.each(["public", "private"] as const)("is open when the %s subnets are under their routes", (kind) => {
    expect(connectivity({ availabilityZones })[kind]).toEqual(
      expect.arrayContaining([`aws_route_table_association.${kind}_1a`, `aws_route_table_association.${kind}_1c`]),
    );
  });

  it("does not lead out of private subnets without a NAT gateway", () => {
    expect(connectivity({ availabilityZones, natGateways: 0 }).private).toEqual([]);
  });

  it("does not lead out of a VPC alone", () => {
    expect(connectivity({})).toEqual({ public: [], private: [] });
  });

  it("is there after the methods that open it, for the subnets that they open", () => {
    const made = connectivity({}, (network) => {
      const [availabilityZone] = availabilityZones;
      network.addPublicSubnet("1a", { availabilityZone: String(availabilityZone), cidr: "10.0.1.0/24" });
      network.addPrivateSubnet("1a", { availabilityZone: String(availabilityZone), cidr: "10.0.2.0/24" });
      network.addPrivateSubnet("1c", { availabilityZone: "ap-northeast-1c", cidr: "10.0.3.0/24" });
      network.addInternetGateway();
      network.addNatGateway("1a");
      network.routePublicSubnets();
      network.routePrivateSubnet("1a");
    });
    expect(made.public).toContain("aws_route.public");
    expect(made.private).toContain("aws_route.private_1a");
    expect(made.private).not.toContain("aws_route.private_1c");
  });
});
