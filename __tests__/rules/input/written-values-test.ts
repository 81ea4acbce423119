import { asWritten } from "../../../src/rules/input/written-values";

const refers = (...references: string[]) => ({ references });

describe("a value of a plan, as it was written", () => {
  it("is what will be, where that is known", () => {
    expect(asWritten({ port: 80, names: ["a"] }, {}, { port: {}, names: {} })).toEqual({ port: 80, names: ["a"] });
  });

  it("is the reference where it is not", () => {
    const written = { vpc_id: refers("aws_vpc.main.id", "aws_vpc.main") };
    expect(asWritten({}, { vpc_id: true }, written)).toEqual({ vpc_id: "${aws_vpc.main.id}" });
  });

  it("is the references where it has several", () => {
    const written = { id: refers("aws_a.b.name", "aws_a.b", "aws_c.d.name", "aws_c.d") };
    expect(asWritten({}, { id: true }, written)).toEqual({ id: "${aws_a.b.name}${aws_c.d.name}" });
  });

  it("names no instance, as its resource does not", () => {
    const written = { id: refers('aws_a.b["x"].id', 'aws_a.b["x"]', "aws_a.b") };
    expect(asWritten({}, { id: true }, written)).toEqual({ id: "${aws_a.b.id}" });
  });

  it("is unknown where nothing refers to anything", () => {
    expect(asWritten({}, { id: true }, { id: refers() })).toEqual({ id: "${unknown}" });
    expect(asWritten(["a", null], [false, true], refers("var.a", "var.b", "var.c"))).toEqual(["a", "${unknown}"]);
  });

  it("has the references of a list in their order, if there are as many", () => {
    const written = refers("aws_subnet.a.id", "aws_subnet.a", "aws_subnet.c.id", "aws_subnet.c");
    expect(asWritten([null, null], [true, true], written)).toEqual(["${aws_subnet.a.id}", "${aws_subnet.c.id}"]);
  });

  it("goes into blocks", () => {
    const value = { forward: [{ port: 80 }] };
    const written = { forward: [{ arn: refers("aws_lb.a.arn", "aws_lb.a"), port: {} }] };
    expect(asWritten(value, { forward: [{ arn: true }] }, written)).toEqual({
      forward: [{ port: 80, arn: "${aws_lb.a.arn}" }],
    });
  });

  it("has nothing of what nobody wrote and AWS will say", () => {
    expect(asWritten({ tags: null, blocks: [] }, { arn: true }, {})).toEqual({});
  });

  it("is unknown in blocks that `dynamic` makes, and in what was written as a whole", () => {
    expect(asWritten({ forward: [{ port: 80 }] }, { forward: [{ arn: true }] }, {})).toEqual({
      forward: [{ port: 80, arn: "${unknown}" }],
    });
    for (const written of [refers("local.tags"), { constant_value: {} }]) {
      expect(asWritten({ tags: { a: "b" } }, { tags: { c: true } }, { tags: written })).toEqual({
        tags: { a: "b", c: "${unknown}" },
      });
    }
  });

  it("has an empty list that somebody wrote, and what the provider fills in", () => {
    expect(asWritten({ subnets: [], protocol: "HTTP" }, {}, { subnets: {} })).toEqual({
      subnets: [],
      protocol: "HTTP",
    });
  });
});
