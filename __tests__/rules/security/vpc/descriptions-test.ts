import { descriptionRules } from "../../../../src/rules/security/vpc/descriptions";
import { found } from "../../../support/found";

const VALUES: [unknown, boolean][] = [
  [undefined, false],
  [null, false],
  ["", false],
  ["  ", false],
  ["Clients.", true],
  ["${var.description}", true],
];

describe("the description of a group", () => {
  it.each([...VALUES, ["Managed by Terraform", false] as const])("is %p: %p", (description, isOne) => {
    const expected = isOne ? [] : [["description", description ?? undefined]];
    expect(found(descriptionRules, "SEC407", { aws_security_group: { web: { description } } })).toEqual(expected);
  });
});

describe("the description of a rule", () => {
  it.each([...VALUES, ["Managed by Terraform", true] as const])("is %p: %p", (description, isOne) => {
    const expected = isOne ? [] : [["description", description ?? undefined]];
    for (const type of ["aws_vpc_security_group_ingress_rule", "aws_vpc_security_group_egress_rule"]) {
      expect(found(descriptionRules, "SEC408", { [type]: { web: { description } } })).toEqual(expected);
    }
    for (const type of ["ingress", "egress"]) {
      expect(found(descriptionRules, "SEC408", { aws_security_group_rule: { web: { type, description } } })).toEqual(
        expected,
      );
      const inline = { aws_security_group: { web: { [type]: [{ description: "First." }, { description }] } } };
      expect(found(descriptionRules, "SEC408", inline)).toEqual(
        expected.map(([, got]) => [`${type}[1].description`, got]),
      );
    }
  });
});
