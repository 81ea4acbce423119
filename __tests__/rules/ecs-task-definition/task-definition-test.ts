import { Configuration, type ResourceMap } from "../../../src/rules/configuration";
import { FARGATE_CPU, fargateMemory } from "../../../src/rules/ecs-task-definition/fargate-size";
import { containersOf, taskDefinitionOf } from "../../../src/rules/ecs-task-definition/task-definition";
import { taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { messages, violated } from "../../support/rules";

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

describe("the links of containers", () => {
  const linked = (attributes: Record<string, unknown>) => taskOf(attributes, { links: ["c1"] }, {});
  const WINDOWS = { runtime_platform: { operating_system_family: "WINDOWS_SERVER_2022_CORE" } };

  it("need bridge mode, which is that of a task on Linux that says none", () => {
    for (const network_mode of ["awsvpc", "host", "none"]) {
      expect(violated(linked({ network_mode }))).toEqual(["CD026"]);
    }
    expect(violated(linked({ network_mode: "bridge" }))).toEqual([]);
    expect(violated(linked({}))).toEqual([]);
  });

  it("are not there on Windows, in whatever mode", () => {
    expect(violated(linked({ ...WINDOWS, network_mode: "awsvpc" }))).toEqual(["CD026"]);
    expect(messages(linked(WINDOWS))).toEqual([
      expect.stringMatching(/container_definitions\[0\].links is \["c1"\]; allowed: none on Windows. /),
    ]);
  });

  it("are not judged where only Terraform knows the mode or the operating system", () => {
    expect(violated(linked({ network_mode: "${var.mode}" }))).toEqual([]);
    expect(violated(linked({ runtime_platform: { operating_system_family: "${var.family}" } }))).toEqual([]);
  });
});

describe("the placement constraints of a task definition", () => {
  const placement_constraints = [{ type: "memberOf", expression: "attribute:ecs.os-type == linux" }];
  const placed = (requires_compatibilities: unknown) =>
    violated(task({ requires_compatibilities, placement_constraints }));

  it("are not for Fargate alone", () => {
    expect(placed(["FARGATE"])).toEqual(["TD020"]);
    for (const others of [["EC2"], ["FARGATE", "EC2"], [], undefined]) expect(placed(others)).toEqual([]);
    expect(violated(task({ placement_constraints: [] }))).toEqual([]);
  });

  it("are not judged where only Terraform knows where the task runs", () => {
    expect(placed("${var.types}")).toEqual([]);
    expect(placed(["FARGATE", "${var.type}"])).toEqual([]);
  });
});

describe("taskDefinitionOf", () => {
  const web = { network_mode: "bridge" };
  const configuration = new Configuration({ resource: { aws_ecs_task_definition: { web }, aws_lb: { web: {} } } });
  const of = (task_definition: unknown) =>
    taskDefinitionOf({ type: "aws_ecs_service", name: "web", attributes: { task_definition } }, configuration);

  it("is the one that a service refers to", () => {
    expect(of("${aws_ecs_task_definition.web.arn}")).toEqual({
      type: "aws_ecs_task_definition",
      name: "web",
      attributes: web,
    });
  });

  it("is none where it is another resource, or not in the configuration", () => {
    for (const other of ["${aws_lb.web.arn}", "${aws_ecs_task_definition.api.arn}", "web:7", undefined]) {
      expect(of(other)).toBeUndefined();
    }
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
