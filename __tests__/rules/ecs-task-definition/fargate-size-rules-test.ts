import { Configuration } from "../../../src/rules/configuration";
import { oneOf } from "../../../src/rules/constraint";
import { FARGATE_CPU, fargateMemory } from "../../../src/rules/ecs-task-definition/fargate-size";
import { fargateSizeRules } from "../../../src/rules/ecs-task-definition/fargate-size-rules";
import { fargateTaskOf, taskOf, WINDOWS } from "../../../src/rules/ecs-task-definition/task-example";
import { messages, places, violated } from "../../support/rules";

const sized = (cpu: unknown, memory: unknown, others: object = {}) =>
  violated(fargateTaskOf({ cpu, memory, ...others }));

describe("the size of a task on Fargate", () => {
  it("may be any that Fargate has, as a number or as text, with units or without", () => {
    for (const cpu of FARGATE_CPU) {
      for (const memory of fargateMemory(cpu)) {
        expect(sized(cpu, memory)).toEqual([]);
        expect(sized(`${cpu}`, `${memory}`)).toEqual([]);
        expect(sized(`${cpu / 1024} vCPU`, `${memory / 1024}GB`)).toEqual([]);
      }
    }
  });

  it.each([
    [256, "TD010", [511, 513, 2049, 3072]],
    [512, "TD011", [1023, 512, 4097, 5120]],
    [1024, "TD012", [1024, 2049, 8193, 9216]],
    [2048, "TD013", [3072, 4097, 17408]],
    [4096, "TD014", [7168, 8193, 31744]],
    [8192, "TD015", [12288, 17408, 65536]],
    [16384, "TD016", [24576, 33792, 131072]],
  ])("with %d CPU units, may not be one beside those that go with them", (cpu, id, memories) => {
    for (const memory of memories) {
      expect(sized(cpu, memory)).toEqual([id]);
      expect(sized(`${cpu / 1024} vcpu`, `${memory}`)).toEqual([id]);
    }
  });

  it("is named in an error with those that there are", () => {
    expect(messages(fargateTaskOf({ cpu: "512", memory: "512" }))).toEqual([
      "TD011 [aws_ecs_task_definition.web] memory is 512; allowed: 1024, 2048, 3072, 4096 (MiB) with cpu 512. " +
        "Change memory, or cpu: more memory needs more CPU units.",
    ]);
  });

  it("is reported once where the CPU units are wrong already", () => {
    for (const cpu of ["300", 0, "3 vCPU"]) expect(sized(cpu, "2048")).toEqual(["TD009"]);
  });

  it("is there", () => {
    expect(sized(undefined, "512")).toEqual(["TD008"]);
    expect(sized(null, undefined)).toEqual(["TD008", "TD008"]);
    expect(violated(taskOf({ cpu: undefined, memory: undefined }))).toEqual([]);
  });

  it("is another on Windows", () => {
    for (const [cpu, memories] of [
      [1024, [1024, 2048, 8192]],
      [2048, [4096, 16384]],
      [4096, [8192, 30720]],
    ] as const) {
      for (const memory of memories) expect(sized(cpu, memory, WINDOWS)).toEqual([]);
    }
    for (const cpu of [256, 512, 8192, 16384, 300]) expect(sized(cpu, "16384", WINDOWS)).toEqual(["TD017"]);
    expect(sized(1024, 9216, WINDOWS)).toEqual(["TD017"]);
    expect(sized(2048, 3072, WINDOWS)).toEqual(["TD017"]);
  });

  it("may be known to Terraform only, in part or as a whole", () => {
    expect(sized("${var.cpu}", "512")).toEqual([]);
    expect(sized("256", "${var.memory}")).toEqual([]);
  });

  it("is judged where only Terraform knows the operating system, as Windows has none that Linux does not have", () => {
    const runtime_platform = { operating_system_family: "${var.family}" };
    expect(sized("300", "4096", { runtime_platform })).toEqual(["TD009"]);
    expect(sized("256", "4096", { runtime_platform })).toEqual(["TD010"]);
  });

  it("is free on EC2", () => {
    const free = { cpu: "300", memory: "200" };
    expect(violated(taskOf({ ...free, requires_compatibilities: ["EC2"] }))).toEqual([]);
    expect(violated(taskOf(free))).toEqual([]);
  });
});

describe("the size that Terraform checks", () => {
  const conditions = (attributes: object) => {
    const configuration = new Configuration({ resource: fargateTaskOf({ ...attributes }) });
    return configuration
      .resources("aws_ecs_task_definition")
      .flatMap((task) =>
        fargateSizeRules.flatMap((rule) =>
          [...(rule.conditions?.(task, configuration) ?? [])].map(({ property, holds }) => [
            rule.id,
            property,
            holds("x"),
          ]),
        ),
      );
  };

  it("is that of the memory with CPU units that are known", () => {
    expect(conditions({ cpu: "256", memory: "${var.memory}" })).toEqual([
      ["TD010", "memory", '!can(regex("^-?[0-9]+$", x)) || contains([512, 1024, 2048], tonumber(x))'],
    ]);
    expect(conditions({ cpu: "16384", memory: "${var.memory}" })).toEqual([
      ["TD016", "memory", expect.stringContaining("contains([32768, 40960,")],
    ]);
    expect(conditions({ cpu: "300", memory: "${var.memory}" })).toEqual([]);
  });

  it("is one for all CPU units that are not known", () => {
    expect(conditions({ cpu: "${var.cpu}", memory: "${var.memory}" })).toEqual([
      ["TD009", "cpu", `!can(regex("^-?[0-9]+$", x)) || ${oneOf(...FARGATE_CPU).condition("x")}`],
      ["TD010", "memory", expect.stringContaining("tostring(var.cpu), [tonumber(x)]), tonumber(x))")],
    ]);
  });
});

describe("a wrong size", () => {
  it("is told by the attribute", () => {
    const of = (attributes: object) => places(fargateTaskOf({ ...attributes }));
    expect(of({ cpu: null, memory: undefined })).toEqual(["TD008 cpu", "TD008 memory"]);
    expect(of({ memory: "" })).toContain("TD008 memory");
    expect(of({ cpu: "300" })).toEqual(["TD009 cpu"]);
    expect(of({ cpu: "256", memory: "4096" })).toEqual(["TD010 memory"]);
    expect(of({ ...WINDOWS, cpu: "512" })).toEqual(["TD017 cpu"]);
    expect(of({ ...WINDOWS, memory: "9216" })).toEqual(["TD017 memory"]);
  });

  it("is told with the sizes that there are", () => {
    const [none] = messages(fargateTaskOf({ memory: undefined }));
    expect(none).toContain("memory is not set; allowed: a size that Fargate has. ");
    const [cpu] = messages(fargateTaskOf({ cpu: "300" }));
    expect(cpu).toContain("cpu is 300; allowed: 256, 512, 1024, 2048, 4096, 8192, 16384 (CPU units). ");
    const [windows] = messages(fargateTaskOf({ ...WINDOWS, cpu: "0.5 vCPU" }));
    expect(windows).toContain("cpu is 512; allowed: 1024, 2048, 4096 (CPU units) on Windows. ");
    const [memory] = messages(fargateTaskOf({ ...WINDOWS, memory: "512" }));
    expect(memory).toMatch(/memory is 512; allowed: 1024, 2048, .*, 8192 \(MiB\) with cpu 1024 on Windows\. /);
  });

  it("is not told where only Terraform knows half of it", () => {
    expect(sized("1024", "${var.memory}", WINDOWS)).toEqual([]);
    expect(sized("${var.cpu}", "512", WINDOWS)).toEqual([]);
  });
});

describe("what Terraform says of a size", () => {
  const said = (attributes: object) => {
    const configuration = new Configuration({ resource: fargateTaskOf({ ...attributes }) });
    return configuration
      .resources("aws_ecs_task_definition")
      .flatMap((task) => fargateSizeRules.flatMap((rule) => [...(rule.conditions?.(task, configuration) ?? [])]));
  };

  it("has the sizes with CPU units that are known", () => {
    expect(said({ cpu: "0.25 vCPU", memory: "${var.memory}" })).toMatchObject([
      { property: "memory", value: "${var.memory}", allowed: "512, 1024, 2048 (MiB) with cpu 256" },
    ]);
  });

  it("has those of the CPU units that it finds", () => {
    const [cpu, memory, ...others] = said({ cpu: "${var.cpu}", memory: "${var.memory}" });
    expect(others).toEqual([]);
    expect(cpu).toMatchObject({
      property: "cpu",
      value: "${var.cpu}",
      allowed: "256, 512, 1024, 2048, 4096, 8192, 16384 (CPU units)",
    });
    expect(memory).toMatchObject({
      property: "memory",
      value: "${var.memory}",
      allowed: expect.stringMatching(
        /^\$\{join\(", ", lookup\(\{.*\}, tostring\(var.cpu\), \[\]\)\)\} \(MiB\) with cpu \$\{var.cpu\}$/s,
      ),
    });
    expect(memory?.holds("x")).toMatch(
      /^!can\(regex\("\^-\?\[0-9\]\+\$", x\)\) \|\| contains\(lookup\(\{.*256.*512.*16384.*\}, tostring\(var.cpu\), \[tonumber\(x\)\]\), tonumber\(x\)\)$/s,
    );
  });

  it("is nothing where all is known, on instances and on Windows", () => {
    const unknown = { cpu: "${var.cpu}", memory: "${var.memory}" };
    expect(said({ cpu: "${var.cpu}" }).map(({ property }) => property)).toEqual(["cpu"]);
    expect(said({})).toEqual([]);
    expect(said({ ...unknown, ...WINDOWS })).toEqual([]);
    expect(said({ ...unknown, requires_compatibilities: ["EC2"] })).toEqual([]);
  });
});
