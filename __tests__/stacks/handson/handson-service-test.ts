import { HandsonStack } from "../../../src/stacks/handson/handson-stack";
import { type Attributes, synthesiseApp } from "../../support/synth";

const stack = synthesiseApp((app) => new HandsonStack(app, "handson")).stack("handson");
const vpc_id = "${aws_vpc.main.id}";
const subnets = (kind: string) => ["1a", "1c", "1d"].map((zone) => `\${aws_subnet.${kind}_${zone}.id}`);

/** An attribute that is written like a block has a null for all that is not set. */
function withoutNulls(block: Attributes): Attributes {
  return Object.fromEntries(Object.entries(block).filter(([, value]) => value !== null));
}

describe.each(["alb", "ecs"])("the security group of the hands-on for the %s", (name) => {
  const { egress, ...group } = stack.resource("aws_security_group", name);

  it("has the name and the description of the document", () => {
    expect(group).toEqual({
      name: `handson-${name}`,
      description: `handson ${name}`,
      vpc_id,
      tags: { Name: `handson-${name}` },
    });
  });

  it("lets everything out", () => {
    expect((egress as Attributes[]).map(withoutNulls)).toEqual([
      { from_port: 0, to_port: 0, protocol: "-1", cidr_blocks: ["0.0.0.0/0"] },
    ]);
  });
});

describe("the load balancer of the hands-on", () => {
  it("is public, in the three public subnets", () => {
    expect(stack.resource("aws_lb", "main")).toEqual({
      name: "handson",
      load_balancer_type: "application",
      internal: false,
      subnets: subnets("public"),
      security_groups: ["${aws_security_group.alb.id}"],
      drop_invalid_header_fields: false,
      enable_deletion_protection: false,
      depends_on: [
        "aws_route.public",
        "aws_route_table_association.public_1a",
        "aws_route_table_association.public_1c",
        "aws_route_table_association.public_1d",
      ],
    });
  });

  it("is open on port 80, to whom the variable says", () => {
    expect(stack.resource("aws_security_group_rule", "alb_http")).toEqual({
      security_group_id: "${aws_security_group.alb.id}",
      type: "ingress",
      protocol: "tcp",
      from_port: 80,
      to_port: 80,
      cidr_blocks: "${var.allowed_cidrs}",
    });
    expect(stack.variable("allowed_cidrs").default).toEqual(["0.0.0.0/0"]);
  });

  it("says ok on port 80 when no rule is for the request", () => {
    const fixed_response = { content_type: "text/plain", status_code: "200", message_body: "ok" };
    expect(stack.resource("aws_lb_listener", "main")).toEqual({
      load_balancer_arn: "${aws_lb.main.arn}",
      port: 80,
      protocol: "HTTP",
      default_action: [{ type: "fixed-response", fixed_response }],
    });
  });

  it("has a target group of addresses, whose health it asks on port 80", () => {
    expect(stack.resource("aws_lb_target_group", "main")).toEqual({
      lifecycle: { create_before_destroy: true },
      name: "handson",
      port: 80,
      protocol: "HTTP",
      target_type: "ip",
      vpc_id,
      health_check: { port: "80", path: "/" },
    });
  });

  it("forwards every path to the target group, at the next free priority", () => {
    expect(stack.resource("aws_lb_listener_rule", "main")).toEqual({
      listener_arn: "${aws_lb_listener.main.arn}",
      action: [{ type: "forward", target_group_arn: "${aws_lb_target_group.main.arn}" }],
      condition: [{ path_pattern: { values: ["*"] } }],
    });
  });
});

describe("the service of the hands-on", () => {
  it("has a task definition for Fargate with the smallest size and no role", () => {
    const { container_definitions, ...taskDefinition } = stack.resource("aws_ecs_task_definition", "main");
    expect(taskDefinition).toEqual({
      family: "handson",
      requires_compatibilities: ["FARGATE"],
      network_mode: "awsvpc",
      cpu: "256",
      memory: "512",
      lifecycle: { create_before_destroy: true },
    });
    const image = JSON.stringify(stack.variable("image").default);
    const text = String(container_definitions).replace("${jsonencode(var.image)}", image);
    expect(JSON.parse(text)).toEqual([
      { name: "nginx", image: "nginx:1.14", portMappings: [{ containerPort: 80, hostPort: 80 }] },
    ]);
  });

  it("has a cluster", () => {
    expect(stack.resource("aws_ecs_cluster", "main")).toEqual({ name: "handson" });
  });

  it("can be reached from the VPC only, on port 80", () => {
    expect(stack.resource("aws_security_group_rule", "ecs")).toEqual({
      security_group_id: "${aws_security_group.ecs.id}",
      type: "ingress",
      protocol: "tcp",
      from_port: 80,
      to_port: 80,
      cidr_blocks: ["10.0.0.0/16"],
    });
  });

  it("runs one task in the private subnets behind the load balancer, after its rule", () => {
    expect(stack.resource("aws_ecs_service", "main")).toEqual({
      name: "handson",
      cluster: "${aws_ecs_cluster.main.name}",
      task_definition: "${aws_ecs_task_definition.main.arn}",
      launch_type: "FARGATE",
      desired_count: "${var.desired_count}",
      network_configuration: {
        subnets: subnets("private"),
        security_groups: ["${aws_security_group.ecs.id}"],
        assign_public_ip: false,
      },
      load_balancer: [
        { target_group_arn: "${aws_lb_target_group.main.arn}", container_name: "nginx", container_port: 80 },
      ],
      depends_on: [
        "aws_route.private_1a",
        "aws_route_table_association.private_1a",
        "aws_route.private_1c",
        "aws_route_table_association.private_1c",
        "aws_route.private_1d",
        "aws_route_table_association.private_1d",
        "aws_lb_listener_rule.main",
      ],
    });
    expect(stack.variable("desired_count").default).toBe(1);
  });
});
