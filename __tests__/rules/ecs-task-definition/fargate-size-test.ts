import {
  FARGATE_CPU,
  FARGATE_CPU_ON_WINDOWS,
  fargateMemory,
  fargateMemoryOnWindows,
} from "../../../src/rules/ecs-task-definition/fargate-size";

const GIB = 1024;
const gib = (...sizes: number[]) => sizes.map((size) => size * GIB);
/** Every whole number from `first` to `last`. */
const from = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => first + i);

describe("the sizes of Fargate", () => {
  it.each([
    [256, [512, 1024, 2048]],
    [512, gib(1, 2, 3, 4)],
    [1024, gib(2, 3, 4, 5, 6, 7, 8)],
    [2048, gib(...from(4, 16))],
    [4096, gib(...from(8, 30))],
    [8192, gib(16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60)],
    [16384, gib(32, 40, 48, 56, 64, 72, 80, 88, 96, 104, 112, 120)],
  ])("with %d CPU units are those of AWS's table", (cpu, memory) => {
    expect(fargateMemory(cpu)).toEqual(memory);
  });

  it("are these CPU units and no others", () => {
    expect(FARGATE_CPU).toEqual([256, 512, 1024, 2048, 4096, 8192, 16384]);
    for (const cpu of [0, 128, 300, 32768, Number.NaN]) expect(fargateMemory(cpu)).toEqual([]);
  });
});

describe("the sizes of Fargate on Windows", () => {
  it("are those of fewer CPU units", () => {
    expect(FARGATE_CPU_ON_WINDOWS).toEqual([1024, 2048, 4096]);
    expect(
      FARGATE_CPU_ON_WINDOWS.map((cpu) => [fargateMemoryOnWindows(cpu)[0], fargateMemoryOnWindows(cpu).at(-1)]),
    ).toEqual([
      [1024, 8192],
      [4096, 16384],
      [8192, 30720],
    ]);
    expect(fargateMemoryOnWindows(512)).toEqual([]);
  });
});
