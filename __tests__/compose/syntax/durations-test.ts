import * as fc from "fast-check";
import { parseDuration } from "../../../src/compose/syntax/durations";
import { Flaw } from "../../../src/compose/syntax/flaw";

describe("a duration", () => {
  it.each([
    ["10s", 10],
    ["1m30s", 90],
    ["1h5m30s20ms", 3930.02],
    ["1.5h", 5400],
    ["500ms", 0.5],
    ["2.5s", 2.5],
    ["40us", 0.00004],
    ["40µs", 0.00004],
    ["7ns", 7e-9],
    ["2d", 172_800],
    ["1w1d", 691_200],
    ["0", 0],
    ["0s", 0],
  ])("%s is %d seconds", (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds);
  });

  it.each(["", "s", "5 minutes", "1m 30s", "-5s", "1y", "1.2.3s", "m5", "١s"])("%j is none", (text) => {
    expect(parseDuration(text)).toBeInstanceOf(Flaw);
  });

  it("asks for the unit of a bare number", () => {
    expect(parseDuration("30")).toMatchObject({ fix: "Add the unit: 30s." });
  });

  it("is the sum of its parts", () => {
    fc.assert(
      fc.property(fc.nat(99), fc.nat(59), fc.nat(59), (hours, minutes, seconds) => {
        expect(parseDuration(`${hours}h${minutes}m${seconds}s`)).toBe(hours * 3600 + minutes * 60 + seconds);
      }),
    );
  });
});
