import { composeOf, errorsOf } from "../../support/compose";

const two = (a: string, b: string) => `services:\n  a: {image: x, ports: [${a}]}\n  b: {image: x, ports: [${b}]}\n`;

describe("a port of the host", () => {
  it.each([
    ["another port", "'80:80'", "'81:80'"],
    ["another protocol", "'53:53/tcp'", "'53:53/udp'"],
    ["another address", "'127.0.0.1:80:80'", "'127.0.0.2:80:80'"],
    ["any port", "'80'", "'80'"],
    ["any port of a range, of which one may be free", "'8000-8005:80'", "'8000-8005:80'"],
    ["port 0, which is any", "'0:80'", "'0:80'"],
  ])("does not conflict with %s", (_what, a, b) => {
    expect(Object.keys(composeOf(two(a, b)).project.services)).toEqual(["a", "b"]);
  });

  it.each([
    ["itself", "'80:80'", "'80:8080'"],
    ["an address, if it is of every one", "'80:80'", "'127.0.0.1:80:80'"],
    ["every address, if it is of one", "'127.0.0.1:80:80'", "'0.0.0.0:80:80'"],
    ["one of several ports", "'80-82:80-82'", "'81:1'"],
    ["the long syntax", "'80:80'", "{target: 1, published: 80}"],
  ])("conflicts with %s", (_what, a, b) => {
    expect(errorsOf(two(a, b))).toEqual(["ConflictError compose.yaml:3:25 services.b.ports.0"]);
  });

  it("may be published by services of which a profile keeps one out", () => {
    const file = "services: {a: {image: x, ports: ['80:80']}, b: {image: x, ports: ['80:80'], profiles: [p]}}";
    expect(errorsOf(file)).toEqual([]);
    expect(errorsOf(file, { profiles: ["p"] })).toHaveLength(1);
  });
});
