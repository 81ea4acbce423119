import { fargateTaskOf, taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { messages, violated } from "../../support/rules";

describe("the CPU units of a task on instances", () => {
  it.each<[unknown, string[]]>([
    ["127", ["TD019"]],
    ["128", []],
    [128, []],
    ["0.125 vCPU", []],
    ["196608", []],
    ["192 vCPU", []],
    ["196609", ["TD019"]],
    ["0", ["TD019"]],
    [undefined, []],
    ["${var.cpu}", []],
  ])("%j: %j", (cpu, expected) => {
    for (const requires_compatibilities of [["EC2"], ["EXTERNAL"], undefined]) {
      expect(violated(taskOf({ requires_compatibilities, cpu }))).toEqual(expected);
    }
  });
});

describe("ephemeral storage", () => {
  const ephemeral_storage = { size_in_gib: 50 };

  it.each<[unknown, string[]]>([
    [["EC2"], ["TD025"]],
    [["EXTERNAL"], ["TD025"]],
    [["EC2", "EXTERNAL"], ["TD025"]],
    [["FARGATE"], []],
    [["EC2", "FARGATE"], []],
    [["${var.type}"], []],
    ["${var.types}", []],
    [[], []],
    [undefined, []],
  ])("is of Fargate, with %j: %j", (requires_compatibilities, expected) => {
    const found = violated(fargateTaskOf({ requires_compatibilities, ephemeral_storage }));
    // The network mode of Fargate is wrong outside of AWS, which another rule says.
    expect(found.filter((id) => id !== "TD031")).toEqual(expected);
  });
});

describe("what is wrong on instances", () => {
  it("is told with what is right", () => {
    expect(messages(taskOf({ cpu: "64" }))).toEqual([
      "TD019 [aws_ecs_task_definition.web] cpu is 64; allowed: from 128 to 196608 (CPU units). " +
        "Take a number in that range, or leave it out.",
    ]);
    expect(messages(taskOf({ requires_compatibilities: ["EC2"], ephemeral_storage: [{ size_in_gib: 50 }] }))).toEqual([
      'TD025 [aws_ecs_task_definition.web] ephemeral_storage is {"size_in_gib":50}; allowed: none without Fargate. ' +
        "Leave it out: on instances, a task has the disk of its instance.",
    ]);
  });

  it("is not asked on Fargate", () => {
    expect(violated(fargateTaskOf({ cpu: "64" }))).toEqual(["TD009"]);
    expect(violated(fargateTaskOf({ cpu: "64", requires_compatibilities: ["EC2", "FARGATE"] }))).toEqual(["TD009"]);
    expect(violated(taskOf({ requires_compatibilities: ["EC2"], ephemeral_storage: [] }))).toEqual([]);
  });
});
