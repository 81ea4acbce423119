import { healthCheckRules } from "../../../src/rules/ecs-container/health-check";
import { taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { messages, places, violated } from "../../support/rules";

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

describe("a wrong health check", () => {
  it("is told by its place, with what is right", () => {
    const healthCheck = { command: ["CMD", "true"], interval: 4, timeout: 61, retries: 0, startPeriod: 301 };
    expect(places(taskOf({}, {}, { healthCheck }))).toEqual([
      "CD041 container_definitions[1].healthCheck.interval",
      "CD042 container_definitions[1].healthCheck.timeout",
      "CD043 container_definitions[1].healthCheck.interval",
      "CD044 container_definitions[1].healthCheck.retries",
      "CD045 container_definitions[1].healthCheck.startPeriod",
    ]);
    expect(messages(taskOf({}, {}, { healthCheck })).map((each) => /allowed: (.*?)\. /.exec(each)?.[1])).toEqual([
      "a whole number from 5 to 300 s",
      "a whole number from 2 to 60 s",
      "at least timeout, which is 61 s",
      "a whole number from 1 to 10",
      "a whole number from 0 to 300 s",
    ]);
    expect(messages(taskOf({}, { healthCheck: { command: null } })).join()).toContain(
      "healthCheck.command is not set; ",
    );
  });

  it("has a title and an explanation with its numbers", () => {
    const texts = (id: string) => {
      const rule = healthCheckRules.find((each) => each.id === id);
      return [rule?.title, rule?.explanation];
    };
    expect(texts("CD041")).toEqual([
      "the interval of a health check is 5 to 300 s",
      "ECS refuses another number when the task definition is registered; it takes 30 where none is said.",
    ]);
    expect(texts("CD044")).toEqual([
      "the number of retries of a health check is 1 to 10",
      "ECS refuses another number when the task definition is registered; it takes 3 where none is said.",
    ]);
  });

  it("is none that only Terraform knows", () => {
    expect(violated(taskOf({}, { healthCheck: "${var.check}" }, { healthCheck: null }))).toEqual([]);
    expect(checked({ interval: 60, timeout: "${var.timeout}" })).toEqual([]);
  });
});
