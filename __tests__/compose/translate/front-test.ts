import { isLocal, rangeOf } from "../../../src/compose/translate/front";
import { accountOf, refusalsOf } from "../../support/compose-application";

describe("a port of a load balancer", () => {
  it("is the first of a range that no other service has", () => {
    const text = 'services: { a: { image: a, ports: ["8000:80"] }, b: { image: b, ports: ["8000-8001:80"] } }';
    expect(refusalsOf(text)).toEqual([]);
    const none = text.replace("8000-8001", "8000-8001").replace('"8000:80"', '"8000:80", "8001:80"');
    expect(refusalsOf(none)).toEqual([expect.stringContaining("services.b.ports[0]")]);
  });
  it("is one of five at most that a service stands behind", () => {
    const ports = [1, 2, 3, 4, 5, 6].map((n) => `"800${n}:80"`);
    expect(accountOf(`ports: [${ports}]`, "ports[5]")).toMatch(/^refused: A service stands behind at most 5/);
  });

  it("is one of five at most, whichever load balancers there are", () => {
    const ports = ["8001:80", "8002:80", "1883:1883", "5432:5432", "6379:6379", "27017:27017"].map(
      (port) => `"${port}"`,
    );
    expect(accountOf(`ports: [${ports}]`, "ports[4]")).toMatch(/^mapped/);
    expect(accountOf(`ports: [${ports}]`, "ports[5]")).toMatch(/^refused: A service stands behind at most 5/);
  });

  it("is one of fifty at most of an application", () => {
    const service = (n: number) => {
      const ports = [0, 1, 2, 3, 4].map((i) => `"${20_000 + n * 5 + i}:22"`);
      return `s${n}: { image: ssh, ports: [${ports}] }`;
    };
    const application = (services: number) =>
      `services: { ${Array.from({ length: services }, (_, n) => service(n)).join(", ")} }`;
    expect(refusalsOf(application(10))).toEqual([]);
    expect(refusalsOf(application(11))).toHaveLength(5);
  });
});

describe("isLocal", () => {
  it.each([
    ["127.0.0.1", true],
    ["127.9.9.9", true],
    ["::1", true],
    ["0.0.0.0", false],
    ["192.0.2.1", false],
    [undefined, false],
  ])("of a port of %s is %p", (host_ip, expected) => {
    expect(isLocal({ target: 80, protocol: "tcp", mode: "ingress", host_ip })).toBe(expected);
  });
});

describe("rangeOf", () => {
  it("has both ends", () => {
    expect(rangeOf({ from: 80, to: 82 })).toEqual([80, 81, 82]);
    expect(rangeOf({ from: 80, to: 80 })).toEqual([80]);
  });
});
