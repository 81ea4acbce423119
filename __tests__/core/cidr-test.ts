import * as fc from "fast-check";
import { blocksIntersect, contains, formatCidr, overlap, parseCidr, part } from "../../src/core/cidr";

/** Any block of IPv4 addresses. */
const anyCidr = fc
  .integer({ min: 0, max: 32 })
  .chain((length) =>
    fc.integer({ min: 0, max: 2 ** length - 1 }).map((index) => ({ first: index * 2 ** (32 - length), length })),
  );

const read = (text: string) => {
  const cidr = parseCidr(text);
  if (cidr === undefined) throw new Error(`${text} is no block`);
  return cidr;
};

describe("parseCidr", () => {
  it("reads address and length", () => {
    expect(parseCidr("10.0.0.0/16")).toEqual({ first: 10 * 2 ** 24, length: 16 });
    expect(parseCidr("255.255.255.255/32")).toEqual({ first: 2 ** 32 - 1, length: 32 });
    expect(parseCidr("0.0.0.0/0")).toEqual({ first: 0, length: 0 });
  });

  it.each([
    undefined,
    "",
    "10.0.0.0",
    "10.0.0.0/33",
    "10.0.0/16",
    "10.0.0.256/24",
    "::/0",
    "10.0.0.0/16 ",
    "a/8",
    "0x0a000000/8",
  ])("is undefined for %j", (text) => {
    expect(parseCidr(text)).toBeUndefined();
  });

  it("is undefined for an address inside its block", () => {
    expect(parseCidr("10.0.0.1/16")).toBeUndefined();
    expect(parseCidr("10.0.1.0/23")).toBeUndefined();
  });

  it("reads what formatCidr writes", () => {
    fc.assert(fc.property(anyCidr, (cidr) => expect(parseCidr(formatCidr(cidr))).toEqual(cidr)));
  });
});

describe("part", () => {
  it("counts the parts of a block", () => {
    expect(formatCidr(part(read("10.0.0.0/16"), 24, 0))).toBe("10.0.0.0/24");
    expect(formatCidr(part(read("10.0.0.0/16"), 20, 15))).toBe("10.0.240.0/20");
    expect(formatCidr(part(read("192.0.0.0/2"), 3, 1))).toBe("224.0.0.0/3");
  });

  it("has parts that lie in the block and apart from each other", () => {
    const blockAndParts = anyCidr
      .filter(({ length }) => length <= 28)
      .chain((block) => fc.tuple(fc.constant(block), fc.integer({ min: 0, max: 15 }), fc.integer({ min: 0, max: 15 })));
    fc.assert(
      fc.property(blockAndParts, ([block, i, j]) => {
        const [one, other] = [part(block, block.length + 4, i), part(block, block.length + 4, j)];
        expect(contains(block, one)).toBe(true);
        expect(overlap(one, other)).toBe(i === j);
      }),
    );
  });
});

describe("contains", () => {
  it.each([
    ["10.0.0.0/16", "10.0.0.0/16", true],
    ["10.0.0.0/16", "10.0.255.0/24", true],
    ["10.0.0.0/16", "10.1.0.0/24", false],
    ["10.0.0.0/16", "9.255.255.0/24", false],
    ["10.0.0.0/16", "10.0.0.0/15", false],
    ["0.0.0.0/0", "255.255.255.255/32", true],
  ])("%s, %s: %s", (outer, inner, expected) => {
    expect(contains(read(outer), read(inner))).toBe(expected);
  });
});

describe("overlap", () => {
  it.each([
    ["10.0.0.0/24", "10.0.1.0/24", false],
    ["10.0.0.0/23", "10.0.1.0/24", true],
    ["10.0.1.0/24", "10.0.0.0/23", true],
    ["10.0.0.0/24", "10.0.0.0/24", true],
    ["0.0.0.0/1", "128.0.0.0/1", false],
  ])("%s, %s: %s", (one, other, expected) => {
    expect(overlap(read(one), read(other))).toBe(expected);
  });

  it("is what neither-before-nor-after means, whichever block comes first", () => {
    fc.assert(
      fc.property(anyCidr, anyCidr, (a, b) => {
        expect(overlap(a, b)).toBe(contains(a, b) || contains(b, a));
        expect(overlap(b, a)).toBe(overlap(a, b));
      }),
    );
  });
});

describe("blocksIntersect", () => {
  it.each([
    ["10.0.0.0/8", "10.1.0.0/16", true],
    ["10.0.0.0/16", "10.1.0.0/16", false],
    ["10.0.0.7/16", "10.0.255.9/32", true],
    ["2001:db8::/32", "2001:db8:1::/48", true],
    ["2001:db8::/48", "2001:db8:1::/48", false],
    ["0.0.0.0/0", "::/0", false],
    ["0.0.0.0/0", "10.0.0.1", false],
    ["office", "0.0.0.0/0", false],
  ])("%s, %s: %s", (one, other, expected) => {
    expect(blocksIntersect(one, other)).toBe(expected);
    expect(blocksIntersect(other, one)).toBe(expected);
  });

  it("is overlap, of blocks as they are written", () => {
    fc.assert(
      fc.property(anyCidr, anyCidr, (a, b) => {
        expect(blocksIntersect(formatCidr(a), formatCidr(b))).toBe(overlap(a, b));
      }),
    );
  });
});
