import { extraHosts } from "../../../src/compose/model/extra-hosts";
import { readAs } from "../../support/compose-type";

describe("extra hosts", () => {
  it.each([
    [["a=1.1.1.1", "b:2.2.2.2", "c=::1"], { a: ["1.1.1.1"], b: ["2.2.2.2"], c: ["::1"] }],
    [
      { a: "1.1.1.1", b: ["2.2.2.2", "3.3.3.3"] },
      { a: ["1.1.1.1"], b: ["2.2.2.2", "3.3.3.3"] },
    ],
    [["a"], ["WrongTypeError"]],
    ["a=1.1.1.1", ["WrongTypeError"]],
  ])("%j are %j", (written, hosts) => {
    expect(readAs(extraHosts, written)).toEqual(hosts);
  });
});
