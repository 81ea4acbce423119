import { SampleClusterStack } from "../../../src/stacks/sample-cluster/sample-cluster-stack";
import { type Synthesised, synthesiseApp } from "../../support/synth";

const app = synthesiseApp((app) => {
  new SampleClusterStack(app, "sample-cluster");
  new SampleClusterStack(app, "every-instance", { daemon: true });
});
const stack = app.stack("sample-cluster");
const daemons = app.stack("every-instance");

/** A task definition, with its containers as objects, in which an expression is its text. */
function taskDefinition(name: string) {
  const { container_definitions, ...attributes } = stack.resource("aws_ecs_task_definition", name);
  const literal = String(container_definitions).replace(/\$\{jsonencode\(([^)]*)\)\}/g, '"$1"');
  return { ...attributes, containers: JSON.parse(literal) };
}

const onEc2 = (family: string) => ({
  family,
  requires_compatibilities: ["EC2"],
  network_mode: "bridge",
  lifecycle: { create_before_destroy: true },
});

const service = (written: Synthesised, name: string) => written.resource("aws_ecs_service", name);

describe("sample-task", () => {
  it("is one container on a port that Docker chooses, with room for Spring Boot and a role to reach the bucket", () => {
    expect(taskDefinition("sample")).toEqual({
      ...onEc2("sample-task"),
      task_role_arn: "${aws_iam_role.s3_access_role_for_ecs.arn}",
      containers: [
        {
          name: "sample-spring-cloud",
          image: "var.image",
          memory: 1024,
          portMappings: [{ containerPort: 8080, hostPort: 0 }],
          environment: [
            { name: "BUCKET_NAME", value: "var.bucket_name" },
            { name: "S3_UPLOAD_ROLE_NAME", value: "aws_iam_role.s3_access_role.name" },
          ],
          healthCheck: {
            command: ["CMD-SHELL", "curl -f http://localhost:8080/index.html || exit 1"],
            interval: 60,
            timeout: 30,
            startPeriod: 60,
            retries: 3,
          },
        },
      ],
    });
    expect(stack.resource("aws_iam_policy", "s3_access_policy").policy).toContain(
      '"Resource":[${jsonencode("arn:*:s3:::${var.bucket_name}/*")}]',
    );
  });
});

describe("sample-ecs-service", () => {
  const common = {
    name: "sample-ecs-service",
    cluster: "${aws_ecs_cluster.cluster.name}",
    task_definition: "${aws_ecs_task_definition.sample.arn}",
    launch_type: "EC2",
    health_check_grace_period_seconds: 100,
    load_balancer: [
      {
        container_name: "sample-spring-cloud",
        container_port: 8080,
        target_group_arn: "${aws_lb_target_group.alb_http_sample.arn}",
      },
    ],
    depends_on: ["aws_autoscaling_group.group", "aws_lb_listener.alb_http"],
  };

  it("keeps one task running, spread over zones and then over instances, by ECS's own role", () => {
    expect(service(stack, "sample")).toEqual({
      ...common,
      desired_count: 1,
      deployment_minimum_healthy_percent: 50,
      deployment_maximum_percent: 200,
      ordered_placement_strategy: [
        { type: "spread", field: "attribute:ecs.availability-zone" },
        { type: "spread", field: "instanceId" },
      ],
    });
  });

  it("runs, as a daemon, on each instance, without what AWS refuses of a daemon", () => {
    expect(service(daemons, "sample")).toEqual({ ...common, scheduling_strategy: "DAEMON" });
  });
});

describe("the services by path", () => {
  it.each([
    { name: "backend", port: 8081, environment: undefined },
    {
      name: "frontend",
      port: 8080,
      environment: [{ name: "BACKEND_SERVICE_HOST", value: "aws_lb.alb.dns_name" }],
    },
  ])("$name is a task of half a vCPU and 1 GiB, on a port that Docker chooses", ({ name, port, environment }) => {
    expect(taskDefinition(name)).toEqual({
      ...onEc2(`sample-cluster-${name}`),
      cpu: "512",
      memory: "1024",
      containers: [
        {
          name: `sample-ecs-${name}`,
          image: `var.${name}_image`,
          portMappings: [{ containerPort: port, hostPort: 0 }],
          environment,
        },
      ],
    });
    expect(service(stack, name)).toEqual({
      name: `sample-cluster-${name}`,
      cluster: "${aws_ecs_cluster.cluster.name}",
      task_definition: `\${aws_ecs_task_definition.${name}.arn}`,
      launch_type: "EC2",
      desired_count: 1,
      health_check_grace_period_seconds: 100,
      load_balancer: [
        {
          container_name: `sample-ecs-${name}`,
          container_port: port,
          target_group_arn: `\${aws_lb_target_group.alb_http_${name}.arn}`,
        },
      ],
      depends_on: ["aws_autoscaling_group.group", `aws_lb_listener_rule.alb_http_${name}`],
    });
  });

  it("stay a number of tasks where sample-ecs-service is a daemon", () => {
    for (const name of ["backend", "frontend"]) expect(service(daemons, name).desired_count).toBe(1);
  });
});

describe("the load balancer", () => {
  it("has public IPv4 addresses in both zones", () => {
    expect(stack.resource("aws_lb", "alb")).toEqual({
      name: "sample-ecs-alb",
      load_balancer_type: "application",
      internal: false,
      ip_address_type: "ipv4",
      subnets: ["${aws_subnet.public_1a.id}", "${aws_subnet.public_1c.id}"],
      security_groups: ["${aws_security_group.alb.id}"],
      drop_invalid_header_fields: true,
      enable_deletion_protection: false,
      depends_on: [
        "aws_route.public",
        "aws_route_table_association.public_1a",
        "aws_route_table_association.public_1c",
      ],
    });
  });

  it("forwards what arrives on port 80 to sample-ecs-service", () => {
    expect(stack.resource("aws_lb_listener", "alb_http")).toEqual({
      load_balancer_arn: "${aws_lb.alb.arn}",
      port: 80,
      protocol: "HTTP",
      default_action: [{ type: "forward", target_group_arn: "${aws_lb_target_group.alb_http_sample.arn}" }],
    });
  });

  it.each([
    ["backend", 1],
    ["frontend", 2],
  ])("forwards the path /%s/* to the service of that name, by rule %d", (name, priority) => {
    expect(stack.resource("aws_lb_listener_rule", `alb_http_${name}`)).toEqual({
      listener_arn: "${aws_lb_listener.alb_http.arn}",
      priority,
      condition: [{ path_pattern: { values: [`/${name}/*`] } }],
      action: [{ type: "forward", target_group_arn: `\${aws_lb_target_group.alb_http_${name}.arn}` }],
    });
  });

  const common = { port: 80, protocol: "HTTP", target_type: "instance", vpc_id: "${aws_vpc.main.id}" };

  it("asks for /index.html whether sample-ecs-service is healthy", () => {
    expect(stack.resource("aws_lb_target_group", "alb_http_sample")).toEqual({
      lifecycle: { create_before_destroy: true },
      ...common,
      name: "sample-ecs-target-group",
      health_check: { path: "/index.html" },
    });
  });

  it.each([
    ["backend", "/backend/api/v1/users"],
    ["frontend", "/frontend/index.html"],
  ])("asks %s for %s, and swaps its tasks quickly", (name, path) => {
    expect(stack.resource("aws_lb_target_group", `alb_http_${name}`)).toEqual({
      lifecycle: { create_before_destroy: true },
      ...common,
      name: `ecs-sample-${name}-service`,
      health_check: { path, healthy_threshold: 2 },
      deregistration_delay: "20",
    });
  });
});
