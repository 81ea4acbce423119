import { Flaw } from "./flaw";

const UNITS = 1024;

/** Reads `256` or `0.25 vCPU`: in CPU units, as the ECS API reads the CPU of a task. */
export function parseTaskCpu(text: string): number | Flaw {
  const [, number, unit] = /^(\d*\.?\d+) ?(vcpu)?$/i.exec(text) ?? [];
  const units = Number(number) * (unit === undefined ? 1 : UNITS);
  if (number !== undefined && Number.isInteger(units)) return units;
  return new Flaw("CPU units, such as 256 or 0.25 vCPU", "Write one of the sizes of Fargate.");
}

/** Reads `512`, `512MB` or `0.5GB`: in MiB, as the ECS API reads the memory of a task. */
export function parseTaskMemory(text: string): number | Flaw {
  const [, number, unit = "m"] = /^(\d*\.?\d+) ?(m|g)?i?b?$/i.exec(text) ?? [];
  const memory = Number(number) * (unit.toLowerCase() === "g" ? UNITS : 1);
  if (number !== undefined && Number.isInteger(memory)) return memory;
  return new Flaw("MiB, or a number of GB, such as 512 or 2GB", "Write one of the sizes of Fargate.");
}
