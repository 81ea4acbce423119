import { healthcheck } from "../../../src/compose/model/healthcheck";
import { readAs } from "../../support/compose-type";

describe("a health check", () => {
  it.each([
    ["a && b", ["CMD-SHELL", "a && b"]],
    [
      ["CMD", "a", "b"],
      ["CMD", "a", "b"],
    ],
    [["NONE"], ["NONE"]],
  ])("tests %j as %j", (test, words) => {
    expect(readAs(healthcheck, { test })).toEqual({ test: words });
  });

  it.each([["a", "b"], [5], ["CMD", 5]])("does not test [%j, ...]", (...test) => {
    expect(readAs(healthcheck, { test })).toEqual(["InvalidValueError"]);
  });

  it("has durations, and whole numbers of retries", () => {
    expect(readAs(healthcheck, { interval: "1m", retries: "3" })).toEqual({ interval: 60, retries: 3 });
    expect(readAs(healthcheck, { interval: 5, retries: -1 })).toEqual(["InvalidValueError", "InvalidValueError"]);
  });
});
