import type { ResourceMap } from "../../../src/rules/configuration";
import { serviceIngressRules } from "../../../src/rules/vpc/service-ingress";
import { messages, violated } from "../../support/rules";

/** A service whose tasks listen on 8080, and let the load balancer in on 80. */
const CLOSED = serviceIngressRules[0]?.examples.failing as ResourceMap;

/** The same, with other attributes of the resources named "web", or of others beside these. */
function closed(changes: ResourceMap): ResourceMap {
  const changed = Object.entries(changes).map(([type, resources]) => {
    const merged = Object.entries(resources).map(([name, attributes]) => [
      name,
      { ...CLOSED[type]?.[name], ...attributes },
    ]);
    return [type, { ...CLOSED[type], ...Object.fromEntries(merged) }];
  });
  return { ...CLOSED, ...Object.fromEntries(changed) };
}

const WEB = "${aws_security_group.web.id}";
const TARGET = "${aws_lb_target_group.web.arn}";
const LOAD_BALANCER = { target_group_arn: TARGET, container_name: "web", container_port: 8080 };
const NETWORK = { subnets: ["subnet-1"] };

describe("the tasks of a service", () => {
  it("let in the load balancer that they are behind", () => {
    expect(messages(CLOSED)).toEqual([
      'Warning: SG016 [aws_ecs_service.web] network_configuration[0].security_groups is "aws_security_group.web"; ' +
        "allowed: one that lets tcp to port 8080 in from aws_security_group.lb of aws_lb.web. " +
        "Add an ingress rule for the port of the container, from the security group of the load balancer.",
    ]);
    const rule = { from_port: 8080, to_port: 8080 };
    expect(violated(closed({ aws_vpc_security_group_ingress_rule: { web: rule } }))).toEqual([]);
  });

  it("may do so by one of several groups", () => {
    const open = { ingress: { protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: ["10.0.0.0/8"] } };
    const both = { ...NETWORK, security_groups: [WEB, "${aws_security_group.open.id}"] };
    const service = { web: { network_configuration: both } };
    expect(
      violated(closed({ aws_security_group: { open: { vpc_id: "vpc-1", ...open } }, aws_ecs_service: service })),
    ).toEqual([]);
    const shut = closed({ aws_security_group: { open: { vpc_id: "vpc-1" } }, aws_ecs_service: service });
    expect(messages(shut)[0]).toContain('"aws_security_group.web, aws_security_group.open"');
  });

  it.each<[string, ResourceMap]>([
    ["groups are made elsewhere", service({ network_configuration: { ...NETWORK, security_groups: ["sg-1"] } })],
    [
      "one of the groups is made elsewhere",
      service({ network_configuration: { ...NETWORK, security_groups: [WEB, "${var.group}"] } }),
    ],
    [
      "groups are those of another type",
      service({ network_configuration: { ...NETWORK, security_groups: ["${aws_lb.web.id}"] } }),
    ],
    ["group is the default one", service({ network_configuration: NETWORK })],
    ["network is made by Terraform", service({ network_configuration: "${var.network}" })],
    ["task definition is elsewhere", service({ task_definition: "web:1" })],
    ["port is a variable", service({ load_balancer: { ...LOAD_BALANCER, container_port: "${var.port}" } })],
    ["target group is elsewhere", service({ load_balancer: { ...LOAD_BALANCER, target_group_arn: "${var.arn}" } })],
    ["load balancer has groups from elsewhere", closed({ aws_lb: { web: { security_groups: ["sg-1"] } } })],
    ["load balancer has no groups", closed({ aws_lb: { web: { security_groups: [] } } })],
    ["load balancer has groups of a variable", closed({ aws_lb: { web: { security_groups: "${var.groups}" } } })],
    ["load balancer is elsewhere", closed({ aws_lb_listener: { http: { load_balancer_arn: "${var.arn}" } } })],
    [
      "load balancer is none",
      closed({ aws_lb_listener: { http: { load_balancer_arn: "${aws_security_group.lb.arn}" } } }),
    ],
    [
      "rules are those of a variable",
      closed({ aws_vpc_security_group_ingress_rule: { web: { security_group_id: "${var.group}" } } }),
    ],
  ])("may let it in, where the %s", (_, resource) => {
    expect(violated(resource)).toEqual([]);
  });

  it("are reached by their instances in bridge mode", () => {
    const task = closed({ aws_ecs_task_definition: { web: { network_mode: "bridge" } } });
    expect(violated(task)).not.toContain("SG016");
  });

  it("are found behind the rules of a listener", () => {
    const { aws_lb_listener: listener, ...others } = CLOSED;
    const fixed = { ...listener?.http, default_action: { type: "fixed-response" } };
    const ruled = (listener_arn: string) => ({
      ...others,
      aws_lb_listener: { http: fixed },
      aws_lb_listener_rule: {
        web: {
          listener_arn,
          condition: { path_pattern: { values: ["/"] } },
          action: { type: "forward", target_group_arn: TARGET },
        },
      },
    });
    expect(violated(ruled("${aws_lb_listener.http.arn}"))).toContain("SG016");
    expect(violated(ruled("${var.listener}"))).not.toContain("SG016");
  });

  it("are told once of a load balancer, whatever leads from it to them", () => {
    const { http } = CLOSED.aws_lb_listener ?? {};
    const twice = closed({ aws_lb_listener: { https: { ...http, port: 8443 } } });
    expect(violated(twice).filter((id) => id === "SG016")).toHaveLength(1);
  });

  it("are told of each load balancer", () => {
    const groups = { aws_security_group: { lb2: { vpc_id: "vpc-1", name: "lb2" } } };
    const other = { security_groups: ["${aws_security_group.lb2.id}"], subnets: ["subnet-1", "subnet-2"] };
    const { http } = CLOSED.aws_lb_listener ?? {};
    const two = closed({
      ...groups,
      aws_lb: { other },
      aws_lb_listener: { other: { ...http, load_balancer_arn: "${aws_lb.other.arn}" } },
    });
    const found = messages(two).filter((line) => line.includes("SG016"));
    expect(found.map((line) => /of (aws_lb\.\w+)/.exec(line)?.[1])).toEqual(["aws_lb.web", "aws_lb.other"]);
  });

  it.each([
    ["HTTP", "tcp", true],
    ["HTTPS", "tcp", true],
    ["TCP", "tcp", true],
    ["TLS", "tcp", true],
    ["UDP", "udp", true],
    ["UDP", "tcp", false],
    ["TCP", "udp", false],
    ["TCP_UDP", "udp", true],
    ["TCP_UDP", "tcp", true],
    ["${var.protocol}", "udp", true],
  ])("take what a target group of %s sends by a rule for %s: %p", (protocol, ip_protocol, expected) => {
    const found = violated(
      closed({
        aws_lb_target_group: { web: { protocol } },
        aws_vpc_security_group_ingress_rule: { web: { ip_protocol, from_port: 8080, to_port: 8080 } },
      }),
    );
    expect(!found.includes("SG016")).toBe(expected);
  });

  it("are told what is not known to be TCP", () => {
    const line = messages(closed({ aws_lb_target_group: { web: { protocol: "${var.protocol}" } } })).join();
    expect(line).toContain("one that lets traffic to port 8080 in");
  });

  it.each([
    ["aws_alb", "aws_lb"],
    ["aws_alb_target_group", "aws_lb_target_group"],
    ["aws_alb_listener", "aws_lb_listener"],
  ])("are behind an %s too", (alias, type) => {
    const text = JSON.stringify(CLOSED).replaceAll(`"${type}"`, `"${alias}"`).replaceAll(`{${type}.`, `{${alias}.`);
    const renamed = text.replaceAll(`"${type}.`, `"${alias}.`);
    expect(violated(JSON.parse(renamed) as ResourceMap)).toContain("SG016");
  });
});

function service(attributes: Record<string, unknown>): ResourceMap {
  return closed({ aws_ecs_service: { web: attributes } });
}
