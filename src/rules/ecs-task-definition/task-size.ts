import type { Resource } from "../configuration";
import { matching } from "../constraint";
import { remembered } from "../remembered";

/** CPU as a task may write it: units, or vCPU. */
export const CPU = matching(
  /[0-9]+|[0-9]*\.?[0-9]+ ?[vV][cC][pP][uU]/,
  "CPU units such as 1024, or vCPU such as 1 vCPU",
);
/** Memory as a task may write it: MiB, or GB. */
export const MEMORY = matching(/[0-9]+|[0-9]*\.?[0-9]+ ?[gG][bB]/, "MiB such as 2048, or GB such as 2 GB");

const OF_ONE = 1024;

interface Size {
  readonly cpu: number | undefined;
  readonly memory: number | undefined;
}

/** CPU units and MiB of a task, each `undefined` where it says none, or only Terraform knows. */
export function sizeOf({ attributes }: Resource): Size {
  return sizeIn(attributes);
}

const sizeIn = remembered(
  ({ cpu, memory }: Resource["attributes"]): Size => ({ cpu: cpuUnitsOf(cpu), memory: memoryMiBOf(memory) }),
);

/** CPU units of a task; `undefined` where it says none, or only Terraform knows. */
export function cpuUnitsOf(cpu: unknown): number | undefined {
  return amountOf(cpu, /^([0-9]*\.?[0-9]+) ?vcpu$/i);
}

/** Memory of a task in MiB; `undefined` where it says none, or only Terraform knows. */
export function memoryMiBOf(memory: unknown): number | undefined {
  return amountOf(memory, /^([0-9]*\.?[0-9]+) ?gb$/i);
}

function amountOf(value: unknown, withUnit: RegExp): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "string") return undefined;
  if (/^-?[0-9]+$/.test(value)) return Number(value);
  const [, number] = withUnit.exec(value) ?? [];
  return number === undefined ? undefined : Number(number) * OF_ONE;
}
