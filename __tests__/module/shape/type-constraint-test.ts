import { bool, list, map, number, object, required, string, withDefault } from "../../../src/module/shape/shape";
import { typeConstraint } from "../../../src/module/shape/type-constraint";

describe("typeConstraint", () => {
  it.each([
    [string, "string"],
    [list(number), "list(number)"],
    [map(list(bool)), "map(list(bool))"],
  ])("of %j is %s", (shape, expected) => {
    expect(typeConstraint(shape)).toBe(expected);
  });

  it("has a line for each member of an object, and says which may be left out", () => {
    const shape = map(
      object({ image: required(string), cpu: number, ports: list(object({ port: required(number) })) }),
    );
    expect(typeConstraint(shape)).toBe(
      [
        "map(object({",
        "  image = string",
        "  cpu = optional(number)",
        "  ports = optional(list(object({",
        "    port = number",
        "  })))",
        "}))",
      ].join("\n"),
    );
  });

  it("has defaults, also those that are false, zero or empty", () => {
    const members = {
      a: withDefault(bool, false),
      b: withDefault(number, 0),
      c: withDefault(string, ""),
      d: withDefault(list(string), []),
    };
    expect(typeConstraint(object(members)).split("\n").slice(1, -1)).toEqual([
      "  a = optional(bool, false)",
      "  b = optional(number, 0)",
      '  c = optional(string, "")',
      "  d = optional(list(string), [])",
    ]);
  });
});
