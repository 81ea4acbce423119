import { UNKNOWN } from "../../src/core/read-json-template";
import {
  blocks,
  Configuration,
  isKnown,
  knownList,
  knownNumber,
  knownString,
  type Resource,
} from "../../src/rules/configuration";

const configuration = new Configuration({
  resource: {
    aws_vpc: { main: { cidr_block: "10.0.0.0/16" } },
    aws_subnet: { a: { key: "x" }, b: { key: "y" }, c: { key: "x" }, d: {}, e: { key: "x" }, f: {} },
  },
});
const key = ({ attributes }: Resource) => attributes.key as string | undefined;

function subnet(name: string): Resource {
  const found = configuration.resources("aws_subnet").find((resource) => resource.name === name);
  if (found === undefined) throw new Error(`no subnet ${name}`);
  return found;
}

describe("Configuration", () => {
  it("has resources by type", () => {
    const vpc = { type: "aws_vpc", name: "main", attributes: { cidr_block: "10.0.0.0/16" } };
    expect(configuration.resources("aws_vpc")).toEqual([vpc]);
    expect(configuration.resources("aws_lb")).toEqual([]);
    expect(new Configuration({}).resources("aws_vpc")).toEqual([]);
  });

  it("finds the resource that a value refers to", () => {
    expect(configuration.referredBy("${aws_vpc.main.id}")?.name).toBe("main");
  });

  it.each([
    undefined,
    7,
    ["${aws_vpc.main.id}"],
    "aws_vpc.main.id",
    "${aws_vpc.other.id}",
    "${data.aws_vpc.main.id}",
    "${aws_vpc.main[0].id}",
    "${aws_vpc.main}",
    "${upper(aws_vpc.main.id)}",
    "${aws_vpc.main.id}x",
  ])("finds none for %j", (value) => {
    expect(configuration.referredBy(value)).toBeUndefined();
  });

  it("finds the earlier resources with the same key, and none where there is no key", () => {
    const earlier = (name: string) => configuration.earlierWithSame(key, subnet(name)).map((other) => other.name);
    expect(["a", "b", "c", "d", "e", "f"].map(earlier)).toEqual([[], [], ["a"], [], ["a", "c"], []]);
  });
});

describe("what is known", () => {
  it.each([
    ["text", true],
    ["", true],
    ["$5 and 10%", true],
    [0, true],
    [null, true],
    ["${var.x}", false],
    ["a-${var.x}", false],
    ["%{ if var.x }a%{ endif }", false],
    [UNKNOWN, false],
  ])("isKnown(%p) is %p", (value, expected) => {
    expect(isKnown(value)).toBe(expected);
  });

  it.each([
    [80, 80],
    [0, 0],
    [-1.5, -1.5],
    ["80", 80],
    ["-1.5", -1.5],
    ["0", 0],
    ["", undefined],
    ["80 ", undefined],
    ["0x10", undefined],
    ["http", undefined],
    ["${var.port}", undefined],
    [undefined, undefined],
    [null, undefined],
    [true, undefined],
    [["80"], undefined],
    [UNKNOWN, undefined],
  ])("knownNumber(%p) is %p", (value, expected) => {
    expect(knownNumber(value)).toBe(expected);
  });

  it.each([
    ["text", "text"],
    ["", ""],
    ["${var.x}", undefined],
    [7, undefined],
    [undefined, undefined],
    [UNKNOWN, undefined],
  ])("knownString(%p) is %p", (value, expected) => {
    expect(knownString(value)).toBe(expected);
  });

  it("knows a list that is written out, whatever its items", () => {
    expect(knownList([])).toEqual([]);
    expect(knownList(["${var.x}"])).toEqual(["${var.x}"]);
    for (const value of ["${var.list}", undefined, null, {}, UNKNOWN]) expect(knownList(value)).toBeUndefined();
  });

  it("has the blocks of a nested type, however many there are", () => {
    expect(blocks({ port: 1 })).toEqual([{ port: 1 }]);
    expect(blocks([{ port: 1 }, { port: 2 }])).toEqual([{ port: 1 }, { port: 2 }]);
    for (const value of [undefined, null, [], "${var.x}", [null, "x", []], 7]) expect(blocks(value)).toEqual([]);
  });
});
