import { foundAt } from "../../../src/rules/ecs-container/found-at";

describe("what is found in something", () => {
  it("has its place from there, in an item or in a member", () => {
    const found = [
      { property: "", got: 1 },
      { property: ".name", got: 2 },
    ];
    expect(foundAt(3, found)).toEqual([
      { property: "[3]", got: 1 },
      { property: "[3].name", got: 2 },
    ]);
    expect(foundAt("ports", foundAt(0, found))).toEqual([
      { property: ".ports[0]", got: 1 },
      { property: ".ports[0].name", got: 2 },
    ]);
    expect(foundAt("ports", [])).toEqual([]);
  });
});
