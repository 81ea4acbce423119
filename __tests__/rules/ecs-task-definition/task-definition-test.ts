import { Configuration, type ResourceMap } from "../../../src/rules/configuration";
import { containersOf, taskDefinitionOf } from "../../../src/rules/ecs-task-definition/task-definition";
import { FARGATE, fargateTaskOf, taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { messages, places, violated } from "../../support/rules";

const containers = (container_definitions: string): ResourceMap => ({
  aws_ecs_task_definition: { web: { ...FARGATE, container_definitions } },
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
    violated(fargateTaskOf({ requires_compatibilities, placement_constraints }));

  it("are not for Fargate alone", () => {
    expect(placed(["FARGATE"])).toEqual(["TD020"]);
    for (const others of [["EC2"], ["FARGATE", "EC2"], [], undefined]) expect(placed(others)).toEqual([]);
    expect(violated(fargateTaskOf({ placement_constraints: [] }))).toEqual([]);
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
    const task = fargateTaskOf({}, { portMappings: ports(80) }, { portMappings: ports(443, 0) });
    expect(messages(task)).toEqual([
      expect.stringContaining("container_definitions[1].portMappings[1].containerPort is 0;"),
    ]);
  });

  it("are counted with the containers that only Terraform knows", () => {
    expect(
      messages(
        containers('[${jsonencode(var.sidecar)},{"name":"web","image":"web:1","portMappings":[{"containerPort":0}]}]'),
      ),
    ).toEqual([expect.stringContaining("container_definitions[1].portMappings[0].containerPort is 0;")]);
  });

  it("may be known to Terraform only", () => {
    expect(
      violated(containers('[{"name":"web","image":"web:1","portMappings":[{"containerPort":${var.port}}]}]')),
    ).toEqual([]);
    expect(violated(containers('[{"name":"web","image":"web:1","portMappings":${jsonencode(var.ports)}}]'))).toEqual(
      [],
    );
    expect(violated(containers("${jsonencode(var.containers)}"))).toEqual([]);
  });
});

describe("containersOf", () => {
  const of = (container_definitions: unknown) =>
    containersOf({ type: "aws_ecs_task_definition", name: "web", attributes: { container_definitions } });

  it("reads what is known of the containers", () => {
    expect(of('[{"name":"web","image":"${var.image}"}]')).toEqual([{ name: "web", image: "${var.image}" }]);
  });

  it.each(["${var.containers}", "not JSON", "{}", undefined, 7])("has none for %p", (text) => {
    expect(of(text)).toEqual([]);
  });
});

describe("the port of a container", () => {
  it.each<[unknown, boolean]>([
    [1, true],
    [65535, true],
    [0, false],
    [65536, false],
    [-1, false],
    [80.5, false],
    [null, true],
    [undefined, true],
  ])("may be %j: %j", (containerPort, isRight) => {
    const found = places(taskOf({}, { portMappings: [{ containerPort: 80 }, { containerPort }] }));
    const place = "CD008 container_definitions[0].portMappings[1].containerPort";
    expect(found.filter((each) => each.startsWith("CD008"))).toEqual(isRight ? [] : [place]);
  });
});

describe("what is wrong with links and placement", () => {
  it("is told by its place, with what is right", () => {
    expect(messages(taskOf({ network_mode: "host" }, {}, { links: ["c0"] }))).toEqual([
      'CD026 [aws_ecs_task_definition.web] container_definitions[1].links is ["c0"]; allowed: none in host mode. ' +
        "In awsvpc mode the containers of a task reach each other by 127.0.0.1; or use bridge mode.",
    ]);
    const placement_constraints = { type: "memberOf", expression: "a" };
    expect(messages(fargateTaskOf({ placement_constraints }))).toEqual([
      'TD020 [aws_ecs_task_definition.web] placement_constraints is [{"type":"memberOf","expression":"a"}]; ' +
        "allowed: none on Fargate. Leave placementConstraints out: there are no instances to choose from.",
    ]);
  });

  it("is not there where nothing is linked", () => {
    for (const links of [[], null, "${var.links}"]) {
      expect(violated(taskOf({ network_mode: "host" }, { links }, { links }))).toEqual([]);
    }
  });
});
