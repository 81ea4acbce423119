import { FARGATE, taskOf, WINDOWS } from "../../../src/rules/ecs-task-definition/task-example";
import { messages, violated } from "../../support/rules";

describe("the network mode of a task", () => {
  it.each<[unknown, string[]]>([
    ["awsvpc", []],
    ["bridge", ["TD007"]],
    ["host", ["TD007"]],
    ["none", ["TD007"]],
    [undefined, ["TD007"]],
    [null, ["TD007"]],
    ["vpc", ["TD006"]],
    ["${var.mode}", []],
  ])("is awsvpc on Fargate, not %j: %j", (network_mode, expected) => {
    expect(violated(taskOf({ ...FARGATE, network_mode }))).toEqual(expected);
    expect(violated(taskOf({ ...FARGATE, requires_compatibilities: ["EC2", "FARGATE"], network_mode }))).toEqual(
      expected,
    );
    expect(violated(taskOf({ ...FARGATE, ...WINDOWS, network_mode }))).toEqual(expected);
  });

  it("is bridge where nothing is said", () => {
    expect(messages(taskOf({ ...FARGATE, network_mode: undefined }))).toEqual([
      "TD007 [aws_ecs_task_definition.web] network_mode is not set; allowed: awsvpc on Fargate. " +
        'Set the network mode to "awsvpc"; without one it is bridge.',
    ]);
  });

  it.each<[unknown, string[]]>([
    ["awsvpc", ["TD031"]],
    ["bridge", []],
    ["host", []],
    ["none", []],
    [undefined, []],
    ["${var.mode}", []],
  ])("outside of AWS may be %j: %j", (network_mode, expected) => {
    expect(violated(taskOf({ requires_compatibilities: ["EXTERNAL"], network_mode }))).toEqual(expected);
    expect(violated(taskOf({ requires_compatibilities: ["EC2", "EXTERNAL"], network_mode }))).toEqual(expected);
    expect(violated(taskOf({ requires_compatibilities: ["EC2"], network_mode }))).toEqual([]);
  });

  it.each<[unknown, string[]]>([
    ["awsvpc", []],
    ["host", []],
    ["bridge", ["TD043"]],
    ["none", ["TD043"]],
    [undefined, ["TD043"]],
    ["${var.mode}", []],
  ])("with injected faults may be %j: %j", (network_mode, expected) => {
    expect(violated(taskOf({ enable_fault_injection: true, network_mode }))).toEqual(expected);
    for (const enable_fault_injection of [false, undefined, "${var.faults}"]) {
      expect(violated(taskOf({ enable_fault_injection, network_mode }))).toEqual([]);
    }
  });
});
