import { nearMiss } from "../../../src/compose/schema/near-miss";

const KEYS = ["environment", "env_file", "depends_on", "image", "ports", "dns", "command"];

describe("a near miss", () => {
  it.each([
    ["enviroment", "environment"],
    ["enviornment", "environment"],
    ["environments", "environment"],
    ["dependsOn", "depends_on"],
    ["depends-on", "depends_on"],
    ["Image", "image"],
    ["prots", "ports"],
    ["port", "ports"],
    ["envfile", "env_file"],
    ["comand", "command"],
  ])("%s is %s", (word, meant) => {
    expect(nearMiss(word, KEYS)).toBe(meant);
  });

  it.each(["x", "dn", "entrypoint", "foo", ""])("%j is none", (word) => {
    expect(nearMiss(word, KEYS)).toBeUndefined();
  });

  it("is the nearest of several", () => {
    expect(nearMiss("ports1", ["port", "ports"])).toBe("ports");
  });
});
