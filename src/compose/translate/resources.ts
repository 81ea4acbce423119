import { FARGATE_CPU, fargateMemory } from "../../rules/ecs-task-definition/fargate-size";
import type { Service } from "../model/service";
import type { Account, Handler } from "./account";

export const MIB = 1024 ** 2;
export const UNITS = 1024;
/** https://docs.docker.com/reference/compose-file/services/#cpu_period: in microseconds */
const PERIOD = 100_000;

/** A size of a task: CPU units, and memory in MiB. */
export interface TaskSize {
  readonly cpu: number;
  readonly memoryLimitMiB: number;
}

/** The smallest size of Fargate that has so much; `undefined` if none has. */
export function fargateSize(cpu: number, memoryMiB: number): TaskSize | undefined {
  for (const size of FARGATE_CPU.filter((units) => units >= cpu)) {
    const memoryLimitMiB = fargateMemory(size).find((memory) => memory >= memoryMiB);
    if (memoryLimitMiB !== undefined) return { cpu: size, memoryLimitMiB };
  }
  return undefined;
}

/** The CPU units and the MiB that a service asks for, by whatever key; 0 for nothing. */
export function demandOf({ cpus, cpu_quota, cpu_period, mem_limit, mem_reservation, deploy }: Service): TaskSize {
  const { limits, reservations } = deploy?.resources ?? {};
  const cores = Math.max(cpus ?? 0, limits?.cpus ?? 0, reservations?.cpus ?? 0, coresOf(cpu_quota ?? 0, cpu_period));
  const bytes = Math.max(mem_limit ?? 0, mem_reservation ?? 0, limits?.memory ?? 0, reservations?.memory ?? 0);
  return { cpu: Math.ceil(cores * UNITS), memoryLimitMiB: Math.ceil(bytes / MIB) };
}

/** What becomes of keys that ask for cores and for bytes. */
export interface ResourceHandlers {
  readonly limits: Asked;
  readonly reservations: Asked;
  readonly period: Handler<number>;
}

interface Asked {
  readonly cpus: Handler<number>;
  readonly memory: Handler<number>;
}

/** @param sizes of the tasks that the service runs in; `undefined` for one that no size fits */
export function resourceHandlers(sizes: readonly (TaskSize | undefined)[]): ResourceHandlers {
  const handler =
    (key: keyof TaskSize, unit: string, inUnits: (value: number) => number): Handler<number> =>
    (value, account) => {
      const all = new Set(sizes.map((size) => size?.[key]));
      const got = [...all].join(" or ");
      if (all.has(undefined)) account.refused(TOO_MUCH, ASK_FOR_LESS);
      else if (all.size === 1 && all.has(inUnits(value))) account.mapped(`The task has ${got} ${unit}.`);
      else account.approximated(`The task has ${got} ${unit}, the smallest size of Fargate that fits.`);
    };
  const asked = {
    cpus: handler("cpu", "CPU units", (cores) => cores * UNITS),
    memory: handler("memoryLimitMiB", "MiB", (bytes) => bytes / MIB),
  };
  return { limits: asked, reservations: asked, period: PERIOD_OF_QUOTA };
}

export const TOO_MUCH = "No task on Fargate has that much: 16 vCPUs and 120 GiB are the most.";
export const ASK_FOR_LESS = "Ask for less, or run the service on EC2 by the constructs.";
export const PERIOD_OF_QUOTA: Handler<number> = (_, account) =>
  account.approximated("With cpu_quota, it is a number of cores, which the task's size has.");

/** The keys of a service, outside of `deploy`, that ask for cores and bytes. */
export function resourceKeys({ cpu_period }: Service, { limits, reservations, period }: ResourceHandlers) {
  return {
    cpu_period: period,
    cpu_quota: (quota: number, account: Account) => limits.cpus(coresOf(quota, cpu_period), account),
    cpus: limits.cpus,
    mem_limit: limits.memory,
    mem_reservation: reservations.memory,
  };
}

/** The cores of a quota in a period. */
export function coresOf(quota: number, period: number | undefined): number {
  return quota / (period || PERIOD);
}
