import { publicAddressRules } from "../../../../src/rules/security/machines/public-address";
import { found } from "../../../support/found";

const NAME = "associate_public_ip_address";

const VALUES: [unknown, boolean][] = [
  [true, true],
  ["true", true],
  [false, false],
  ["false", false],
  [undefined, false],
  [null, false],
  ["${var.is_public}", false],
];

describe("a public address", () => {
  it.each(VALUES)("of an instance by %p: %p", (value, isFound) => {
    for (const type of ["aws_instance", "aws_launch_configuration"]) {
      const expected = isFound ? [[NAME, value]] : [];
      expect(found(publicAddressRules, "SEC303", { [type]: { web: { [NAME]: value } } })).toEqual(expected);
    }
  });

  it.each(VALUES)("of a template's interface by %p: %p", (value, isFound) => {
    const network_interfaces = [{ [NAME]: "false" }, { [NAME]: value }];
    const expected = isFound ? [[`network_interfaces[1].${NAME}`, value]] : [];
    expect(found(publicAddressRules, "SEC303", { aws_launch_template: { web: { network_interfaces } } })).toEqual(
      expected,
    );
  });

  it("is of interfaces that are there", () => {
    for (const template of [{}, { network_interfaces: "${var.all}" }, { dynamic: { network_interfaces: {} } }]) {
      expect(found(publicAddressRules, "SEC303", { aws_launch_template: { web: template } })).toEqual([]);
    }
  });
});
