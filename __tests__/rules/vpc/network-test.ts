import { Configuration, type ResourceMap } from "../../../src/rules/configuration";
import { networkRules } from "../../../src/rules/vpc/network";
import { messages, violated } from "../../support/rules";

const vpc = (cidr_block: string): ResourceMap => ({ aws_vpc: { main: { cidr_block } } });

/** Subnets of the VPC 10.0.0.0/16, or of what `vpc_id` says. */
function subnets(blocks: readonly string[], vpc_id = "${aws_vpc.main.id}"): ResourceMap {
  const named = blocks.map((cidr_block, i) => [`s${i}`, { vpc_id, cidr_block }]);
  return { ...vpc("10.0.0.0/16"), aws_subnet: Object.fromEntries(named) };
}

describe("the block of a VPC", () => {
  it.each(["10.0.0.0/16", "10.0.0.0/28", "0.0.0.0/16", "${var.cidr}", "10.${var.second}.0.0/16"])(
    "may be %s",
    (cidr) => {
      expect(violated(vpc(cidr))).toEqual([]);
    },
  );

  it.each(["10.0.0.0/15", "10.0.0.0/29", "10.0.0.1/16", "10.0.0.0", "", "fd00::/56"])("may not be %j", (cidr) => {
    expect(violated(vpc(cidr))).toEqual(["NW001"]);
  });

  it("may be left to IPAM", () => {
    expect(violated({ aws_vpc: { main: { ipv4_ipam_pool_id: "${aws_vpc_ipam_pool.main.id}" } } })).toEqual([]);
  });
});

describe("a block that only Terraform knows", () => {
  const conditionsOf = (attributes: ResourceMap) => {
    const configuration = new Configuration({ resource: attributes });
    return networkRules.flatMap((rule) =>
      configuration
        .resources(rule.resourceType)
        .flatMap((resource) => [...(rule.conditions?.(resource, configuration) ?? [])]),
    );
  };

  it("is left to Terraform, in the same words", () => {
    const [condition, ...others] = conditionsOf(vpc("${var.cidr}"));
    expect(others).toEqual([]);
    expect(condition).toMatchObject({
      property: "cidr_block",
      value: "${var.cidr}",
      allowed: "an IPv4 network of /16 to /28",
    });
    expect(condition?.holds("var.cidr")).toContain("cidrsubnet(var.cidr, 0, 0) == var.cidr");
    expect(conditionsOf(vpc("10.0.0.0/16"))).toEqual([]);
  });
});

describe("the block of a subnet", () => {
  it("lies in its VPC", () => {
    expect(messages(subnets(["10.1.0.0/24"]))).toEqual([
      'NW003 [aws_subnet.s0] cidr_block is "10.1.0.0/24"; allowed: a part of 10.0.0.0/16. Choose a part of the VPC\'s block.',
    ]);
    expect(violated(subnets(["10.0.0.0/16"]))).toEqual([]);
  });

  it("may lie anywhere in a VPC that has further blocks, or is not of this stack", () => {
    const further = { main: { vpc_id: "${aws_vpc.main.id}", cidr_block: "10.1.0.0/16" } };
    expect(violated({ ...subnets(["10.1.0.0/24"]), aws_vpc_ipv4_cidr_block_association: further })).toEqual([]);
    expect(violated(subnets(["172.16.0.0/24"], "vpc-1"))).toEqual([]);
  });

  it("lies apart from the others of the VPC; of a pair, the later one is told", () => {
    expect(violated(subnets(["10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/23"]))).toEqual([]);
    expect(messages(subnets(["10.0.0.0/24", "10.0.1.0/24", "10.0.0.0/23"]))).toEqual([
      expect.stringMatching(/^NW004 \[aws_subnet.s2\] .* a block apart from 10.0.0.0\/24 of aws_subnet.s0\./),
      expect.stringMatching(/^NW004 \[aws_subnet.s2\] .* a block apart from 10.0.1.0\/24 of aws_subnet.s1\./),
    ]);
  });

  it("may be that of a subnet in another VPC", () => {
    const subnet = (vpc_id: string) => ({ vpc_id, cidr_block: "10.0.0.0/24" });
    expect(violated({ aws_subnet: { a: subnet("vpc-1"), b: subnet("vpc-2") } })).toEqual([]);
    expect(violated({ aws_subnet: { a: subnet("vpc-1"), b: subnet("vpc-1") } })).toEqual(["NW004"]);
  });

  it("is checked by its size, too", () => {
    expect(violated(subnets(["10.0.0.0/29"]))).toEqual(["NW002"]);
  });
});
