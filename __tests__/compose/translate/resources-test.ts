import * as fc from "fast-check";
import { demandOf, fargateSize } from "../../../src/compose/translate/resources";
import { FARGATE_CPU, fargateMemory } from "../../../src/rules/ecs-task-definition/fargate-size";
import { accountOf, serviceOf } from "../../support/compose-application";

const GIB = 1024 ** 3;

describe("the size of a task", () => {
  it.each([
    [0, 0, { cpu: 256, memoryLimitMiB: 512 }],
    [256, 2048, { cpu: 256, memoryLimitMiB: 2048 }],
    [256, 2049, { cpu: 512, memoryLimitMiB: 3072 }],
    [1537, 1024, { cpu: 2048, memoryLimitMiB: 4096 }],
    [16_384, 122_880, { cpu: 16_384, memoryLimitMiB: 122_880 }],
    [16_385, 0, undefined],
    [0, 122_881, undefined],
  ])("is the smallest that fits %d CPU units and %d MiB", (cpu, memory, size) => {
    expect(fargateSize(cpu, memory)).toEqual(size);
  });

  it("is one that there is, and none smaller fits, whatever is asked for", () => {
    fc.assert(
      fc.property(fc.nat(16_384), fc.nat(122_880), (cpu, memory) => {
        const size = fargateSize(cpu, memory);
        expect(size && fargateMemory(size.cpu)).toContain(size?.memoryLimitMiB);
        const smaller = FARGATE_CPU.filter((units) => units >= cpu && units < (size?.cpu ?? 0));
        expect(smaller.flatMap((units) => fargateMemory(units).filter((mib) => mib >= memory))).toEqual([]);
        expect(size?.cpu).toBeGreaterThanOrEqual(cpu);
        expect(size?.memoryLimitMiB).toBeGreaterThanOrEqual(memory);
      }),
    );
  });

  it("fits the most that any key asks for", () => {
    expect(demandOf({})).toEqual({ cpu: 0, memoryLimitMiB: 0 });
    expect(demandOf({ cpus: 0.5, mem_reservation: GIB })).toEqual({ cpu: 512, memoryLimitMiB: 1024 });
    expect(demandOf({ cpu_quota: 50_000 })).toMatchObject({ cpu: 512 });
    expect(demandOf({ cpu_quota: 50_000, cpu_period: 25_000 })).toMatchObject({ cpu: 2048 });
    const resources = { limits: { cpus: 1, memory: GIB }, reservations: { cpus: 2, memory: 1 } };
    expect(demandOf({ deploy: { resources } })).toEqual({ cpu: 2048, memoryLimitMiB: 1024 });
  });
});

describe("keys of resources", () => {
  it("are mapped if Fargate has just that", () => {
    const keys = "cpus: 0.5\nmem_limit: 1g";
    expect(serviceOf(keys)).toMatchObject({ cpu: 512, memoryLimitMiB: 1024 });
    expect(accountOf(keys, "cpus")).toBe("mapped: The task has 512 CPU units.");
    expect(accountOf(keys, "mem_limit")).toBe("mapped: The task has 1024 MiB.");
  });

  it("are approximated if it has more", () => {
    const keys = "cpus: 0.3\nmem_limit: 4.5g";
    expect(accountOf(keys, "cpus")).toBe(
      "approximated: The task has 1024 CPU units, the smallest size of Fargate that fits.",
    );
    expect(accountOf(keys, "mem_limit")).toContain("approximated: The task has 5120 MiB");
  });

  it("are refused if no task has so much", () => {
    expect(accountOf("cpus: 17", "cpus")).toMatch(/^refused: No task on Fargate has that much/);
    expect(accountOf("mem_limit: 200g", "mem_limit")).toMatch(/^refused/);
  });

  it("count cores by quota and period", () => {
    const keys = "cpu_quota: 50000\ncpu_period: 100000";
    expect(accountOf(keys, "cpu_quota")).toBe("mapped: The task has 512 CPU units.");
    expect(accountOf(keys, "cpu_period")).toMatch(/^approximated/);
  });
});
