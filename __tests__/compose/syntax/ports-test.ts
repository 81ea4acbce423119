import * as fc from "fast-check";
import { Flaw } from "../../../src/compose/syntax/flaw";
import { formatPortRange, parsePortRange, parsePorts, type ShortPort } from "../../../src/compose/syntax/ports";

const one = (port: number) => ({ from: port, to: port });

describe("ports in short syntax", () => {
  it.each<[string, ShortPort[]]>([
    ["80", [{ target: 80 }]],
    ["8080:80", [{ target: 80, published: one(8080) }]],
    ["53:53/udp", [{ target: 53, published: one(53), protocol: "udp" }]],
    ["80/TCP", [{ target: 80, protocol: "tcp" }]],
    ["127.0.0.1:8080:80", [{ target: 80, published: one(8080), hostIp: "127.0.0.1" }]],
    ["127.0.0.1::80", [{ target: 80, hostIp: "127.0.0.1" }]],
    ["[::1]:8080:80", [{ target: 80, published: one(8080), hostIp: "::1" }]],
    ["3000-3001", [{ target: 3000 }, { target: 3001 }]],
    [
      "9090-9091:8080-8081/sctp",
      [
        { target: 8080, published: one(9090), protocol: "sctp" },
        { target: 8081, published: one(9091), protocol: "sctp" },
      ],
    ],
    ["8000-8005:80", [{ target: 80, published: { from: 8000, to: 8005 } }]],
  ])("%s", (text, ports) => {
    expect(parsePorts(text)).toEqual(ports);
  });

  it.each([
    "",
    "http",
    "8080:",
    ":",
    "80/icmp",
    "80/",
    "70000",
    "70000:80",
    "90-80",
    "8000-8001:80-82",
    "8000:80-81",
    "localhost:80:80",
    "300.0.0.1:80:80",
    "1:2:3:4",
    "::1:80:80",
  ])("%j is none", (text) => {
    expect(parsePorts(text)).toBeInstanceOf(Flaw);
  });

  it("are as many as a range has", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60_000 }),
        fc.nat(50),
        fc.integer({ min: 1, max: 60_000 }),
        (from, count, host) => {
          const ports = parsePorts(`${host}-${host + count}:${from}-${from + count}`);
          expect(ports).toHaveLength(count + 1);
          expect(ports).toContainEqual({ target: from + count, published: one(host + count) });
        },
      ),
    );
  });
});

describe("a range of ports", () => {
  it("is written as it is read", () => {
    fc.assert(
      fc.property(fc.nat(65_535), fc.nat(65_535), (a, b) => {
        const range = { from: Math.min(a, b), to: Math.max(a, b) };
        expect(parsePortRange(formatPortRange(range))).toEqual(range);
      }),
    );
  });

  it.each(["", "1-", "-1", "2-1", "65536", "a"])("is not %j", (text) => {
    expect(parsePortRange(text)).toBeInstanceOf(Flaw);
  });
});
