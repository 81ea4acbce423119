import { vpcRules } from "../../../../src/rules/security/vpc/vpc";
import { found } from "../../../support/found";

describe("the default VPC", () => {
  it("is found wherever somebody uses it", () => {
    expect(found(vpcRules, "SEC411", { aws_default_vpc: { main: {} } })).toEqual([["id", "the default VPC"]]);
    expect(found(vpcRules, "SEC411", { aws_vpc: { main: {} } })).toEqual([]);
  });
});

describe("the flow log of a VPC", () => {
  const FOUND = [["id", "a VPC without a flow log"]];

  it.each<[string, object, unknown]>([
    ["is not there", {}, FOUND],
    ["is there", { main: { vpc_id: "${aws_vpc.main.id}" } }, []],
    ["is one of a subnet", { main: { subnet_id: "${aws_subnet.a.id}" } }, FOUND],
    ["is one of another VPC", { main: { vpc_id: "vpc-1" } }, FOUND],
    ["may be there", { main: { vpc_id: "${var.vpc_id}" } }, []],
  ])("%s", (_name, aws_flow_log, expected) => {
    const resource = { aws_vpc: { main: {} }, aws_flow_log: { ...aws_flow_log } };
    expect(found(vpcRules, "SEC412", resource)).toEqual(expected);
  });

  it("is not that of another VPC", () => {
    const resource = { aws_vpc: { a: {}, b: {} }, aws_flow_log: { a: { vpc_id: "${aws_vpc.a.id}" } } };
    expect(found(vpcRules, "SEC412", resource)).toEqual(FOUND);
  });
});

describe("public addresses of a subnet", () => {
  it.each<[unknown, boolean]>([
    [true, true],
    ["true", true],
    [false, false],
    [undefined, false],
    ["${var.is_public}", false],
  ])("are given out by %p: %p", (map_public_ip_on_launch, isFound) => {
    const expected = isFound ? [["map_public_ip_on_launch", map_public_ip_on_launch]] : [];
    expect(found(vpcRules, "SEC413", { aws_subnet: { a: { map_public_ip_on_launch } } })).toEqual(expected);
  });
});
