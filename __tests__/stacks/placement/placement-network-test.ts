import { PlacementStack } from "../../../src/stacks/placement/placement-stack";
import { synthesiseApp } from "../../support/synth";

const stack = synthesiseApp((app) => new PlacementStack(app, "placement")).stack("placement");
const vpc_id = "${aws_vpc.main.id}";

describe("the network of the placement stack", () => {
  it("is a VPC of its own", () => {
    expect(stack.resource("aws_vpc", "main")).toEqual({
      cidr_block: "10.0.0.0/16",
      enable_dns_hostnames: true,
      tags: { Name: "placement" },
    });
  });

  it.each([
    ["public_1a", "a", "10.0.1.0/24"],
    ["public_1c", "c", "10.0.2.0/24"],
    ["private_1a", "a", "10.0.10.0/24"],
    ["private_1c", "c", "10.0.20.0/24"],
  ])("has the subnet %s in the zone %s", (name, letter, cidr_block) => {
    expect(stack.resource("aws_subnet", name)).toMatchObject({
      vpc_id,
      cidr_block,
      availability_zone: `\${var.region}${letter}`,
      tags: { Name: `placement-${name.replace("_", "-")}` },
    });
  });

  it("has one NAT gateway, through which both private subnets reach the internet", () => {
    expect(Object.keys(stack.resources("aws_nat_gateway"))).toEqual(["nat_1a"]);
    for (const zone of ["1a", "1c"]) {
      expect(stack.resource("aws_route", `private_${zone}`)).toMatchObject({
        route_table_id: `\${aws_route_table.private_${zone}.id}`,
        destination_cidr_block: "0.0.0.0/0",
        nat_gateway_id: "${aws_nat_gateway.nat_1a.id}",
      });
    }
  });

  it("lets nothing in from outside", () => {
    const own = { ip_protocol: "tcp", from_port: 80, to_port: 80 };
    expect(stack.resources("aws_vpc_security_group_ingress_rule")).toEqual({
      alb_http: { ...own, security_group_id: "${aws_security_group.alb.id}", cidr_ipv4: "10.0.0.0/16" },
      awsvpc_from_alb_80: {
        ...own,
        security_group_id: "${aws_security_group.awsvpc.id}",
        referenced_security_group_id: "${aws_security_group.alb.id}",
      },
    });
    expect(stack.resource("aws_lb", "alb")).toMatchObject({ internal: true });
    for (const name of ["awsvpc", "linux_instances", "windows_instances"]) {
      expect(stack.resource("aws_security_group", name)).toMatchObject({ vpc_id });
    }
  });

  it("sends requests to tasks with an interface of their own, by their addresses", () => {
    expect(stack.resource("aws_lb_target_group", "alb_http_awsvpc")).toMatchObject({ target_type: "ip", port: 80 });
    expect(stack.resource("aws_ecs_service", "awsvpc").load_balancer).toEqual([
      { target_group_arn: "${aws_lb_target_group.alb_http_awsvpc.arn}", container_name: "nginx", container_port: 80 },
    ]);
  });

  it("logs who connected to what, for a week, by a role that may do just that", () => {
    expect(stack.resource("aws_flow_log", "flow_log")).toEqual({
      vpc_id,
      traffic_type: "ALL",
      log_destination: "${aws_cloudwatch_log_group.flow_log.arn}",
      iam_role_arn: "${aws_iam_role.flow_log_role.arn}",
      depends_on: ["aws_iam_role_policy.flow_log_role"],
    });
    expect(stack.resource("aws_cloudwatch_log_group", "flow_log")).toEqual({
      name: "placement-flow-log",
      retention_in_days: 7,
    });
    const { assume_role_policy } = stack.resource("aws_iam_role", "flow_log_role");
    expect(assume_role_policy).toContain('"Principal":{"Service":"vpc-flow-logs.amazonaws.com"}');
    const { policy } = stack.resource("aws_iam_role_policy", "flow_log_role");
    expect(policy).toContain(
      '"Action":["logs:CreateLogStream","logs:PutLogEvents","logs:DescribeLogGroups","logs:DescribeLogStreams"]',
    );
    expect(policy).not.toContain('"*"');
  });
});
