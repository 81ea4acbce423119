import { network } from "../../../src/compose/model/network";
import { volume } from "../../../src/compose/model/volume";
import { readAs } from "../../support/compose-type";

describe("what exists already", () => {
  it("may be named in the older way", () => {
    expect(readAs(volume, { external: { name: "v" } })).toEqual({ external: true, name: "v" });
    expect(readAs(network, { external: {} })).toEqual({ external: true, internal: false });
    expect(readAs(volume, { external: true, name: "v" })).toEqual({ external: true, name: "v" });
    expect(readAs(volume, null)).toEqual({ external: false });
    expect(readAs(volume, { external: "false" })).toEqual({ external: false });
  });
});
