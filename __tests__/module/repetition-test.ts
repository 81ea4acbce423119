import { TerraformStack, TerraformVariable, Testing } from "cdktf";
import { Construct } from "constructs";
import { ConfigurationError } from "../../src/core/errors";
import { hcl } from "../../src/module/hcl";
import { countIf, forEach, onlyIf, repetitionOf } from "../../src/module/repetition";

function stack(): TerraformStack {
  return new TerraformStack(Testing.app(), "stack");
}

const argumentOf = (construct: Construct) => repetitionOf(construct)?.argument;

describe("onlyIf", () => {
  it("is a count of everything in the construct, also what came before", () => {
    const outer = new Construct(stack(), "outer");
    const inner = new Construct(outer, "inner");
    const on = new TerraformVariable(outer, "on", { type: "bool" });
    expect(onlyIf(outer, on.value)).toBe(outer);
    expect(argumentOf(outer)).toEqual({ count: `var.${on.friendlyUniqueId} ? 1 : 0` });
    expect(argumentOf(inner)).toEqual(argumentOf(outer));
    expect(argumentOf(new Construct(outer, "later"))).toEqual(argumentOf(outer));
    expect(repetitionOf(outer.node.scope as Construct)).toBeUndefined();
  });

  it("takes any expression", () => {
    const construct = onlyIf(new Construct(stack(), "a"), hcl("var.a ? var.b : var.c").value);
    expect(argumentOf(construct)).toEqual({ count: "(var.a ? var.b : var.c) ? 1 : 0" });
  });

  it("asks an inner condition only where the outer one holds", () => {
    const outer = onlyIf(new Construct(stack(), "outer"), hcl("var.x != null").value);
    const inner = onlyIf(new Construct(outer, "inner"), hcl("var.x.enabled").value);
    expect(argumentOf(inner)).toEqual({ count: "(var.x != null ? var.x.enabled : false) ? 1 : 0" });
  });

  it("may be said twice", () => {
    const twice = onlyIf(onlyIf(new Construct(stack(), "a"), hcl("var.a").value), hcl("var.b").value);
    expect(argumentOf(twice)).toEqual({ count: "(var.a ? var.b : false) ? 1 : 0" });
  });
});

describe("countIf", () => {
  it.each([
    [[], "true ? 1 : 0"],
    [["a"], "a ? 1 : 0"],
    [["a", "b", "c"], "(a ? (b ? c : false) : false) ? 1 : 0"],
  ])("of %j is %s", (conditions, count) => {
    expect(countIf(conditions)).toEqual({ count });
  });
});

describe("forEach", () => {
  it("is for_each of everything in the construct", () => {
    const construct = forEach(new Construct(stack(), "a"), hcl("var.map").value);
    expect(argumentOf(new Construct(construct, "inner"))).toEqual({ for_each: "var.map" });
  });

  it("leaves out the elements for which a condition does not hold", () => {
    const each = forEach(new Construct(stack(), "a"), hcl("var.map").value);
    const some = onlyIf(new Construct(each, "some"), hcl('each.value.on && "${each.key}" != "each.key"').value);
    expect(argumentOf(some)).toEqual({
      for_each:
        '{ for each_key, each_value in var.map : each_key => each_value if each_value.on && "${each_key}" != "each.key" }',
    });
  });

  it("takes no second map inside of the first", () => {
    const outer = forEach(new Construct(stack(), "outer"), hcl("var.a").value);
    const inner = forEach(new Construct(outer, "inner"), hcl("var.b").value);
    expect(() => repetitionOf(inner)).toThrow(ConfigurationError);
    expect(() => repetitionOf(inner)).toThrow(
      '[stack/outer/inner] forEach is ["stack/outer","stack/outer/inner"]; allowed: one map. Flatten',
    );
  });
});
