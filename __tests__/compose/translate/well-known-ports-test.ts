import type { Port } from "../../../src/compose/model/port";
import { speaksHttp, speaksTls } from "../../../src/compose/translate/well-known-ports";

const port = (target: number, published = target, app_protocol?: string): Port => ({
  target,
  published: { from: published, to: published },
  protocol: "tcp",
  mode: "ingress",
  ...(app_protocol !== undefined && { app_protocol }),
});

describe("speaksHttp", () => {
  it.each([80, 443, 2368, 3000, 5000, 5601, 8000, 8080, 8086, 8099, 9090, 9200])("is true of port %i", (number) => {
    expect(speaksHttp(port(number))).toBe(true);
  });

  it.each([22, 53, 1883, 3306, 5432, 6379, 8883, 9092, 9300, 25_565, 27_017])("is false of port %i", (number) => {
    expect(speaksHttp(port(number))).toBe(false);
  });

  it.each([1234, 9000, 7999, 8100])("is false of port %i, which nobody knows: it is carried as it is", (number) => {
    expect(speaksHttp(port(number))).toBe(false);
  });

  it("goes by the port that an unknown one is published at, and never so of a known one", () => {
    expect(speaksHttp(port(1234, 80))).toBe(true);
    expect(speaksHttp(port(9000, 8080))).toBe(true);
    expect(speaksHttp(port(5432, 8080))).toBe(false);
    expect(speaksHttp(port(80, 5432))).toBe(true);
  });

  it("takes TLS for HTTP at the port of HTTPS alone: elsewhere the program ends it", () => {
    expect(speaksHttp(port(8443, 443))).toBe(true);
    expect(speaksHttp(port(8443))).toBe(false);
    expect(speaksHttp(port(443, 9443))).toBe(false);
  });

  it.each([
    ["http", true],
    ["HTTPS", true],
    ["http1.1", true],
    ["wss", true],
    ["tcp", false],
    ["http2", false],
    ["grpc", false],
    ["postgres", false],
  ])("is what the file says by %s, whatever the port is: %p", (name, expected) => {
    expect(speaksHttp(port(80, 80, name))).toBe(expected);
    expect(speaksHttp(port(5432, 5432, name))).toBe(expected);
  });
});

describe("speaksTls", () => {
  it.each([
    [443, undefined, true],
    [8443, undefined, true],
    [80, undefined, false],
    [3000, "https", true],
    [3000, "wss", true],
    [3000, "http", false],
    [8443, "http", false],
  ])("of port %i with the protocol %p is %p", (number, name, expected) => {
    expect(speaksTls(port(number, number, name))).toBe(expected);
  });
});
