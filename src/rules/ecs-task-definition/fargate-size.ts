/**
 * The memory sizes of Fargate tasks on Linux, in MiB, by CPU units.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html#fargate-tasks-size
 */
const MEMORY_BY_CPU: ReadonlyMap<number, readonly number[]> = new Map([
  [256, [512, 1024, 2048]],
  [512, steps(1024, 4096, 1024)],
  [1024, steps(2048, 8192, 1024)],
  [2048, steps(4096, 16384, 1024)],
  [4096, steps(8192, 30720, 1024)],
  [8192, steps(16384, 61440, 4096)],
  [16384, steps(32768, 122880, 8192)],
]);

/** The same for Windows; the least memory of 1024 units is what the CDK takes, AWS's table begins at 2048. */
const MEMORY_BY_CPU_ON_WINDOWS: ReadonlyMap<number, readonly number[]> = new Map([
  [1024, steps(1024, 8192, 1024)],
  [2048, steps(4096, 16384, 1024)],
  [4096, steps(8192, 30720, 1024)],
]);

/** The CPU units that a Fargate task can have. */
export const FARGATE_CPU: readonly number[] = [...MEMORY_BY_CPU.keys()];

/** The memory sizes, in MiB, that Fargate offers with `cpu` units; empty for a CPU size that does not exist. */
export function fargateMemory(cpu: number): readonly number[] {
  return MEMORY_BY_CPU.get(cpu) ?? [];
}

/** The CPU units that a Fargate task on Windows can have. */
export const FARGATE_CPU_ON_WINDOWS: readonly number[] = [...MEMORY_BY_CPU_ON_WINDOWS.keys()];

/** Like `fargateMemory`, on Windows. */
export function fargateMemoryOnWindows(cpu: number): readonly number[] {
  return MEMORY_BY_CPU_ON_WINDOWS.get(cpu) ?? [];
}

function steps(least: number, most: number, step: number): number[] {
  return Array.from({ length: (most - least) / step + 1 }, (_, i) => least + i * step);
}
