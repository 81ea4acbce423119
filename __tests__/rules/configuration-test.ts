import { UNKNOWN } from "../../src/core/read-json-template";
import {
  addressOf,
  blocks,
  Configuration,
  isKnown,
  isSingle,
  knownBlocks,
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

  it("has data sources by type, with data in front", () => {
    const both = new Configuration({ resource: { aws_vpc: { a: {} } }, data: { aws_vpc: { b: {} } } });
    expect(both.resources("data.aws_vpc")).toEqual([{ type: "data.aws_vpc", name: "b", attributes: {} }]);
    expect(both.resources("aws_vpc").map(addressOf)).toEqual(["aws_vpc.a"]);
    expect(both.all().map(addressOf)).toEqual(["aws_vpc.a", "data.aws_vpc.b"]);
    expect(configuration.resources("data.aws_vpc")).toEqual([]);
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
    "${aws_vpc.main}",
    "${aws_vpc.main[*].id}",
    "${one(aws_vpc.main.id)}",
    "${one(aws_vpc.main[0].id)}",
    "${one(aws_vpc.main[*])}",
    "${one(concat(aws_vpc.main[*].id, aws_vpc.other[*].id))}",
    "${aws_vpc.main[var.x + 1].id}",
    "${aws_vpc.main[0].tags[0]}",
    "${upper(aws_vpc.main.id)}",
    "${aws_vpc.main.id}x",
  ])("finds none for %j", (value) => {
    expect(configuration.referredBy(value)).toBeUndefined();
  });

  describe("of resources of which there are several", () => {
    const several = new Configuration({
      resource: {
        aws_vpc: {
          optional: { count: "${var.own ? 1 : 0}", cidr_block: "10.0.0.0/16" },
          each: { for_each: "${{ for key, value in var.vpcs : each.key => value }}", tags: { Name: "each" } },
          different: { for_each: "${var.vpcs}", tags: { Name: "shop-${each.key}" } },
          values: { for_each: "${var.vpcs}", blocks: [{ cidr: ["${each.value.cidr}"] }] },
          counted: { count: 2, cidr_block: "${var.blocks[count.index]}" },
          dynamic: { count: 2, dynamic: { x: { for_each: [], content: { a: "${foreach.value}" } } } },
        },
      },
    });
    const referred = (value: string) => several.referredBy(value)?.name;

    it("finds the one, whose attributes are those of the block", () => {
      expect(referred("${aws_vpc.optional[0].id}")).toBe("optional");
      expect(referred("${aws_vpc.each[0].id}")).toBe("each");
      expect(referred('${aws_vpc.each["a-b.c d"].id}')).toBe("each");
      expect(referred("${aws_vpc.each[each.value.vpc].id}")).toBe("each");
      expect(referred("${aws_vpc.each[var.key].id}")).toBe("each");
      expect(referred("${aws_vpc.dynamic[1].id}")).toBe("dynamic");
    });

    it("finds none where they differ", () => {
      expect(referred('${aws_vpc.different["a"].id}')).toBeUndefined();
      expect(referred('${aws_vpc.values["a"].id}')).toBeUndefined();
      expect(referred("${aws_vpc.values[var.key].id}")).toBeUndefined();
      expect(referred("${aws_vpc.counted[0].id}")).toBeUndefined();
    });

    it("finds the fellow of each, and the only one", () => {
      expect(referred("${aws_vpc.different[each.key].id}")).toBe("different");
      expect(referred("${aws_vpc.counted[count.index].id}")).toBe("counted");
      expect(referred("${one(aws_vpc.different[*].id)}")).toBe("different");
      expect(referred("${one(aws_vpc.optional[*].id)}")).toBe("optional");
      expect(referred("${one(aws_vpc.missing[*].id)}")).toBeUndefined();
      expect(referred("${aws_vpc.missing[0].id}")).toBeUndefined();
    });
  });

  it("finds all resources that are referred to inside a value, each once", () => {
    const addresses = (value: unknown) => configuration.referredIn(value).map(addressOf);
    expect(addresses("${aws_vpc.main.id}")).toEqual(["aws_vpc.main"]);
    expect(addresses("vpc/${aws_vpc.main.name}/${aws_subnet.a.name}")).toEqual(["aws_vpc.main", "aws_subnet.a"]);
    expect(addresses("${aws_subnet.b.id}${aws_subnet.b.arn}")).toEqual(["aws_subnet.b"]);
    expect(addresses(["x", { id: "${aws_vpc.main[0].id}", list: ["${aws_subnet.c}"] }])).toEqual([
      "aws_vpc.main",
      "aws_subnet.c",
    ]);
  });

  it.each([
    undefined,
    7,
    "aws_vpc.main.id",
    "$${aws_vpc.main.id}",
    "${aws_vpc.other.id}",
    "${data.aws_vpc.main.id}",
    "${aws_vpc.toString}",
    '${upper("aws_vpc.main.id")}',
  ])("finds none inside %j", (value) => {
    expect(configuration.referredIn(value)).toEqual([]);
  });

  it("finds the resources of a type that refer to another one", () => {
    const referring = new Configuration({
      resource: {
        aws_vpc: { main: {}, other: {} },
        aws_subnet: {
          a: { vpc_id: "${aws_vpc.main.id}" },
          b: { vpc_id: "${aws_vpc.other.id}" },
          c: { vpc_id: "${upper(aws_vpc.main.id)}" },
          d: { tags: { vpc: "${aws_vpc.main.id}" } },
          e: { vpc_id: "vpc-1" },
        },
      },
    });
    const [main] = referring.resources("aws_vpc");
    const names = (type: string, attribute: string) =>
      main && referring.referring(main, type, attribute).map(({ name }) => name);
    expect(names("aws_subnet", "vpc_id")).toEqual(["a", "c"]);
    expect(names("aws_subnet", "tags")).toEqual(["d"]);
    expect(names("aws_lb", "vpc_id")).toEqual([]);
  });

  it("finds all resources with the same key", () => {
    const same = (name: string) => configuration.withSame(key, subnet(name)).map((other) => other.name);
    expect(["a", "b", "c", "d"].map(same)).toEqual([["a", "c", "e"], ["b"], ["a", "c", "e"], []]);
  });

  it("finds the earlier resources with the same key, and none where there is no key", () => {
    const earlier = (name: string) => configuration.earlierWithSame(key, subnet(name)).map((other) => other.name);
    expect(["a", "b", "c", "d", "e", "f"].map(earlier)).toEqual([[], [], ["a"], [], ["a", "c"], []]);
  });
});

describe("what is used elsewhere", () => {
  const resource = { aws_vpc: { a: {}, b: {}, c: {}, d: {} } };

  it("is what outputs, modules and local values refer to", () => {
    const configuration = new Configuration({
      resource,
      output: { a: { value: "${aws_vpc.a.id}" } },
      module: { web: { source: "./web", vpcs: ["${aws_vpc.b.id}"] } },
      locals: { vpc: "${aws_vpc.c.id}" },
    });
    expect(configuration.referredOutside().map(addressOf)).toEqual(["aws_vpc.a", "aws_vpc.b", "aws_vpc.c"]);
  });

  it("is nothing where nothing is given out", () => {
    expect(new Configuration({ resource }).referredOutside()).toEqual([]);
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

  it("has the blocks of a nested type only where they are written out", () => {
    expect(knownBlocks({ port: { from: 1 } }, "port")).toEqual([{ from: 1 }]);
    expect(knownBlocks({}, "port")).toEqual([]);
    expect(knownBlocks({ port: "${var.ports}" }, "port")).toBeUndefined();
    expect(knownBlocks({ port: [], dynamic: { port: { for_each: "${var.ports}" } } }, "port")).toBeUndefined();
    expect(knownBlocks({ port: [], dynamic: { other: { for_each: "${var.ports}" } } }, "port")).toEqual([]);
  });

  it("knows a single resource from one that is made several times", () => {
    const single = (attributes: Record<string, unknown>) => isSingle({ type: "aws_vpc", name: "main", attributes });
    expect([{}, { count: 2 }, { for_each: "${var.names}" }].map(single)).toEqual([true, false, false]);
  });
});
