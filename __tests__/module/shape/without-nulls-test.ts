import { list, map, number, object, required, string, withDefault } from "../../../src/module/shape/shape";
import { membersOf, present, withoutNulls } from "../../../src/module/shape/without-nulls";

describe("withoutNulls", () => {
  it.each([
    string,
    list(string),
    map(string),
    list(object({ name: required(string) })),
    object({ a: withDefault(number, 1) }),
  ])("leaves what has nothing to leave out as it is: %j", (shape) => {
    expect(withoutNulls(shape, "var.x")).toBe("var.x");
  });

  it("leaves out the members of an object that are null, and the object if it is null itself", () => {
    expect(withoutNulls(object({ a: string }), "var.x")).toBe(
      "one([for present in [var.x] : { for member, value in { a = var.x.a } : member => value if value != null } if present != null])",
    );
  });

  it("does so for each item of a list", () => {
    expect(withoutNulls(list(object({ a: string })), "var.x")).toBe(
      "one([for present in [var.x] : [for item in var.x : { for member, value in { a = item.a } : member => value if value != null }] if present != null])",
    );
  });

  it("does so in objects inside of objects that are always whole", () => {
    const shape = object({ inner: required(object({ a: string })) });
    expect(withoutNulls(shape, "x")).toContain("{ a = x.inner.a }");
  });

  it("knows no map of objects with members to leave out", () => {
    expect(() => withoutNulls(map(object({ a: string })), "var.x")).toThrow("A map of objects is no JSON of an API.");
  });
});

describe("present", () => {
  it("is an object of those members that are not null", () => {
    expect(present({ a: "x.a", b: '"fixed"' })).toBe(
      '{ for member, value in { a = x.a, b = "fixed" } : member => value if value != null }',
    );
  });
});

describe("membersOf", () => {
  it("are expressions by names", () => {
    expect(membersOf(object({ a: string, b: list(number) }).members, "x")).toEqual({ a: "x.a", b: "x.b" });
  });
});
