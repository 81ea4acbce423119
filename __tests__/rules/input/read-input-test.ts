import { readInput } from "../../../src/rules/input/read-input";

const FIX = "Give a configuration in Terraform's JSON (cdk.tf.json), or a plan (terraform show -json plan).";

describe("an input", () => {
  it("may be a configuration", () => {
    expect(readInput("main.tf.json", '{"resource":{"aws_vpc":{"a":{}}}}').configurations).toEqual([
      { resource: { aws_vpc: { a: {} } }, data: {} },
    ]);
  });

  it("may be a configuration without resources", () => {
    expect(readInput("main.tf.json", '{"variable":{"a":{}}}').configurations).toEqual([{ resource: {}, data: {} }]);
  });

  it("may be a plan", () => {
    expect(readInput("-", '{"planned_values":{},"configuration":{}}').configurations).toEqual([
      { resource: {}, output: [], module: [] },
    ]);
  });

  it.each([
    ["{", /^a\.json: it is no JSON: .+\. Give/],
    ["[]", `a.json: it is no object. ${FIX}`],
    ["{}", `a.json: it has no blocks of Terraform's. ${FIX}`],
    [
      '{"format_version":"1.0","values":{}}',
      `a.json: it is a state or something else that Terraform prints, not a plan. ${FIX}`,
    ],
  ])("may not be %s", (text, expected) => {
    expect(() => readInput("a.json", text)).toThrow(expected);
  });
});
