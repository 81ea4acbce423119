import { blockCountRule } from "../../src/rules/block-count-rule";
import { Configuration } from "../../src/rules/configuration";

const rule = blockCountRule({
  id: "XX001",
  resourceType: "aws_x",
  title: "there are few",
  explanation: "AWS refuses it.",
  fix: "Leave some out.",
  source: "https://docs.aws.amazon.com/x.html",
  block: "outer.inner",
  most: 2,
  examples: { failing: {}, passing: {} },
});
const found = (outer: unknown) => [
  ...rule.check({ type: "aws_x", name: "main", attributes: { outer } }, new Configuration({})),
];

describe("a rule about a number of blocks", () => {
  it("counts them in each of the blocks that they stand in", () => {
    expect(found([{ inner: [{}, {}] }, { inner: [{}, {}, {}] }])).toEqual([
      { property: "outer[1].inner", got: "3 of them", allowed: "at most 2" },
    ]);
  });

  it("takes an object for one block, and nothing for none", () => {
    expect([found({ inner: {} }), found({}), found(undefined)]).toEqual([[], [], []]);
  });

  it("says nothing where Terraform makes some of them", () => {
    expect(found({ inner: [{}, {}, {}], dynamic: { inner: {} } })).toEqual([]);
    expect(found({ inner: "${var.blocks}" })).toEqual([]);
  });
});
