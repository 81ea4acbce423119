import { limitName, writeDefaults } from "../../src/module/inputs";

describe("writeDefaults", () => {
  it("writes null, and objects with their keys", () => {
    const variables = { a: { type: "string" }, b: {} };
    const defaults = new Map<string, unknown>([
      ["a", null],
      ["b", { camelCase: [1, "${text}"] }],
      ["unknown", 1],
    ]);
    writeDefaults(variables, defaults);
    expect(variables).toEqual({ a: { type: "string", default: null }, b: { default: { camelCase: [1, "${text}"] } } });
  });
});

describe("limitName", () => {
  it("comes before the validations that are there", () => {
    const variables = { name: { validation: ["own"] } };
    limitName(variables, "name", 32, new Map([["var.map", 20]]));
    expect(variables.name.validation).toEqual([
      expect.objectContaining({ condition: expect.stringContaining("length(var.name) <= 32}") }),
      {
        condition: "${alltrue([for key, value in var.map : length(var.name) + length(key) <= 20])}",
        error_message: expect.stringContaining("allowed: up to 20 characters together with each key of var.map. "),
      },
      "own",
    ]);
  });

  it("takes a map for text in its message", () => {
    const variables: Record<string, { validation?: { error_message: string }[] }> = { name: {} };
    limitName(variables, "name", 32, new Map([['{ "${var.a}" = 1 }', 20]]));
    expect(variables.name?.validation?.[1]?.error_message).toContain('each key of { "$${var.a}" = 1 }.');
  });
});
