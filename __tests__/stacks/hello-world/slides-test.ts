import { HelloWorldStack } from "../../../src/stacks/hello-world/hello-world-stack";
import { synthesiseApp } from "../../support/synth";

const stack = synthesiseApp((app) => new HelloWorldStack(app, "hello-world", { style: "slides" })).stack("hello-world");
const task = stack.resource("aws_ecs_task_definition", "task");

describe("the task definition of the slides", () => {
  it("is theirs, to the letter", () => {
    // As it stands on the slide.
    const { containerDefinitions, family } = JSON.parse(`{
      "containerDefinitions": [
        {
          "name": "wordpress",
          "links": [ "mysql" ],
          "image": "wordpress",
          "essential": true,
          "portMappings": [ { "containerPort": 80, "hostPort": 80 } ],
          "memory": 500,
          "cpu": 10
        },
        {
          "environment": [ { "name": "MYSQL_ROOT_PASSWORD", "value": "password" } ],
          "name": "mysql",
          "image": "mysql",
          "cpu": 10,
          "memory": 500,
          "essential": true
        }
      ],
      "family": "hello_world"
    }`);
    expect(JSON.parse(String(task.container_definitions))).toEqual(containerDefinitions);
    expect(task).toMatchObject({ family, network_mode: "bridge", requires_compatibilities: ["EC2"] });
  });

  it("keeps nothing, and has no role", () => {
    expect(task).not.toHaveProperty("volume");
    expect(task).not.toHaveProperty("execution_role_arn");
    expect(stack.resources("aws_efs_file_system")).toEqual({});
    expect(stack.resources("aws_secretsmanager_secret")).toEqual({});
  });
});

describe("the service of the slides", () => {
  it("runs on instances that start as tasks need them, in private subnets", () => {
    expect(stack.resource("aws_ecs_service", "service")).toMatchObject({
      desired_count: 1,
      capacity_provider_strategy: [{ capacity_provider: "${aws_ecs_capacity_provider.capacity_provider.name}" }],
      load_balancer: [{ container_name: "wordpress", container_port: 80 }],
    });
    expect(stack.resource("aws_autoscaling_group", "capacity_group")).toMatchObject({
      min_size: 0,
      max_size: 3,
      vpc_zone_identifier: ["${aws_subnet.private_1a.id}", "${aws_subnet.private_1c.id}"],
    });
    expect(stack.resource("aws_launch_template", "capacity_template").instance_type).toBe("${var.instance_type}");
  });

  it("stops the old task first, whose port the new one needs", () => {
    expect(stack.resource("aws_ecs_service", "service")).toMatchObject({
      deployment_minimum_healthy_percent: 0,
      deployment_maximum_percent: 100,
    });
  });

  it("is reached at port 80 of the instances, by the load balancer alone", () => {
    const rules = stack.resources("aws_vpc_security_group_ingress_rule");
    expect(Object.keys(rules).sort()).toEqual(["alb_http", "capacity_instances_from_alb_80"]);
  });
});
