import { FARGATE, taskOf, WINDOWS } from "../../../src/rules/ecs-task-definition/task-example";
import { messages, places, violated } from "../../support/rules";

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

describe("a wrong network mode", () => {
  it("is told with those that are right", () => {
    expect(messages(taskOf({ ...FARGATE, network_mode: "host" }))).toEqual([
      'TD007 [aws_ecs_task_definition.web] network_mode is "host"; allowed: awsvpc on Fargate. ' +
        'Set the network mode to "awsvpc"; without one it is bridge.',
    ]);
    expect(messages(taskOf({ requires_compatibilities: ["EXTERNAL"], network_mode: "awsvpc" }))).toEqual([
      'TD031 [aws_ecs_task_definition.web] network_mode is "awsvpc"; allowed: bridge, host, none outside of AWS. ' +
        "Take bridge or host mode, or none.",
    ]);
    expect(messages(taskOf({ enable_fault_injection: true }))).toEqual([
      "TD043 [aws_ecs_task_definition.web] enable_fault_injection is true; allowed: false in bridge mode. " +
        "Take one of these modes, or turn fault injection off.",
    ]);
    expect(places(taskOf({ ...FARGATE, ...WINDOWS, network_mode: undefined }))).toEqual(["TD007 network_mode"]);
  });

  it("is not told where only Terraform knows where the task runs", () => {
    for (const requires_compatibilities of ["${var.types}", ["${var.type}"], undefined, null]) {
      expect(violated(taskOf({ requires_compatibilities, network_mode: "awsvpc" }))).toEqual([]);
      expect(violated(taskOf({ requires_compatibilities, network_mode: "bridge" }))).toEqual([]);
    }
  });
});
