import { check } from "../../src/rules/check";
import { tagRules } from "../../src/rules/tags";

const rules = tagRules("aws_thing", {
  number: "XX001",
  length: "XX002",
  prefix: "XX003",
  source: "https://docs.aws.amazon.com/tags.html",
});
const violated = (tags: unknown) =>
  check({ resource: { aws_thing: { main: { tags } } } }, rules).map(({ rule }) => rule.id);
const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`key-${i}`, "value"]));

describe("the rules of tags", () => {
  it.each<[unknown, string[]]>([
    [many(50), []],
    [many(51), ["XX001"]],
    [{ ["k".repeat(128)]: "v".repeat(256) }, []],
    [{ ["k".repeat(129)]: "" }, ["XX002"]],
    [{ ["😀".repeat(128)]: "😀".repeat(256) }, []],
    [{ "": "v" }, ["XX002"]],
    [{ k: "v".repeat(257) }, ["XX002"]],
    [{ "aws:team": "shop" }, ["XX003"]],
    [{ "Aws:team": "shop" }, ["XX003"]],
    [{ team: "AWS:shop" }, ["XX003"]],
    [{ "team:aws:": "shop aws:", aws: "aws" }, []],
    [{ "aws:team": null }, []],
    ["${var.tags}", []],
    [{ "${var.key}": "${var.value}" }, []],
    [undefined, []],
  ])("find in %j: %j", (tags, expected) => {
    expect(violated(tags)).toEqual(expected);
  });
});
