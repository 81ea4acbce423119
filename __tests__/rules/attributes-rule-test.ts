import { attributesRule } from "../../src/rules/attributes-rule";
import { Configuration } from "../../src/rules/configuration";
import { oneOf, wholeNumber } from "../../src/rules/constraint";

const rule = attributesRule({
  id: "XX001",
  resourceType: "aws_thing",
  title: "a thing has a size and a colour",
  explanation: "AWS refuses it.",
  fix: "Change it.",
  source: "https://docs.aws.amazon.com/thing.html",
  attributes: { size: wholeNumber(1, 9), "paint.colour": oneOf("red", "green") },
  examples: { failing: {}, passing: {} },
});

function thing(attributes: Record<string, unknown>) {
  const configuration = new Configuration({ resource: { aws_thing: { main: attributes } } });
  const resource = { type: "aws_thing", name: "main", attributes };
  return {
    found: [...rule.check(resource, configuration)].map(({ property }) => property),
    asked: [...(rule.conditions?.(resource, configuration) ?? [])].map(({ property }) => property),
  };
}

describe("a rule about several attributes", () => {
  it("finds each that is wrong", () => {
    expect(thing({ size: 10, paint: [{ colour: "blue" }, { colour: "red" }] }).found).toEqual([
      "size",
      "paint[0].colour",
    ]);
    expect(thing({ size: 9, paint: { colour: "green" } }).found).toEqual([]);
    expect(thing({}).found).toEqual([]);
  });

  it("has Terraform ask for each that is not known", () => {
    expect(thing({ size: "${var.size}", paint: { colour: "${var.colour}" } })).toEqual({
      found: [],
      asked: ["size", "paint[0].colour"],
    });
  });
});
