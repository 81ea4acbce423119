import { defaultGroupRules } from "../../../../src/rules/security/vpc/default-group";
import { found } from "../../../support/found";

describe("the rules of a default group", () => {
  it.each<[string, object, string[]]>([
    ["none", {}, []],
    ["empty", { ingress: [], egress: [] }, []],
    ["one", { ingress: { self: true } }, ["ingress[0]"]],
    ["several", { ingress: [{}, {}], egress: [{}] }, ["ingress[0]", "ingress[1]", "egress[0]"]],
    ["unknown", { ingress: "${var.rules}" }, []],
  ])("are %s", (_name, attributes, expected) => {
    const resource = { aws_default_security_group: { main: { ...attributes } } };
    expect(found(defaultGroupRules, "SEC409", resource)).toEqual(expected.map((place) => [place, "a rule"]));
  });
});

describe("the default group of a VPC", () => {
  const FOUND = [["default_security_group_id", "a group with AWS's rules"]];

  it.each<[string, object, unknown]>([
    ["nobody closed", {}, FOUND],
    ["is closed", { main: { vpc_id: "${aws_vpc.main.id}" } }, []],
    ["is one of a VPC elsewhere", { main: { vpc_id: "vpc-1" } }, FOUND],
    ["is one of the default VPC", { main: {} }, FOUND],
    ["may be closed", { main: { vpc_id: "${var.vpc_id}" } }, []],
  ])("%s", (_name, aws_default_security_group, expected) => {
    const resource = {
      aws_vpc: { main: {} },
      aws_default_security_group: { ...aws_default_security_group },
    };
    expect(found(defaultGroupRules, "SEC410", resource)).toEqual(expected);
  });

  it("is looked for in each VPC", () => {
    const resource = {
      aws_vpc: { main: {}, other: {} },
      aws_default_security_group: { main: { vpc_id: "${aws_vpc.other.id}" } },
    };
    expect(found(defaultGroupRules, "SEC410", resource)).toHaveLength(1);
  });
});
