import { nestedBlocks } from "../../src/rules/nested-blocks";

describe("nestedBlocks", () => {
  it("finds the blocks at the end of a path, and where they stand", () => {
    const attributes = { policy: [{ override: { a: 1 } }, {}, { override: [{ a: 2 }, { a: 3 }] }] };
    expect(nestedBlocks(attributes, "policy.override")).toEqual([
      { at: "policy[0].override[0]", block: { a: 1 } },
      { at: "policy[2].override[0]", block: { a: 2 } },
      { at: "policy[2].override[1]", block: { a: 3 } },
    ]);
    expect(nestedBlocks({ policy: { a: 1 } }, "policy")).toEqual([{ at: "policy[0]", block: { a: 1 } }]);
    expect(nestedBlocks({ a: { b: { c: { d: 1 } } } }, "a.b.c")).toEqual([{ at: "a[0].b[0].c[0]", block: { d: 1 } }]);
  });

  it.each([{}, { policy: null }, { policy: "${var.policy}" }, { policy: {} }, { dynamic: { policy: {} } }])(
    "finds none in %j",
    (attributes) => {
      expect(nestedBlocks(attributes, "policy.override")).toEqual([]);
    },
  );
});
