import { egressRules } from "../../../../src/rules/security/vpc/egress";
import { found } from "../../../support/found";

const EVERYWHERE = { cidr_blocks: ["0.0.0.0/0"] };

describe("what is let out", () => {
  it.each<[string, object, [string, unknown][]]>([
    [
      "everything to everywhere",
      { protocol: "-1", ...EVERYWHERE },
      [["cidr_blocks[0]", "0.0.0.0/0, for all protocols"]],
    ],
    ["all of TCP", { protocol: "tcp", from_port: 0, to_port: 65535, ...EVERYWHERE }, []],
    ["everything to the network", { protocol: "-1", cidr_blocks: ["10.0.0.0/16"] }, []],
    ["everything to who knows", { protocol: "-1", cidr_blocks: "${var.cidrs}" }, []],
    ["who knows what", { protocol: "${var.protocol}", ...EVERYWHERE }, []],
  ])("may be %s", (_name, rule, expected) => {
    expect(found(egressRules, "SEC406", { aws_security_group_rule: { web: { type: "egress", ...rule } } })).toEqual(
      expected,
    );
    expect(found(egressRules, "SEC406", { aws_security_group_rule: { web: { type: "ingress", ...rule } } })).toEqual(
      [],
    );
    expect(found(egressRules, "SEC406", { aws_security_group: { web: { egress: [rule], ingress: [rule] } } })).toEqual(
      expected.map(([property, got]) => [`egress[0].${property}`, got]),
    );
  });
});
