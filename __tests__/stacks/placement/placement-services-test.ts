import { PlacementStack } from "../../../src/stacks/placement/placement-stack";
import { synthesiseApp } from "../../support/synth";

const stack = synthesiseApp((app) => new PlacementStack(app, "placement")).stack("placement");
const NGINX = { name: "nginx", image: "nginx:1.27", cpu: 64, memory: 64 };

function taskDefinition(name: string) {
  const { container_definitions, ...attributes } = stack.resource("aws_ecs_task_definition", name);
  return { ...attributes, containers: JSON.parse(String(container_definitions)) };
}

function onEc2(name: string) {
  return {
    family: `placement-${name.replaceAll("_", "-")}`,
    requires_compatibilities: ["EC2"],
    lifecycle: { create_before_destroy: true },
  };
}

function service(name: string, task = name, system = "linux") {
  return {
    name: `placement-${name.replaceAll("_", "-")}`,
    cluster: "${aws_ecs_cluster.cluster.name}",
    task_definition: `\${aws_ecs_task_definition.${task}.arn}`,
    desired_count: 1,
    capacity_provider_strategy: [
      { capacity_provider: `\${aws_ecs_capacity_provider.${system}_provider.name}`, weight: 1 },
    ],
    force_new_deployment: true,
    depends_on: [
      "aws_ecs_cluster_capacity_providers.cluster",
      "aws_autoscaling_group.linux_group",
      "aws_autoscaling_group.windows_group",
    ],
  };
}

const memberOf = (expression: string) => [{ type: "memberOf", expression }];

describe("the network modes", () => {
  it.each([
    ["bridge_static_port", "bridge", { containerPort: 80, hostPort: 80 }],
    ["bridge_dynamic_port", "bridge", { containerPort: 80, hostPort: 0 }],
    ["host", "host", { containerPort: 80 }],
    ["awsvpc", "awsvpc", { containerPort: 80 }],
  ])("%s is a task in the mode %s", (name, network_mode, portMapping) => {
    expect(taskDefinition(name)).toEqual({
      ...onEc2(name),
      network_mode,
      containers: [{ ...NGINX, portMappings: [portMapping] }],
    });
  });

  it("show in services, of which the one with a chosen port has two tasks", () => {
    expect(stack.resource("aws_ecs_service", "bridge_static_port")).toEqual(service("bridge_static_port"));
    expect(stack.resource("aws_ecs_service", "bridge_dynamic_port")).toEqual({
      ...service("bridge_dynamic_port"),
      desired_count: 2,
    });
    expect(stack.resource("aws_ecs_service", "host")).toEqual(service("host"));
  });

  it("give a task in awsvpc an interface in the private subnets, with a security group of its own", () => {
    const { depends_on, ...common } = service("awsvpc");
    expect(stack.resource("aws_ecs_service", "awsvpc")).toEqual({
      ...common,
      network_configuration: {
        subnets: ["${aws_subnet.private_1a.id}", "${aws_subnet.private_1c.id}"],
        security_groups: ["${aws_security_group.awsvpc.id}"],
      },
      load_balancer: [expect.objectContaining({ container_name: "nginx", container_port: 80 })],
      depends_on: expect.arrayContaining(["aws_route.private_1a", "aws_route.private_1c", ...depends_on]),
    });
  });
});

describe("a task on Windows", () => {
  it("is for Windows alone, and leaves port 80 of the instance to the agent", () => {
    expect(taskDefinition("windows")).toEqual({
      ...onEc2("windows"),
      runtime_platform: { operating_system_family: "WINDOWS_SERVER_2022_CORE", cpu_architecture: "X86_64" },
      placement_constraints: memberOf("attribute:ecs.os-type == windows"),
      containers: [
        {
          name: "iis",
          image: "mcr.microsoft.com/windows/servercore/iis:windowsservercore-ltsc2022",
          cpu: 512,
          memory: 1024,
          portMappings: [{ containerPort: 80, hostPort: 8080 }],
        },
      ],
    });
    expect(stack.resource("aws_ecs_service", "windows")).toEqual(service("windows", "windows", "windows"));
  });
});

describe("the first filter, the cluster constraint", () => {
  it("is the CPU, the memory and the port of the task definition", () => {
    expect(taskDefinition("cluster_constraint")).toEqual({
      ...onEc2("cluster_constraint"),
      network_mode: "bridge",
      cpu: "512",
      memory: "1024",
      containers: [{ name: "nginx", image: "nginx:1.27", portMappings: [{ containerPort: 80, hostPort: 8080 }] }],
    });
    expect(stack.resource("aws_ecs_service", "cluster_constraint")).toEqual({
      ...service("cluster_constraint"),
      desired_count: 2,
    });
  });
});

describe("the second filter, placement constraints", () => {
  it("asks for an image, and for no task without one", () => {
    expect(stack.resource("aws_ecs_service", "by_ami")).toEqual({
      ...service("by_ami", "small"),
      desired_count: '${var.ami_id == "" ? 0 : 1}',
      placement_constraints: memberOf('attribute:ecs.ami-id == ${coalesce(var.ami_id, "ami-00000000")}'),
    });
  });

  it("asks for an operating system, for all tasks of a definition", () => {
    expect(taskDefinition("by_os_type")).toEqual({
      ...onEc2("by_os_type"),
      network_mode: "bridge",
      placement_constraints: memberOf("attribute:ecs.os-type == linux"),
      containers: [NGINX],
    });
    expect(stack.resource("aws_ecs_service", "by_os_type")).toEqual(service("by_os_type"));
  });

  it("asks for a type of instance", () => {
    expect(stack.resource("aws_ecs_service", "by_instance_type")).toEqual({
      ...service("by_instance_type", "small"),
      placement_constraints: memberOf("attribute:ecs.instance-type =~ t3.*"),
    });
  });

  it("asks for another instance for each task", () => {
    expect(stack.resource("aws_ecs_service", "distinct_instance")).toEqual({
      ...service("distinct_instance", "small"),
      desired_count: 2,
      placement_constraints: [{ type: "distinctInstance" }],
    });
  });
});

describe("the third filter, placement strategies", () => {
  it.each([
    ["binpack_cpu", { type: "binpack", field: "cpu" }],
    ["binpack_memory", { type: "binpack", field: "memory" }],
    ["spread_zone", { type: "spread", field: "attribute:ecs.availability-zone" }],
    ["spread_instance", { type: "spread", field: "instanceId" }],
    ["random", { type: "random" }],
  ])("is %s, for as many tasks as the variable says", (name, strategy) => {
    expect(stack.resource("aws_ecs_service", name)).toEqual({
      ...service(name, "small"),
      desired_count: "${var.desired_count}",
      ordered_placement_strategy: [strategy],
    });
  });

  it("is for small tasks, which need CPU and memory but no port", () => {
    expect(taskDefinition("small")).toEqual({ ...onEc2("small"), network_mode: "bridge", containers: [NGINX] });
  });
});
