import { Testing } from "cdktf";
import { Cluster } from "../../../src/cluster/cluster";
import { ApplicationLoadBalancer } from "../../../src/load-balancer/application-load-balancer";
import { Network } from "../../../src/network/network";
import type { ResourceMap } from "../../../src/rules/configuration";
import { Ec2Service } from "../../../src/service/ec2-service";
import { Ec2TaskDefinition } from "../../../src/task-definition/ec2-task-definition";
import { messages, violated } from "../../support/rules";
import { stackWithProvider } from "../../support/synth";

type Attributes = Record<string, unknown>;

const TARGET_GROUP = [{ target_group_arn: "${aws_lb_target_group.web.arn}" }];
const WEB = { name: "web", image: "web:1", memory: 128 };

function service(task: Attributes, attributes: Attributes, group: Attributes = {}): ResourceMap {
  const network = task.network_mode === "awsvpc" ? { network_configuration: { subnets: ["subnet-1"] } } : {};
  return {
    aws_lb_target_group: { web: { port: 80, protocol: "TCP", vpc_id: "vpc-1", ...group } },
    aws_ecs_task_definition: { web: { container_definitions: JSON.stringify([WEB]), ...task } },
    aws_ecs_service: { web: { task_definition: "${aws_ecs_task_definition.web.arn}", ...network, ...attributes } },
  };
}

const behind = (network_mode: unknown, target_type: unknown) =>
  service({ network_mode }, { load_balancer: TARGET_GROUP }, { target_type });

describe("the target group of a service", () => {
  it("has addresses in awsvpc mode", () => {
    expect(violated(behind("awsvpc", "ip"))).toEqual([]);
    expect(violated(behind("awsvpc", "alb"))).toEqual(["SV054"]);
    expect(violated(behind("awsvpc", undefined))).toEqual(["SV054"]);
    expect(messages(behind("awsvpc", "instance"))).toEqual([
      'SV054 [aws_ecs_service.web] target_type of aws_lb_target_group.web is "instance"; allowed: ip, as ' +
        'aws_ecs_task_definition.web is in awsvpc mode. Give the target group targetType: "ip".',
    ]);
  });

  it.each(["bridge", "host", undefined])("has instances in the mode %s", (mode) => {
    expect(violated(behind(mode, "instance"))).toEqual([]);
    expect(violated(behind(mode, undefined))).toEqual([]);
    expect(violated(behind(mode, "ip"))).toEqual(["SV055"]);
  });

  it("has instances on Windows, too", () => {
    const task = { runtime_platform: { operating_system_family: "WINDOWS_SERVER_2022_CORE" } };
    expect(violated(service(task, { load_balancer: TARGET_GROUP }, { target_type: "ip" }))).toEqual(["SV055"]);
  });

  it("is not judged where only Terraform knows", () => {
    expect(violated(behind("${var.mode}", "ip"))).toEqual([]);
    expect(violated(behind("bridge", "${var.type}"))).toEqual([]);
    const other = [{ target_group_arn: "arn:aws:elasticloadbalancing:x:1:targetgroup/web/1" }];
    expect(violated(service({ network_mode: "awsvpc" }, { load_balancer: other }))).toEqual([]);
    const web = { task_definition: "web:7", load_balancer: TARGET_GROUP };
    expect(violated(service({}, web, { target_type: "ip" }))).toEqual([]);
  });

  it("that addTargets made without targets is told how to take instances", () => {
    const stack = stackWithProvider(Testing.app(), "stack");
    const network = new Network(stack, "main", { cidr: "10.0.0.0/16", availabilityZones: ["a", "c"] });
    const loadBalancer = new ApplicationLoadBalancer(stack, "alb", { network });
    const listener = loadBalancer.addListener("http", { port: 80 });
    const targets = listener.addTargets("web", { port: 80 });
    const taskDefinition = new Ec2TaskDefinition(stack, "task", { networkMode: "bridge" });
    taskDefinition.addContainer("web", { image: "web:1", memoryLimitMiB: 64, portMappings: [{ containerPort: 80 }] });
    targets.addTarget(new Ec2Service(stack, "web", { cluster: new Cluster(stack, "shop"), taskDefinition }));
    expect(() => Testing.synth(stack, true)).toThrow(
      /SV055 .* target_type of aws_lb_target_group.* is "ip"; allowed: instance, .* targetType: "instance"/,
    );
  });
});

describe("the role of a service", () => {
  const role = { iam_role: "ecsServiceRole" };
  const balanced = { load_balancer: [{ elb_name: "web" }] };

  it("goes with a load balancer", () => {
    expect(violated(service({}, { ...role, ...balanced }))).toEqual([]);
    expect(messages(service({}, role))).toEqual([
      'SV059 [aws_ecs_service.web] iam_role is "ecsServiceRole"; allowed: none without a load balancer. ' +
        "Leave the role out: AWS keeps one for ECS.",
    ]);
  });

  it("goes with no task in awsvpc mode", () => {
    expect(
      messages(service({ network_mode: "awsvpc" }, { ...role, load_balancer: TARGET_GROUP }, { target_type: "ip" })),
    ).toEqual([expect.stringContaining("allowed: none, as aws_ecs_task_definition.web is in awsvpc mode.")]);
  });

  it("may be another resource's, and is none where it is empty", () => {
    const roles = { aws_iam_role: { ecs: { name: "ecs" } } };
    expect(violated({ ...service({}, { iam_role: "${aws_iam_role.ecs.arn}" }), ...roles })).toEqual(["SV059"]);
    expect(violated(service({}, { iam_role: "" }))).toEqual([]);
  });

  it("is not judged where only Terraform knows", () => {
    expect(violated(service({}, { iam_role: "${var.role}" }))).toEqual([]);
    expect(violated(service({}, { ...role, load_balancer: "${var.load_balancers}" }))).toEqual([]);
    expect(violated(service({}, { ...role, dynamic: { load_balancer: {} } }))).toEqual([]);
    expect(violated(service({ network_mode: "${var.mode}" }, { ...role, ...balanced }))).toEqual([]);
  });
});

describe("the grace period of health checks", () => {
  const grace = { health_check_grace_period_seconds: 60 };
  const containers = (...all: object[]) => ({ container_definitions: JSON.stringify(all) });

  it("is of no use without a health check", () => {
    expect(messages(service({}, grace))).toEqual([
      "Warning: SV039 [aws_ecs_service.web] health_check_grace_period_seconds is 60; allowed: none without a load balancer " +
        "or a health check of a container. Leave healthCheckGracePeriod out, or give the service a load balancer or a " +
        "container a health check.",
    ]);
    expect(violated(service({}, { health_check_grace_period_seconds: 1 }))).toEqual(["SV039"]);
    expect(violated(service({}, { health_check_grace_period_seconds: 0 }))).toEqual([]);
  });

  it("counts for load balancers, for VPC Lattice, and for each container", () => {
    expect(violated(service({}, { ...grace, load_balancer: [{ elb_name: "web" }] }))).toEqual([]);
    expect(violated(service({}, { ...grace, vpc_lattice_configurations: [{ port_name: "web" }] }))).toEqual([]);
    const checked = { name: "db", image: "db:1", memory: 64, healthCheck: { command: ["CMD-SHELL", "true"] } };
    expect(violated(service(containers(WEB, checked), grace))).toEqual([]);
  });

  it("is not judged where only Terraform knows", () => {
    expect(violated(service({}, { ...grace, load_balancer: "${var.load_balancers}" }))).toEqual([]);
    expect(violated(service({}, { ...grace, task_definition: "web:7" }))).toEqual([]);
    expect(violated(service({}, { health_check_grace_period_seconds: "${var.grace}" }))).toEqual([]);
    const text = '[{"name":"web","image":"web:1","memory":64},${jsonencode(var.sidecar)}]';
    expect(violated(service({ container_definitions: text }, grace))).toEqual([]);
    const checked = '[{"name":"web","image":"web:1","memory":64,"healthCheck":${jsonencode(var.check)}}]';
    expect(violated(service({ container_definitions: checked }, grace))).toEqual([]);
  });
});

describe("what is said of one of several target groups", () => {
  const two = [...TARGET_GROUP, { target_group_arn: "${aws_lb_target_group.other.arn}" }];
  const said = (network_mode: string, other: Attributes, type = "aws_lb_target_group") => {
    const resource = service(
      { network_mode },
      { load_balancer: two },
      { target_type: network_mode === "awsvpc" ? "ip" : "instance" },
    );
    const groups = { ...resource[type], other: { port: 80, protocol: "TCP", vpc_id: "vpc-1", ...other } };
    return messages({ ...resource, [type]: groups });
  };

  it("is the type that its network mode asks for", () => {
    expect(said("awsvpc", { target_type: "instance" })).toEqual([
      expect.stringContaining(
        'SV054 [aws_ecs_service.web] target_type of aws_lb_target_group.other is "instance"; allowed: ip,',
      ),
    ]);
    expect(said("host", { target_type: "ip" })).toEqual([
      expect.stringContaining("allowed: instance, as aws_ecs_task_definition.web is in host mode."),
    ]);
    expect(
      said("none", { target_type: "ip" }).filter((line) => line.startsWith("SV05") && !line.startsWith("SV057")),
    ).toEqual([]);
  });

  it("is looked at by its other name, and not where it is something else", () => {
    const resource = service(
      { network_mode: "awsvpc" },
      { load_balancer: { target_group_arn: "${aws_alb_target_group.web.arn}" } },
    );
    expect(violated({ ...resource, aws_alb_target_group: { web: { target_type: "instance" } } })).toEqual(["SV054"]);
    const other = service(
      { network_mode: "awsvpc" },
      { load_balancer: { target_group_arn: "${terraform_data.web.output}" } },
    );
    expect(violated({ ...other, terraform_data: { web: { target_type: "instance" } } })).toEqual([]);
  });
});
