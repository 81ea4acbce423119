import { factsOf } from "../../../src/module/documentation/module-facts";

const terraform = { required_version: ">= 1.9", required_providers: { aws: { version: ">= 5.79, < 6.0" } } };

describe("what there is to say about a module", () => {
  it("is in the order of the alphabet", () => {
    const facts = factsOf({
      terraform,
      variable: { b: { type: "string", description: "B" }, a: { type: "number", description: "A", default: null } },
      output: { d: { description: "D", sensitive: true }, c: { description: "C" } },
      resource: { aws_vpc: { second: {}, first: {} }, aws_lb: { main: {} } },
      data: { aws_vpc: { other: {} } },
    });
    expect(facts).toEqual({
      terraform: ">= 1.9",
      providers: new Map([["aws", ">= 5.79, < 6.0"]]),
      inputs: [
        { name: "a", description: "A", type: "number", default: null, required: false },
        { name: "b", description: "B", type: "string", default: undefined, required: true },
      ],
      outputs: [
        { name: "c", description: "C", sensitive: false },
        { name: "d", description: "D", sensitive: true },
      ],
      resources: [
        { type: "aws_lb", name: "main", kind: "resource" },
        { type: "aws_vpc", name: "first", kind: "resource" },
        { type: "aws_vpc", name: "second", kind: "resource" },
        { type: "aws_vpc", name: "other", kind: "data source" },
      ],
    });
  });

  it("is little of a module with nothing in it", () => {
    expect(factsOf({ terraform })).toMatchObject({ inputs: [], outputs: [], resources: [] });
  });
});
