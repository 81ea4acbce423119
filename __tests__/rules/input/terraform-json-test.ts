import { normalised } from "../../../src/rules/input/terraform-json";

const VPCS = { resource: { aws_vpc: { a: { cidr_block: "10.0.0.0/16" }, b: {} } }, data: {} };

describe("the resources of a configuration", () => {
  it.each([
    ["objects", { resource: { aws_vpc: { a: { cidr_block: "10.0.0.0/16" }, b: {} } } }],
    ["a list of blocks", { resource: [{ aws_vpc: { a: { cidr_block: "10.0.0.0/16" } } }, { aws_vpc: { b: {} } }] }],
    ["a list for each type", { resource: { aws_vpc: [{ a: { cidr_block: "10.0.0.0/16" } }, { b: {} }] } }],
    ["a list for each name", { resource: { aws_vpc: { a: [{ cidr_block: "10.0.0.0/16" }], b: [{}] } } }],
  ])("may be written as %s", (_, json) => {
    expect(normalised(json)).toEqual(VPCS);
  });

  it("stand beside its data sources", () => {
    expect(normalised({ data: [{ aws_ami: { a: [{ owners: ["self"] }] } }] })).toEqual({
      resource: {},
      data: { aws_ami: { a: { owners: ["self"] } } },
    });
  });

  it.each([[{}], [{ resource: null }], [{ resource: "none" }], [{ resource: [null] }]])("may be none: %j", (json) => {
    expect(normalised(json)).toEqual({ resource: {}, data: {} });
  });

  it("are given out by outputs, modules and local values", () => {
    const others = { output: { a: { value: 1 } }, module: { b: {} }, locals: { c: 2 } };
    expect(normalised({ ...others, provider: {} })).toEqual({ resource: {}, data: {}, ...others });
  });
});
