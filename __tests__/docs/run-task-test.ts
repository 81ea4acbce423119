import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Schedule } from "../../src/service/schedule";
import { RunTaskStack } from "../../src/stacks/run-task/run-task-stack";
import { codeBlocks, ROOT } from "../support/markdown";
import { synthesiseApp } from "../support/synth";

describe("the Japanese chapter on run-task", () => {
  const chapter = readFileSync(join(ROOT, "docs/run-task.ja.md"), "utf8");
  const stack = synthesiseApp((app) => new RunTaskStack(app, "run-task")).stack("run-task");

  it("states the plan line, as the README does", () => {
    const count = stack.addresses().length;
    expect(chapter).toContain(`Plan: ${count} to add, 0 to change, 0 to destroy.`);
    expect(chapter).toContain(`Resources: ${count} destroyed.`);
    expect(readFileSync(join(ROOT, "README.md"), "utf8")).toMatch(
      new RegExp(`npm run plan -- run-task +# ${count} to add`),
    );
  });

  it("names the schedules with their expressions, the queues, alarms, the log group, the command and variables", () => {
    const all = (type: string, attribute: string) => Object.values(stack.resources(type)).map((one) => one[attribute]);
    const names = [
      ...["name", "schedule_expression"].flatMap((attribute) => all("aws_scheduler_schedule", attribute)),
      ...all("aws_sqs_queue", "name"),
      ...all("aws_cloudwatch_metric_alarm", "alarm_name"),
      ...all("aws_cloudwatch_log_group", "name"),
      "run_command",
      ...Object.keys(stack.json.variable ?? {}).filter((name) => name !== "region"),
    ];
    expect(names).toHaveLength(12);
    expect(names.filter((name) => !chapter.includes(String(name)))).toEqual([]);
  });

  it("shows what Schedule writes", () => {
    const lines = codeBlocks("docs/run-task.ja.md", "ts").flatMap((block) => block.trimEnd().split("\n"));
    expect(lines.map((line) => /^(Schedule.+\)) +\/\/ (\w+\(.+\)) /.exec(line)?.slice(1))).toEqual([
      ['Schedule.cron({ minute: "0", hour: "3" })', Schedule.cron({ minute: "0", hour: "3" })],
      [
        'Schedule.cron({ minute: "30", hour: "9", weekDay: "MON-FRI" })',
        Schedule.cron({ minute: "30", hour: "9", weekDay: "MON-FRI" }),
      ],
      ['Schedule.rate(1, "hours")', Schedule.rate(1, "hours")],
    ]);
  });
});
