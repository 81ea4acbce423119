import { fargateTaskOf, taskOf, WINDOWS } from "../../../src/rules/ecs-task-definition/task-example";
import { messages, places, violated } from "../../support/rules";

const EC2 = { requires_compatibilities: ["EC2"] };

describe("the CPU units of containers", () => {
  const shared = (cpu: unknown, ...units: unknown[]) =>
    violated(taskOf({ ...EC2, cpu }, ...units.map((each) => ({ cpu: each }))));

  it("are together at most those of the task", () => {
    expect(shared("256", 128, 128)).toEqual([]);
    expect(shared("256", 128, 129)).toEqual(["TD041"]);
    expect(shared("0.25 vCPU", 257)).toEqual(["TD041"]);
    expect(shared(undefined, 9999)).toEqual([]);
    expect(violated(fargateTaskOf({}, { cpu: 1024 }, { cpu: 1 }))).toEqual(["TD041"]);
  });

  it("count as far as they are known", () => {
    expect(shared("256", "${var.cpu}", 256)).toEqual([]);
    expect(shared("256", "${var.cpu}", 256, 1)).toEqual(["TD041"]);
    expect(shared("${var.cpu}", 9999)).toEqual([]);
  });

  it("are reported where there are too many", () => {
    expect(messages(taskOf({ cpu: "256" }, { cpu: 200 }, { cpu: 100 }, { cpu: 100 }))).toEqual([
      'TD041 [aws_ecs_task_definition.web] container_definitions[1].cpu is "300 with the containers before it"; ' +
        "allowed: at most 256, the CPU units of the task. Give the task more CPU, or the containers less.",
    ]);
  });
});

describe("the memory of containers", () => {
  const shared = (memory: unknown, ...containers: object[]) => violated(taskOf({ ...EC2, memory }, ...containers));

  it("is at most that of the task, for each and for what is reserved together", () => {
    expect(shared("256", { memory: 256 })).toEqual([]);
    expect(shared("256", { memory: 257 })).toEqual(["TD042"]);
    expect(shared("256", { memory: 128 }, { memory: 128 })).toEqual([]);
    expect(shared("256", { memory: 128 }, { memory: 129 })).toEqual(["TD042"]);
    expect(shared("256", { memory: 256, memoryReservation: 64 }, { memory: 256, memoryReservation: 192 })).toEqual([]);
    expect(shared("256", { memory: 256, memoryReservation: 64 }, { memory: 193 })).toEqual(["TD042"]);
    expect(shared("0.25 GB", { memory: 257 })).toEqual(["TD042"]);
  });

  it("counts as far as it is known", () => {
    expect(shared("256", { memory: "${var.memory}" }, { memory: 256 })).toEqual([]);
    expect(shared("256", { memory: 256, memoryReservation: "${var.memory}" }, { memory: 256 })).toEqual([]);
    expect(shared("${var.memory}", { memory: 9999 })).toEqual([]);
    expect(shared(undefined, { memory: 9999 })).toEqual([]);
  });
});

describe("the size of a task on Windows", () => {
  it("counts on Fargate alone", () => {
    const size = { cpu: "1024", memory: "2048" };
    const container = { cpu: 1025, memory: 2049 };
    expect(violated(taskOf({ ...EC2, ...WINDOWS, ...size }, container))).toEqual([]);
    expect(violated(taskOf({ ...EC2, runtime_platform: "${var.platform}", ...size }, container))).toEqual([]);
    expect(violated(fargateTaskOf({ ...WINDOWS, ...size }, container))).toEqual(["TD041", "TD042"]);
  });
});

describe("what containers take of their task", () => {
  it("is told by the container with which it is too much", () => {
    expect(messages(taskOf({ memory: "256" }, { memory: 200 }, { memory: 57 }, { memory: 6 }))).toEqual([
      'TD042 [aws_ecs_task_definition.web] container_definitions[1].memory is "257 with the containers before it"; ' +
        "allowed: at most 256, the MiB of the task. Give the task more memory, or the containers less.",
    ]);
    expect(messages(taskOf({ memory: "256" }, {}, { memory: 257 }, { memory: 258 }))).toEqual([
      "TD042 [aws_ecs_task_definition.web] container_definitions[1].memory is 257; " +
        "allowed: at most 256, the MiB of the task. Give the task more memory, or the containers less.",
      "TD042 [aws_ecs_task_definition.web] container_definitions[2].memory is 258; " +
        "allowed: at most 256, the MiB of the task. Give the task more memory, or the containers less.",
    ]);
  });

  it("is what is reserved, where there is no limit, and the limit, where nothing is reserved", () => {
    const soft = (memoryReservation: unknown) => ({ memory: undefined, memoryReservation });
    expect(places(taskOf({ memory: "256" }, soft(128), soft(129)))).toEqual(["TD042 container_definitions[1].memory"]);
    expect(places(taskOf({ memory: "256" }, soft(128), soft(128)))).toEqual([]);
    const none = { memory: 128, memoryReservation: null };
    expect(places(taskOf({ memory: "256" }, none, none, none))).toEqual(["TD042 container_definitions[2].memory"]);
  });

  it("is asked on Linux, and where nothing is said", () => {
    const runtime_platform = { operating_system_family: "LINUX" };
    expect(places(taskOf({ cpu: "256", runtime_platform }, { cpu: 257 }))).toEqual([
      "TD041 container_definitions[0].cpu",
    ]);
  });
});
