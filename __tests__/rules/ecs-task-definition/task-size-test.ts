import * as fc from "fast-check";
import { CPU, cpuUnitsOf, MEMORY, memoryMiBOf } from "../../../src/rules/ecs-task-definition/task-size";

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
