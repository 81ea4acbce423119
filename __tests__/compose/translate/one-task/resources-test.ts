import { containerDemandOf, sizeOf, sumOf } from "../../../../src/compose/translate/one-task/resources";
import { oneTaskOf } from "../../../support/compose-application";

const MIB = 1024 ** 2;
const web = (keys: string) => oneTaskOf(`services: { web: { image: nginx, ${keys} } }`);

describe("what a container asks for of its task", () => {
  it.each([
    [{}, { cpu: 0, limitMiB: 0, reservedMiB: 0 }],
    [
      { cpus: 0.5, mem_limit: 256 * MIB },
      { cpu: 512, limitMiB: 256, reservedMiB: 0 },
    ],
    [
      { cpus: 0.5, cpu_shares: 100 },
      { cpu: 100, limitMiB: 0, reservedMiB: 0 },
    ],
    [{ cpu_quota: 50_000 }, { cpu: 512, limitMiB: 0, reservedMiB: 0 }],
    [
      { cpu_quota: 50_000, cpu_period: 50_000 },
      { cpu: 1024, limitMiB: 0, reservedMiB: 0 },
    ],
    [
      { cpus: 0.0001, mem_reservation: 1 },
      { cpu: 2, limitMiB: 0, reservedMiB: 6 },
    ],
    [
      { deploy: { resources: { limits: { cpus: 2, memory: 64 * MIB }, reservations: { cpus: 1, memory: 32 * MIB } } } },
      { cpu: 1024, limitMiB: 64, reservedMiB: 32 },
    ],
  ])("%j", (service, demand) => {
    expect(containerDemandOf(service)).toEqual(demand);
  });

  it("makes the task as large as all of them together, with 512 MiB for who asks for none", () => {
    expect(sizeOf(sumOf({ a: {}, b: {}, c: {} }))).toEqual({ cpu: 256, memoryLimitMiB: 2048 });
    expect(
      sizeOf(sumOf({ a: { cpus: 0.3, mem_limit: 1000 * MIB }, b: { cpus: 0.3, mem_reservation: 100 * MIB } })),
    ).toEqual({
      cpu: 1024,
      memoryLimitMiB: 2048,
    });
    expect(sizeOf(sumOf({ a: { cpus: 9 }, b: { cpus: 9 } }))).toBeUndefined();
  });
});

describe("the size of a task", () => {
  const demand = { cpu: 300, memoryLimitMiB: 700 };

  it.each([
    [{}, { cpu: 512, memoryLimitMiB: 1024 }],
    [{ cpu_limit: 1024 }, { cpu: 1024, memoryLimitMiB: 2048 }],
    [{ mem_limit: 4096 }, { cpu: 512, memoryLimitMiB: 4096 }],
    [
      { cpu_limit: 512, mem_limit: 1024 },
      { cpu: 512, memoryLimitMiB: 1024 },
    ],
    [{ cpu_limit: 512, mem_limit: 8192 }, undefined],
    [{ cpu_limit: 256 }, undefined],
    [{ mem_limit: 512 }, undefined],
    [{ mem_limit: 1000 }, undefined],
  ])("that is asked for as %j is %j", (asked, size) => {
    expect(sizeOf(demand, asked)).toEqual(size);
  });
});

describe("the part of a container", () => {
  it("is in its definition", () => {
    const { container, of } = web("cpus: 0.5, mem_limit: 512m, mem_reservation: 256m");
    expect(container("web")).toMatchObject({ cpu: 512, memoryLimitMiB: 512, memoryReservationMiB: 256 });
    expect(of("services.web.cpus")).toMatch(/^approximated: The task keeps 512 CPU units .*more/);
    expect(of("services.web.mem_limit")).toMatch(/^mapped: The container is killed above 512 MiB/);
    expect(of("services.web.mem_reservation")).toMatch(/^mapped: The task keeps 256 MiB/);
  });

  it("is that of its shares and its reservation", () => {
    const { container, of } = web("cpu_shares: 100, deploy: { resources: { reservations: { cpus: 1 } } }");
    expect(container("web")).toMatchObject({ cpu: 100 });
    expect(of("services.web.cpu_shares")).toMatch(/^mapped: The task keeps 100 CPU units/);
    expect(of("services.web.deploy.resources.reservations.cpus")).toMatch(/^approximated: The task keeps 100/);
  });

  it.each([
    ["mem_limit: 1000", "mem_limit", "approximated: The container is killed above 6 MiB"],
    ["mem_reservation: 1.5m", "mem_reservation", "approximated: The task keeps 6 MiB"],
    ["mem_limit: 0", "mem_limit", "dropped"],
    ["mem_limit: 64m, mem_reservation: 65m", "mem_reservation", "refused: It is more than the limit, 64 MiB"],
    ["cpus: 17", "cpus", "refused: No task on Fargate has that much"],
    ["cpu_quota: 50000, cpu_period: 100000", "cpu_period", "approximated"],
  ])("{ %s }: %s is %s", (keys, key, expected) => {
    expect(web(keys).of(`services.web.${key}`)).toContain(expected);
  });

  it("is its limit alone if as much is kept", () => {
    const { container, of } = web("mem_limit: 64m, mem_reservation: 64m");
    expect(container("web")).not.toHaveProperty("memoryReservationMiB");
    expect(of("services.web.mem_reservation")).toMatch(/^mapped: The task keeps 64 MiB/);
  });
});
