import { TerraformOutput, TerraformVariable } from "cdktf";
import fc from "fast-check";
import { Schedule } from "../../src/service/schedule";
import { synthesiseFully } from "../support/synth";

describe("Schedule.rate", () => {
  it.each([
    [1, "minutes", "rate(1 minute)"],
    [1, "hours", "rate(1 hour)"],
    [1, "days", "rate(1 day)"],
    [2, "minutes", "rate(2 minutes)"],
    [15, "minutes", "rate(15 minutes)"],
    [12, "hours", "rate(12 hours)"],
    [5, "days", "rate(5 days)"],
  ] as const)("of %d %s is %s", (value, unit, expected) => {
    expect(Schedule.rate(value, unit)).toBe(expected);
  });

  it("has the unit that goes with a number which only Terraform knows", () => {
    const stack = synthesiseFully((scope) => {
      const every = new TerraformVariable(scope, "every", { type: "number" });
      new TerraformOutput(scope, "rate", { value: Schedule.rate(every.numberValue, "hours") });
    });
    expect(stack.output("rate").value).toBe('rate(${var.every} ${(var.every == 1) ? "hour" : "hours"})');
  });
});

describe("Schedule.cron", () => {
  it.each([
    [{ minute: "0" }, "cron(0 * * * ? *)"],
    [{ minute: "30", hour: "9" }, "cron(30 9 * * ? *)"],
    [{ minute: "0", hour: "9", weekDay: "MON-FRI" }, "cron(0 9 ? * MON-FRI *)"],
    [{ minute: "0", hour: "0", day: "L" }, "cron(0 0 L * ? *)"],
    [{ minute: "0/15", hour: "8-18", day: "1,15", month: "JAN", year: "2030" }, "cron(0/15 8-18 1,15 JAN ? 2030)"],
  ])("of %j is %s", (fields, expected) => {
    expect(Schedule.cron(fields)).toBe(expected);
  });

  it("has six fields, and a question mark in one of the two for days, as AWS wants it", () => {
    const number = fc.nat({ max: 31 }).map(String);
    const time = { minute: number, hour: fc.option(number, { nil: undefined }), year: fc.constant(undefined) };
    const fields = fc.oneof(
      fc.record({ ...time, day: fc.option(number, { nil: undefined }) }),
      fc.record({ ...time, weekDay: number }),
    );
    fc.assert(
      fc.property(fields, (some) => {
        const found = /^cron\((.*)\)$/.exec(Schedule.cron(some))?.[1]?.split(" ") ?? [];
        expect(found).toHaveLength(6);
        expect([found[2], found[4]].filter((field) => field === "?")).toHaveLength(1);
      }),
    );
  });
});

describe("Schedule.at", () => {
  it("is one time", () => {
    expect(Schedule.at("2030-01-31T09:00:00")).toBe("at(2030-01-31T09:00:00)");
  });
});
