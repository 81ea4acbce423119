import { type InstanceScaling, SampleEcsStack } from "../../../src/stacks/sample-ecs/sample-ecs-stack";
import { synthesiseApp } from "../../support/synth";
import { evaluateTemplate } from "../../support/terraform-template";

const WAYS: readonly InstanceScaling[] = ["capacity-provider", "same-alarms", "instances-first"];
const app = synthesiseApp((app) => {
  for (const scaling of WAYS) new SampleEcsStack(app, scaling, { scaling });
});
const POLICY = "AmazonEC2ContainerServiceRole";

describe.each(WAYS)("the task of the sample-ecs stack (%s)", (scaling) => {
  const { container_definitions, ...attributes } = app.stack(scaling).resource("aws_ecs_task_definition", "task");
  const images = { "var.nginx_image": "nginx:1", "var.app_image": "app:1" };
  const text = evaluateTemplate(String(container_definitions), images);
  const [nginx, application, ...others] = JSON.parse(String(text));

  it("is for instances, in bridge mode, in which containers are linked", () => {
    expect(attributes).toEqual({
      family: "sample-ecs-task",
      requires_compatibilities: ["EC2"],
      network_mode: "bridge",
      lifecycle: { create_before_destroy: true },
    });
    expect(others).toEqual([]);
  });

  it("takes port 80 of its instance for nginx, so that an instance has room for one", () => {
    expect(nginx).toEqual({
      name: "nginx-container",
      image: "nginx:1",
      cpu: 128,
      memory: 128,
      portMappings: [{ containerPort: 80, hostPort: 80 }],
      links: ["spring-boot-container"],
      environment: [{ name: "NGINX_CONFIG", value: expect.any(String) }],
      command: [
        "sh",
        "-c",
        'printf "%s" "$NGINX_CONFIG" > /etc/nginx/conf.d/default.conf && exec nginx -g "daemon off;"',
      ],
    });
  });

  it("has nginx pass requests on to the container beside it, as they came", () => {
    const lines = nginx.environment[0].value.split("\n").map((line: string) => line.trim());
    expect(lines).toEqual([
      "server {",
      "listen 80;",
      "location / {",
      "proxy_pass http://spring-boot-container:8080;",
      "proxy_set_header Host $host;",
      "proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;",
      "}",
      "}",
    ]);
  });

  it("runs Spring Boot without a port of the instance", () => {
    expect(application).toEqual({ name: "spring-boot-container", image: "app:1", cpu: 1024, memory: 1024 });
  });
});

describe.each(WAYS)("the service of the sample-ecs stack (%s)", (scaling) => {
  const stack = app.stack(scaling);

  it("has the document's role, with what ECS needs for the load balancer", () => {
    const { assume_role_policy, ...role } = stack.resource("aws_iam_role", "service_role");
    expect(role).toEqual({ name: "ecsServiceRole" });
    expect(JSON.parse(String(assume_role_policy)).Statement).toEqual([
      { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ecs.amazonaws.com" } },
    ]);
    expect(stack.resource("aws_iam_role_policy_attachment", `service_role_${POLICY}`)).toEqual({
      role: "${aws_iam_role.service_role.name}",
      policy_arn: `arn:aws:iam::aws:policy/service-role/${POLICY}`,
    });
  });

  it("has two tasks at first, which scaling changes, and comes after its role, its instances and its listener", () => {
    const { depends_on, ...service } = stack.resource("aws_ecs_service", "service");
    const provider = scaling === "capacity-provider";
    expect(service).toEqual({
      name: "sample-ecs-service",
      cluster: "${aws_ecs_cluster.cluster.name}",
      task_definition: "${aws_ecs_task_definition.task.arn}",
      iam_role: "${aws_iam_role.service_role.arn}",
      desired_count: 2,
      deployment_minimum_healthy_percent: 50,
      deployment_maximum_percent: 200,
      health_check_grace_period_seconds: 60,
      load_balancer: [
        {
          target_group_arn: "${aws_lb_target_group.alb_http_web.arn}",
          container_name: "nginx-container",
          container_port: 80,
        },
      ],
      lifecycle: { ignore_changes: ["desired_count"] },
      ...(provider
        ? {
            capacity_provider_strategy: [
              { capacity_provider: "${aws_ecs_capacity_provider.provider.name}", weight: 1 },
            ],
            force_new_deployment: true,
          }
        : { launch_type: "EC2" }),
    });
    expect(depends_on).toEqual([
      `aws_iam_role_policy_attachment.service_role_${POLICY}`,
      ...(provider ? ["aws_ecs_cluster_capacity_providers.cluster"] : []),
      "aws_autoscaling_group.instances_group",
      "aws_lb_listener.alb_http",
    ]);
  });

  it("is reached by HTTP, through a load balancer in both zones", () => {
    expect(stack.resource("aws_lb", "alb")).toMatchObject({
      name: "sample-ecs-alb",
      load_balancer_type: "application",
      internal: false,
      subnets: ["${aws_subnet.public_1a.id}", "${aws_subnet.public_1c.id}"],
      security_groups: ["${aws_security_group.alb.id}"],
    });
    expect(stack.resource("aws_lb_listener", "alb_http")).toEqual({
      load_balancer_arn: "${aws_lb.alb.arn}",
      port: 80,
      protocol: "HTTP",
      default_action: [{ type: "forward", target_group_arn: "${aws_lb_target_group.alb_http_web.arn}" }],
    });
    expect(stack.resource("aws_lb_target_group", "alb_http_web")).toEqual({
      lifecycle: { create_before_destroy: true },
      name: "sample-ecs-tg",
      port: 80,
      protocol: "HTTP",
      target_type: "instance",
      vpc_id: "${aws_vpc.main.id}",
    });
  });
});
