import { ruleExample } from "../../../src/rules/vpc/security-group-rule";
import { messages, violated } from "../../support/rules";

const group = (attributes: Record<string, unknown>) => ({ aws_security_group: { web: attributes } });
const SIGNS = "azAZ09 ._-:/()#,@[]+=&;{}!$*";

describe("a security group", () => {
  it.each<[Record<string, unknown>, string[]]>([
    [{ name: "sg-web" }, ["SG001"]],
    [{ name_prefix: "sg-" }, ["SG001"]],
    [{ name: "sg" }, []],
    [{ name: "web-sg-1" }, []],
    [{ name: "a".repeat(255), description: "d".repeat(255) }, []],
    [{ name_prefix: "a".repeat(229) }, []],
    [{ name: "a".repeat(256) }, ["SG002"]],
    [{ name_prefix: "a".repeat(230) }, ["SG002"]],
    [{ description: "a".repeat(256) }, ["SG002"]],
    [{ name: SIGNS, description: SIGNS }, []],
    [{ name_prefix: SIGNS }, []],
    ...["'", '"', "<", "é", "\n", "%", "^", "\\"].map((sign): [Record<string, unknown>, string[]] => [
      { description: `a${sign}` },
      ["SG003"],
    ]),
    [{ name: "a'b" }, ["SG003"]],
    [{ name_prefix: "a'b" }, ["SG003"]],
    [{ name: "default" }, ["SG004"]],
    [{ name: "Default" }, ["SG004"]],
    [{ name: "defaults" }, []],
    [{ description: "" }, ["SG005"]],
    [{ description: " " }, []],
    [{ name: "" }, []],
    [{ name: null, description: null }, []],
    [{ name: "${var.name}", description: "${var.name}'s" }, []],
  ])("has a name and a description: %j", (attributes, expected) => {
    expect(violated(group(attributes))).toEqual(expected);
  });

  it("says what is allowed", () => {
    expect(messages(group({ name: "default" }))[0]).toContain('name is "default"; allowed: another one than default.');
    expect(messages(group({ name: "sg-1" }))[0]).toContain("a text that does not begin with sg-");
    expect(messages(group({ description: "é" }))[0]).toContain("letters a to z, digits, spaces and ._-:/");
  });
});

describe.each([
  "aws_security_group",
  "aws_security_group_rule",
  "aws_vpc_security_group_ingress_rule",
  "aws_vpc_security_group_egress_rule",
])("a rule in %s", (type) => {
  it.each<[unknown, string[]]>([
    [SIGNS, []],
    ["", []],
    ["a".repeat(255), []],
    ["a".repeat(256), ["SG015"]],
    ["a'b", ["SG015"]],
    [null, []],
    ["${var.text}'", []],
  ])("has a description: %j", (description, expected) => {
    expect(violated(ruleExample(type, { others: { description } }))).toEqual(expected);
  });
});

it("has descriptions of rules in both directions", () => {
  const rule = { protocol: "tcp", from_port: 80, to_port: 80, self: true, description: "'" };
  expect(violated(group({ ingress: rule, egress: [{ ...rule, description: "" }, rule] }))).toEqual(["SG015", "SG015"]);
});
