import type { ResourceMap } from "../../src/rules/configuration";
import { FARGATE_CPU, fargateMemory } from "../../src/rules/fargate-size";
import { containersOf } from "../../src/rules/task-definition";
import { messages, violated } from "../support/rules";

function task(attributes: Record<string, unknown>): ResourceMap {
  return { aws_ecs_task_definition: { web: { requires_compatibilities: ["FARGATE"], ...attributes } } };
}

const containers = (text: string) => task({ container_definitions: text });

describe("the size of a task", () => {
  it("may be any that Fargate has, as a number or as text", () => {
    for (const cpu of FARGATE_CPU) {
      for (const memory of fargateMemory(cpu)) {
        expect(violated(task({ cpu, memory }))).toEqual([]);
        expect(violated(task({ cpu: `${cpu}`, memory: `${memory}` }))).toEqual([]);
      }
    }
  });

  it("may not be one beside these; an error names those that go with the CPU units", () => {
    expect(messages(task({ cpu: "512", memory: "512" }))).toEqual([
      "TD010 [aws_ecs_task_definition.web] memory is 512; allowed: 1024, 2048, 3072, 4096 (MiB) with cpu 512. " +
        "Change memory, or cpu: more memory needs more CPU units.",
    ]);
    expect(violated(task({ cpu: "8192", memory: `${18 * 1024}` }))).toEqual(["TD010"]);
  });

  it("is reported once where the CPU units are wrong already", () => {
    expect(violated(task({ cpu: "300", memory: "1" }))).toEqual(["TD009"]);
  });

  it("is free on EC2", () => {
    expect(violated(task({ cpu: "300", memory: "1", requires_compatibilities: ["EC2"] }))).toEqual([]);
    expect(violated(task({ cpu: "300", memory: "1", requires_compatibilities: undefined }))).toEqual([]);
  });

  it("may be known to Terraform only, in part or as a whole", () => {
    expect(violated(task({ cpu: "${var.cpu}", memory: "1" }))).toEqual([]);
    expect(violated(task({ cpu: "256", memory: "${var.memory}" }))).toEqual([]);
  });
});

describe("the ports of containers", () => {
  it("are found where they stand", () => {
    const ports = (...numbers: number[]) => numbers.map((containerPort) => ({ containerPort }));
    const text = JSON.stringify([{ portMappings: ports(80) }, { name: "b", portMappings: ports(443, 0) }]);
    expect(messages(containers(text))).toEqual([
      expect.stringContaining("container_definitions[1].portMappings[1].containerPort is 0;"),
    ]);
  });

  it("are counted with the containers that only Terraform knows", () => {
    expect(messages(containers('[${jsonencode(var.sidecar)},{"portMappings":[{"containerPort":0}]}]'))).toEqual([
      expect.stringContaining("container_definitions[1].portMappings[0].containerPort is 0;"),
    ]);
  });

  it("may be known to Terraform only", () => {
    expect(violated(containers('[{"portMappings":[{"containerPort":${var.port}}]}]'))).toEqual([]);
    expect(violated(containers('[{"portMappings":${jsonencode(var.ports)}}]'))).toEqual([]);
    expect(violated(containers("${jsonencode(var.containers)}"))).toEqual([]);
  });
});

describe("container definitions of odd shapes", () => {
  it.each(["[null]", "[7]", '[{"portMappings":[null]}]', '[{"portMappings":{}}]'])(
    "do not break a rule: %s",
    (text) => {
      expect(violated(containers(text))).toEqual([]);
    },
  );
});

describe("containersOf", () => {
  const of = (container_definitions: unknown) =>
    containersOf({ type: "aws_ecs_task_definition", name: "web", attributes: { container_definitions } });

  it("reads what is known of the containers", () => {
    expect(of('[{"name":"web","image":"${var.image}"}]')).toEqual([{ name: "web", image: expect.anything() }]);
  });

  it.each(["${var.containers}", "not JSON", "{}", undefined, 7])("has none for %p", (text) => {
    expect(of(text)).toEqual([]);
  });
});
