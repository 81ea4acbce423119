import {
  allOf,
  characters,
  each,
  either,
  inAnyCase,
  ipv4Network,
  ipv6Network,
  items,
  matching,
  network,
  notBeginning,
  oneOf,
  otherThan,
  wholeNumber,
} from "../../src/rules/constraint";

describe("a constraint in words", () => {
  it.each([
    [wholeNumber(1, 65535), "a whole number from 1 to 65535"],
    [wholeNumber(1, 24, "hours"), "a whole number from 1 to 24 hours"],
    [wholeNumber(0), "a whole number, 0 or more"],
    [oneOf(256, 512), "256, 512"],
    [characters(1, 32), "1 to 32 characters"],
    [ipv4Network(16, 28), "an IPv4 network of /16 to /28"],
    [items(1, 16, "subnets"), "1 to 16 subnets"],
    [items(2, undefined, "subnets"), "2 or more subnets"],
    [matching(/[a-z]+/, "small letters"), "small letters"],
    [notBeginning("internal-"), "a text that does not begin with internal-"],
    [ipv6Network, "an IPv6 network, by its first address"],
    [otherThan("default"), "another one than default"],
    [inAnyCase(oneOf("a", "b")), "a, b"],
    [network, "a block of addresses in CIDR notation"],
    [each(oneOf("EC2", "FARGATE")), "EC2, FARGATE"],
    [allOf("short small letters", characters(1, 8), matching(/[a-z]+/, "")), "short small letters"],
    [either(oneOf(0), wholeNumber(10, 20)), "0, or a whole number from 10 to 20"],
  ])("%#: is what messages say", (constraint, allowed) => {
    expect(constraint.allowed).toBe(allowed);
  });
});

// That Terraform decides the same is for __tests__/offline/hcl-test.ts.
describe("a constraint", () => {
  it("takes numbers that are written as texts, and no other texts", () => {
    expect(["80", 80, "80.0"].map(wholeNumber(1, 100).holds)).toEqual([true, true, true]);
    expect(["", "http", true, null, [80], 80.5, "0", 101].map(wholeNumber(1, 100).holds)).not.toContain(true);
  });

  it("compares numbers and texts", () => {
    expect(["256", 256, 257].map(oneOf(256, 512).holds)).toEqual([true, true, false]);
  });

  it("counts a letter and its accent as one character, as Terraform keeps them", () => {
    expect(characters(1, 1).holds("e\u0301")).toBe(true);
    expect(characters(1, 1).holds("👨‍👩‍👧")).toBe(false);
  });

  it("fits a text as a whole", () => {
    expect(["ab", "ab1", "1ab", "ab\n"].map(matching(/a|ab/, "").holds)).toEqual([true, false, false, false]);
  });

  it("may be that of each item of a list, as far as these are known", () => {
    const lists = [[], ["a"], ["a", "${var.b}"], ["a", "b"], "a"];
    expect(lists.map(each(oneOf("a")).holds)).toEqual([true, true, true, false, false]);
  });

  it("may be several, which hold together", () => {
    const both = allOf("", characters(1, 2), matching(/a+/, ""));
    expect(["a", "aa", "aaa", "b"].map(both.holds)).toEqual([true, true, false, false]);
  });

  it("may be one of several", () => {
    expect([0, 9, 10, 20, 21].map(either(oneOf(0), wholeNumber(10, 20)).holds)).toEqual([
      true,
      false,
      true,
      true,
      false,
    ]);
  });

  it("knows a text by its beginning", () => {
    expect(["internal-web", "internal", "web"].map(notBeginning("internal-").holds)).toEqual([false, true, true]);
  });

  it("knows blocks of addresses of both kinds", () => {
    expect(["10.0.0.0/8", "10.0.0.1/32", "0.0.0.0/0", "2001:db8::/32", "::/128"].map(network.holds)).not.toContain(
      false,
    );
    const others = ["10.0.0.0", "10.0.0.0/33", "10.0.0/8", "::/129", "host/8", "10.0.0.0/", "10.0.0.0/8/8", "", 8];
    expect(others.map(network.holds)).not.toContain(true);
  });

  it("knows networks of IPv6 by their first address", () => {
    const right = ["::/0", "2001:db8::/32", "2001:DB8:0::/32", "::1/128", "2001:db8::8000/113"];
    expect(right.filter((cidr) => !ipv6Network.holds(cidr))).toEqual([]);
    const wrong = ["::1/127", "2001:db8::/16", "10.0.0.0/8", "::/129", "::", "2001:db8::8000/112", "", 6];
    expect(wrong.filter(ipv6Network.holds)).toEqual([]);
  });

  it("takes any other text", () => {
    expect(["default", "Default", "", "a"].map(otherThan("default").holds)).toEqual([false, true, true, true]);
  });

  it("may be one in any case of letters", () => {
    expect(["a", "A", "b"].map(inAnyCase(oneOf("a")).holds)).toEqual([true, true, false]);
  });

  it("counts the items of lists alone", () => {
    expect([["a"], [], "a"].map(items(1, undefined, "").holds)).toEqual([true, false, false]);
  });
});
