import { taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { messages, violated } from "../../support/rules";

const checked = (healthCheck: object) =>
  violated(taskOf({}, { healthCheck: { command: ["CMD", "true"], ...healthCheck } }));

describe("the command of a health check", () => {
  it.each<[unknown, string[]]>([
    [["CMD", "true"], []],
    [["CMD-SHELL", "true"], []],
    [["NONE"], []],
    [["${var.kind}", "true"], []],
    ["${var.command}", []],
    [[], ["CD040"]],
    [["cmd", "true"], ["CD040"]],
    [["curl", "-f", "http://localhost/"], ["CD040"]],
    [undefined, ["CD040"]],
    [null, ["CD040"]],
  ])("%j: %j", (command, expected) => {
    expect(checked({ command })).toEqual(expected);
  });

  it("is shown where it is wrong", () => {
    expect(messages(taskOf({}, {}, { healthCheck: { command: ["true"] } }))).toEqual([
      'CD040 [aws_ecs_task_definition.web] container_definitions[1].healthCheck.command is ["true"]; ' +
        "allowed: a list that begins with CMD, CMD-SHELL, NONE. " +
        'Write ["CMD-SHELL", "curl -f http://localhost/ || exit 1"]; ["NONE"] turns off the check of the image.',
    ]);
  });
});

describe.each([
  ["CD041", "interval", 5, 300],
  ["CD042", "timeout", 2, 60],
  ["CD044", "retries", 1, 10],
  ["CD045", "startPeriod", 0, 300],
])("%s: the %s of a health check", (id, member, least, most) => {
  it.each<[unknown, boolean]>([
    [least - 1, false],
    [least, true],
    [most, true],
    [most + 1, false],
    [undefined, true],
    [null, true],
    ["${var.number}", true],
  ])(`is ${least} to ${most}: %j`, (value, isRight) => {
    expect(checked({ [member]: value })).toEqual(isRight ? [] : [id]);
  });
});

describe("a health check", () => {
  it.each<[unknown, unknown, string[]]>([
    [10, 11, ["CD043"]],
    [10, 10, []],
    [11, 10, []],
    [5, undefined, []],
    [undefined, 60, []],
    ["${var.interval}", 60, []],
  ])("with an interval of %j s and a timeout of %j s: %j", (interval, timeout, expected) => {
    expect(checked({ interval, timeout })).toEqual(expected);
  });
});
