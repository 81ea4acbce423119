import type { ResourceMap } from "../../../src/rules/configuration";
import { instanceIngressRules } from "../../../src/rules/ecs-service/instance-ingress";
import { messages, violated } from "../../support/rules";

/** A service whose instances let the load balancer in on 80, while Docker chooses the ports. */
const CLOSED = instanceIngressRules[0]?.examples.failing as ResourceMap;

type Attributes = Record<string, unknown>;

/** The same, with other attributes of the resource "web" of these types. */
function closed(changes: Record<string, Attributes>): ResourceMap {
  const changed = Object.entries(changes).map(([type, attributes]) => [
    type,
    { ...CLOSED[type], web: { ...CLOSED[type]?.web, ...attributes } },
  ]);
  return { ...CLOSED, ...Object.fromEntries(changed) };
}

const LB = ["${aws_security_group.lb.id}"];

function open(from_port: unknown, to_port: unknown): Record<string, Attributes> {
  return { aws_security_group: { ingress: { from_port, to_port, protocol: "tcp", security_groups: LB } } };
}

function task(network_mode: unknown, ...portMappings: object[]): Record<string, Attributes> {
  const containers = [{ name: "web", image: "app:1", memory: 128, portMappings }];
  return { aws_ecs_task_definition: { network_mode, container_definitions: JSON.stringify(containers) } };
}

describe("instances behind a load balancer", () => {
  it("are told the ports that Docker chooses", () => {
    expect(messages(CLOSED)).toEqual([
      'Warning: SV062 [aws_ecs_service.web] security groups of aws_launch_template.web is "aws_security_group.web"; allowed: ' +
        "one that lets aws_lb.web in at ports 32768 to 60999. Let the load balancer's security group in, at the port of the " +
        "instance; where Docker chooses it, from 32768 to 65535.",
    ]);
  });

  it.each<[unknown, unknown, string[]]>([
    [32768, 65535, []],
    [32768, 32768, []],
    [49153, 65535, []],
    [0, 65535, []],
    [32769, 60998, ["SV062"]],
    [61000, 65535, ["SV062"]],
    [80, 32767, ["SV062"]],
    ["${var.from}", "${var.to}", []],
  ])("let it in from %j to %j: %j", (from, to, expected) => {
    expect(violated(closed(open(from, to)))).toEqual(expected);
  });

  it.each<[unknown, string[]]>([
    [undefined, ["SV062"]],
    [null, ["SV062"]],
    [0, ["SV062"]],
    [80, []],
    [8080, ["SV062"]],
    ["${var.port}", []],
  ])("let it in at the port %j of a mapping: %j", (hostPort, expected) => {
    expect(violated(closed(task("bridge", { containerPort: 80, hostPort })))).toEqual(expected);
  });

  it("are told a port that is fixed", () => {
    expect(messages(closed(task("bridge", { containerPort: 80, hostPort: 8080 })))[0]).toContain(
      "allowed: one that lets aws_lb.web in at port 8080.",
    );
  });

  it.each<[unknown, string[]]>([
    ["host", []],
    ["bridge", ["SV062"]],
    [undefined, ["SV062"]],
    ["${var.mode}", []],
  ])("run tasks in the network mode %j: %j", (mode, expected) => {
    expect(violated(closed(task(mode, { containerPort: 80 })))).toEqual(expected);
  });

  it("are asked at the port of the container in host mode", () => {
    const host = { ...task("host", { containerPort: 8080 }), ...open(8081, 65535) };
    const load_balancer = { ...(CLOSED.aws_ecs_service?.web?.load_balancer as Attributes), container_port: 8080 };
    expect(violated(closed({ ...host, aws_ecs_service: { load_balancer } }))).toEqual(["SV062"]);
    expect(violated(closed({ ...host, ...open(8080, 8080), aws_ecs_service: { load_balancer } }))).toEqual([]);
  });

  it.each<[string, Record<string, Attributes>]>([
    ["the task definition is elsewhere", { aws_ecs_service: { task_definition: "web:1" } }],
    [
      "the capacity provider is elsewhere",
      { aws_ecs_service: { capacity_provider_strategy: [{ capacity_provider: "other", weight: 1 }] } },
    ],
    ["the launch template is elsewhere", { aws_autoscaling_group: { launch_template: { id: "lt-1" } } }],
    [
      "a group of theirs is elsewhere",
      { aws_launch_template: { vpc_security_group_ids: ["${aws_security_group.web.id}", "sg-1"] } },
    ],
    ["their groups are a variable", { aws_launch_template: { vpc_security_group_ids: "${var.groups}" } }],
    ["their groups are not said", { aws_launch_template: { vpc_security_group_ids: undefined } }],
    ["their interfaces are made by Terraform", { aws_launch_template: { dynamic: { network_interfaces: {} } } }],
    ["the groups of the load balancer are a variable", { aws_lb: { security_groups: "${var.groups}" } }],
    ["the load balancer is elsewhere", { aws_lb_listener: { load_balancer_arn: "arn" } }],
  ])("are not judged where %s", (_name, changes) => {
    const listener = changes.aws_lb_listener;
    const resource =
      listener === undefined
        ? closed(changes)
        : {
            ...CLOSED,
            aws_lb_listener: { http: { ...CLOSED.aws_lb_listener?.http, ...listener } },
          };
    expect(violated(resource)).toEqual([]);
  });

  it("may carry their groups at a network interface", () => {
    const inside = (from_port: number) => ({
      ...open(from_port, 65535),
      aws_launch_template: {
        vpc_security_group_ids: undefined,
        network_interfaces: { security_groups: ["${aws_security_group.web.id}"] },
      },
    });
    expect(violated(closed(inside(32768)))).toEqual([]);
    expect(violated(closed(inside(61000)))).toEqual(["SV062"]);
  });

  it("may let it in by one of several groups", () => {
    const both = { vpc_security_group_ids: ["${aws_security_group.lb.id}", "${aws_security_group.web.id}"] };
    expect(violated(closed({ ...open(32768, 65535), aws_launch_template: both }))).toEqual([]);
    expect(messages(closed({ aws_launch_template: both }))[0]).toContain(
      'is "aws_security_group.lb, aws_security_group.web"',
    );
  });
});
