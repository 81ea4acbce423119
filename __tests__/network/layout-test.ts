import { Construct } from "constructs";
import * as fc from "fast-check";
import { contains, overlap, parseCidr } from "../../src/core/cidr";
import { ConfigurationError } from "../../src/core/errors";
import { defaultLayout } from "../../src/network/layout";
import { emptyStack } from "../support/synth";

const ZONES = ["a", "b", "c", "d", "e", "f", "g", "h"].map((letter) => `ap-northeast-1${letter}`);
const layOut = (cidr: string, zones: readonly string[]) =>
  defaultLayout(new Construct(emptyStack(), "main"), cidr, zones);

function block(text: string) {
  const cidr = parseCidr(text);
  if (cidr === undefined) throw new Error(`${text} is no block`);
  return cidr;
}

describe("defaultLayout", () => {
  it("gives each zone a sixteenth for public and one for private subnets, in two halves", () => {
    expect(layOut("10.0.0.0/16", ["ap-northeast-1a", "ap-northeast-1c"])).toEqual([
      { zone: "1a", availabilityZone: "ap-northeast-1a", publicCidr: "10.0.0.0/20", privateCidr: "10.0.128.0/20" },
      { zone: "1c", availabilityZone: "ap-northeast-1c", publicCidr: "10.0.16.0/20", privateCidr: "10.0.144.0/20" },
    ]);
  });

  it("cuts blocks that AWS takes, that lie in the VPC and apart, from every VPC of /16 to /24", () => {
    const vpc = fc
      .integer({ min: 16, max: 24 })
      .chain((length) =>
        fc.nat(2 ** (length - 8) - 1).map((i) => ({ first: 10 * 2 ** 24 + i * 2 ** (32 - length), length })),
      );
    fc.assert(
      fc.property(vpc, fc.integer({ min: 1, max: 8 }), ({ first, length }, count) => {
        const cidr = `10.${(first >> 16) & 255}.${(first >> 8) & 255}.${first & 255}/${length}`;
        const layout = layOut(cidr, ZONES.slice(0, count));
        const parts = layout.flatMap(({ publicCidr, privateCidr }) => [block(publicCidr), block(privateCidr)]);
        expect(parts).toHaveLength(2 * count);
        for (const [i, own] of parts.entries()) {
          expect(contains(block(cidr), own)).toBe(true);
          expect(own.length).toBeLessThanOrEqual(28);
          expect(parts.slice(i + 1).filter((other) => overlap(own, other))).toEqual([]);
        }
      }),
    );
  });

  it("leaves the zones where they are when one is added at the end", () => {
    for (let count = 1; count < ZONES.length; count++) {
      const before = layOut("10.0.0.0/16", ZONES.slice(0, count));
      expect(layOut("10.0.0.0/16", ZONES.slice(0, count + 1)).slice(0, count)).toEqual(before);
    }
  });

  it("counts the zones that only Terraform knows", () => {
    const names = layOut("10.0.0.0/16", ["${var.zone}", "ap-northeast-1c", "${var.region}a"]).map(({ zone }) => zone);
    expect(names).toEqual(["1", "1c", "3"]);
  });

  it.each(["10.0.0.0/25", "10.0.0.0/28", "10.0.0.1/16", "10.0.0.0", "${var.cidr}"])("refuses to divide %s", (cidr) => {
    expect(() => layOut(cidr, ZONES.slice(0, 1))).toThrow(
      `[stack/main] cidr is ${JSON.stringify(cidr)}; allowed: an IPv4 network of /16 to /24`,
    );
  });

  it("refuses more than eight zones", () => {
    expect(layOut("10.0.0.0/16", ZONES)).toHaveLength(8);
    expect(() => layOut("10.0.0.0/16", [...ZONES, "ap-northeast-1i"])).toThrow(ConfigurationError);
    expect(() => layOut("10.0.0.0/16", [...ZONES, "ap-northeast-1i"])).toThrow("allowed: at most 8 zones");
  });
});
