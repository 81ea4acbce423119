import type { TaskSizeParams } from "../../model/ecs-params";
import type { Service } from "../../model/service";
import type { Handler } from "../account";
import type { Draft } from "../draft";
import {
  ASK_FOR_LESS,
  coresOf,
  fargateSize,
  MIB,
  PERIOD_OF_QUOTA,
  type ResourceHandlers,
  type TaskSize,
  TOO_MUCH,
  UNITS,
} from "../resources";
import type { Services } from "./agreement";

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html */
const LEAST_UNITS = 2;
const LEAST_MIB = 6;
/** What a container gets that asks for no memory, as ecs-cli had it. */
const GIVEN_MIB = 512;

/** What a container asks for of its task; 0 for nothing. */
export interface ContainerDemand {
  readonly cpu: number;
  readonly limitMiB: number;
  readonly reservedMiB: number;
}

export function containerDemandOf(service: Service): ContainerDemand {
  const { limits, reservations } = service.deploy?.resources ?? {};
  const quota = coresOf(service.cpu_quota ?? 0, service.cpu_period);
  const units = service.cpu_shares || UNITS * (reservations?.cpus || service.cpus || limits?.cpus || quota);
  return {
    cpu: atLeast(LEAST_UNITS, units),
    limitMiB: atLeast(LEAST_MIB, (service.mem_limit ?? limits?.memory ?? 0) / MIB),
    reservedMiB: atLeast(LEAST_MIB, (service.mem_reservation ?? reservations?.memory ?? 0) / MIB),
  };
}

function atLeast(least: number, asked: number): number {
  return asked > 0 ? Math.max(least, Math.ceil(asked)) : 0;
}

/**
 * What containers ask for together.
 * @param otherwise the MiB of one that asks for none
 */
export function sumOf(services: Services, otherwise = GIVEN_MIB): TaskSize {
  const demands = Object.values(services).map(containerDemandOf);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  return {
    cpu: sum(demands.map(({ cpu }) => cpu)),
    memoryLimitMiB: sum(demands.map(({ limitMiB, reservedMiB }) => Math.max(limitMiB, reservedMiB) || otherwise)),
  };
}

/** The smallest size of Fargate with at least so much, and with just what is asked for; `undefined` if there is none. */
export function sizeOf({ cpu, memoryLimitMiB }: TaskSize, asked: TaskSizeParams = {}): TaskSize | undefined {
  const { cpu_limit = cpu, mem_limit = memoryLimitMiB } = asked;
  if (cpu_limit < cpu || mem_limit < memoryLimitMiB) return undefined;
  const size = fargateSize(cpu_limit, mem_limit);
  const isAsked =
    (asked.cpu_limit ?? size?.cpu) === size?.cpu && (asked.mem_limit ?? size?.memoryLimitMiB) === size?.memoryLimitMiB;
  return isAsked ? size : undefined;
}

/** What becomes of the keys by which a container asks for a part of its task. */
export function containerResources(draft: Draft, fitsFargate: boolean) {
  const { cpu, limitMiB, reservedMiB } = containerDemandOf(draft.service);
  const { container } = draft;
  const fits =
    (handle: Handler<number>): Handler<number> =>
    (value, account) => {
      if (!fitsFargate) account.refused(TOO_MUCH, ASK_FOR_LESS);
      else if (value === 0) account.dropped("0 asks for nothing.");
      else handle(value, account);
    };
  const reserve =
    (inUnits: (value: number) => number): Handler<number> =>
    (value, account) => {
      container.cpu = cpu;
      if (inUnits(value) === cpu) account.mapped(`The task keeps ${cpu} CPU units for the container.`);
      else account.approximated(`The task keeps ${cpu} CPU units for the container.`);
    };
  const cores = (value: number) => value * UNITS;
  const limitCpu: Handler<number> = (_, account) => {
    container.cpu = cpu;
    account.approximated(
      `The task keeps ${cpu} CPU units for the container, which may use more while the others do not.`,
    );
  };
  const limitMemory: Handler<number> = (value, account) => {
    container.memoryLimitMiB = limitMiB;
    if (value / MIB === limitMiB) account.mapped(`The container is killed above ${limitMiB} MiB.`);
    else account.approximated(`The container is killed above ${limitMiB} MiB: ECS takes whole ones, at least 6.`);
  };
  const reserveMemory: Handler<number> = (value, account) => {
    if (limitMiB > 0 && reservedMiB > limitMiB)
      return account.refused(`It is more than the limit, ${limitMiB} MiB.`, "Lower it, or raise the limit.");
    // ECS wants a limit above what is kept, and keeps the limit if that alone is there.
    if (reservedMiB !== limitMiB) container.memoryReservationMiB = reservedMiB;
    if (value / MIB === reservedMiB) account.mapped(`The task keeps ${reservedMiB} MiB for the container.`);
    else account.approximated(`The task keeps ${reservedMiB} MiB for the container: ECS takes whole ones, at least 6.`);
  };
  const handlers: ResourceHandlers = {
    limits: { cpus: fits(limitCpu), memory: fits(limitMemory) },
    reservations: { cpus: fits(reserve(cores)), memory: fits(reserveMemory) },
    period: PERIOD_OF_QUOTA,
  };
  return { handlers, shares: fits(reserve((value) => value)) };
}
