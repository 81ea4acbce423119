import * as fc from "fast-check";
import { CPU, cpuUnitsOf, MEMORY, memoryMiBOf, sizeOf } from "../../../src/rules/ecs-task-definition/task-size";

describe("the size of a task", () => {
  it.each([
    ["1024", 1024],
    [1024, 1024],
    ["1 vCPU", 1024],
    ["1vcpu", 1024],
    [".25 vCPU", 256],
    ["16 vCPU", 16384],
    ["-1", -1],
    ["1 GB", undefined],
    ["", undefined],
    ["${var.cpu}", undefined],
    [undefined, undefined],
  ])("has of %j the CPU units %j", (cpu, units) => {
    expect(cpuUnitsOf(cpu)).toBe(units);
  });

  it.each([
    ["512", 512],
    [512, 512],
    ["0.5 GB", 512],
    ["120gb", 122880],
    ["1 vCPU", undefined],
    ["512 MB", undefined],
    [null, undefined],
  ])("has of %j the memory %j", (memory, mib) => {
    expect(memoryMiBOf(memory)).toBe(mib);
  });

  it("is known of whatever is written right", () => {
    const number = fc.oneof(
      fc.nat().map(String),
      fc.nat(99).map((n) => `.${n}`),
      fc.nat(99).map((n) => `1.${n}`),
    );
    fc.assert(
      fc.property(number, fc.constantFrom("", " "), fc.constantFrom("vCPU", "VCPU", "GB", "gb"), (n, space, unit) => {
        const text = `${n}${space}${unit}`;
        expect(cpuUnitsOf(text) !== undefined).toBe(CPU.holds(text));
        expect(memoryMiBOf(text) !== undefined).toBe(MEMORY.holds(text));
      }),
    );
  });
});

describe("what is no size", () => {
  it.each([
    "x1 vCPU",
    "1 vCPUs",
    "1.5.5 vCPU",
    "1  vCPU",
    ". vCPU",
    "1. vCPU",
    "vCPU",
    "12a",
    "a12",
    "1.5",
    "--1",
    "1 CPU",
  ])("%s of CPU", (cpu) => {
    expect(cpuUnitsOf(cpu)).toBeUndefined();
    expect(CPU.holds(cpu)).toBe(false);
  });

  it.each(["x1 GB", "1 GBs", "1.5.5 GB", "1  GB", ". GB", "GB", "12a", "a12", "1.5", "1 GiB"])(
    "%s of memory",
    (memory) => {
      expect(memoryMiBOf(memory)).toBeUndefined();
      expect(MEMORY.holds(memory)).toBe(false);
    },
  );
});

describe("sizeOf", () => {
  const task = (attributes: Record<string, unknown>) => ({ type: "aws_ecs_task_definition", name: "web", attributes });

  it("is both, as far as they are known, read once", () => {
    expect(sizeOf(task({ cpu: "12.5 vCPU", memory: "10 GB" }))).toEqual({ cpu: 12800, memory: 10240 });
    expect(sizeOf(task({ cpu: "${var.cpu}" }))).toEqual({ cpu: undefined, memory: undefined });
    const web = task({ cpu: "256" });
    expect(sizeOf(web)).toBe(sizeOf({ ...web }));
  });
});
