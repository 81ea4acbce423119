import { network } from "../../../src/compose/model/network";
import { networkAttachments } from "../../../src/compose/model/network-attachment";
import { readAs } from "../../support/compose-type";

describe("a network", () => {
  it.each([
    [null, { external: false, internal: false }],
    [
      { internal: "true", driver_opts: { a: 1 } },
      { external: false, internal: true, driver_opts: { a: "1" } },
    ],
    [
      { ipam: { config: [{ subnet: "10.0.0.0/8" }] } },
      { external: false, internal: false, ipam: { config: [{ subnet: "10.0.0.0/8" }] } },
    ],
    [{ ipam: { config: [{ subnets: [] }] } }, ["UnknownKeyError"]],
    ["bridge", ["WrongTypeError"]],
  ])("%j is %j", (written, expected) => {
    expect(readAs(network, written)).toEqual(expected);
  });
});

describe("attachments to networks", () => {
  it.each([
    [["a", "b"], { a: {}, b: {} }],
    [
      { a: null, b: { aliases: ["c"] } },
      { a: {}, b: { aliases: ["c"] } },
    ],
    [{ a: { alias: "c" } }, ["UnknownKeyError"]],
    ["a", ["WrongTypeError"]],
  ])("%j are %j", (written, expected) => {
    expect(readAs(networkAttachments, written)).toEqual(expected);
  });
});
