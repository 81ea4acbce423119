import { EcsDemoStack } from "../../../src/stacks/ecs-demo/ecs-demo-stack";
import { synthesiseApp } from "../../support/synth";

/** The names of the demo, and where they are. */
const NAMES = [
  ["aws_ecs_cluster", "cluster", "name", "ecs-demo"],
  ["aws_ecs_service", "app", "name", "ecs-app"],
  ["aws_ecs_task_definition", "app_task", "family", "ecs-app"],
  ["aws_ecs_service", "reserve", "name", "ecs-demo-reserve"],
  ["aws_ecs_task_definition", "reserve_task", "family", "ecs-demo-reserve"],
  ["aws_cloudwatch_metric_alarm", "reservation_scale_out", "alarm_name", "upscale"],
  ["aws_cloudwatch_metric_alarm", "reservation_scale_in", "alarm_name", "downscale"],
  ["aws_cloudwatch_dashboard", "dashboard", "dashboard_name", "ecs-demo"],
  ["aws_sns_topic", "alarms", "name", "ecs-demo-alarms"],
] as const;

const app = synthesiseApp((app) => {
  new EcsDemoStack(app, "ecs-demo");
  new EcsDemoStack(app, "blue-ecs-demo", { prefix: "blue-" });
  new EcsDemoStack(app, "shared", { state: { bucket: "team-state", region: "eu-central-1" } });
});
const stack = app.stack("ecs-demo");

describe("the ecs-demo stack", () => {
  it("has 30 resources, with addresses to read, and asks for nothing that exists", () => {
    const addresses = stack.addresses();
    expect(addresses).toHaveLength(30);
    expect(addresses.filter((address) => !/^aws_[a-z_]+\.[A-Za-z][A-Za-z0-9_]*$/.test(address))).toEqual([]);
    expect(stack.json.data).toBeUndefined();
  });

  it.each(NAMES)("has %s.%s, whose %s is %s, and with a prefix one beside it", (type, name, attribute, value) => {
    expect(stack.resource(type, name)[attribute]).toBe(value);
    expect(app.stack("blue-ecs-demo").resource(type, name)[attribute]).toBe(`blue-${value}`);
  });

  it("keeps its state in a file, or where it is told", () => {
    expect(stack.json.terraform?.backend).toHaveProperty("local");
    expect(app.stack("shared").json.terraform?.backend).toMatchObject({ s3: { bucket: "team-state" } });
  });

  it("stands in two zones, in public subnets", () => {
    expect(Object.values(stack.resources("aws_subnet"))).toMatchObject([
      { availability_zone: "${var.region}a", cidr_block: "10.0.0.0/24" },
      { availability_zone: "${var.region}c", cidr_block: "10.0.1.0/24" },
    ]);
  });

  it("has one to three instances that join the cluster", () => {
    expect(stack.resource("aws_autoscaling_group", "group")).toMatchObject({
      min_size: 1,
      max_size: 3,
      default_cooldown: 300,
      vpc_zone_identifier: ["${aws_subnet.public_1a.id}", "${aws_subnet.public_1c.id}"],
    });
    const template = stack.resource("aws_launch_template", "template");
    expect(template).toMatchObject({
      instance_type: "${var.instance_type}",
      metadata_options: { http_tokens: "required" },
      network_interfaces: [{ associate_public_ip_address: "true" }],
    });
    expect(template.user_data).toContain("ECS_CLUSTER=${aws_ecs_cluster.cluster.name}");
  });

  it("lets those who may reach ecs-app through to port 80 of the instances, and nobody else in", () => {
    const rules = Object.values(stack.resources("aws_vpc_security_group_ingress_rule"));
    expect(rules).toMatchObject([{ from_port: 80, to_port: 80, for_each: expect.stringContaining("allowed_cidrs") }]);
  });

  it.each([
    ["app", [{ containerPort: 4567, hostPort: 80 }], 1],
    ["reserve", undefined, "${var.reservations}"],
  ])("has the service %s of small tasks, which may all stop in a deployment", (id, portMappings, desired_count) => {
    expect(stack.resource("aws_ecs_service", id)).toMatchObject({
      desired_count,
      deployment_minimum_healthy_percent: 0,
      deployment_maximum_percent: 100,
      launch_type: "EC2",
    });
    const task = stack.resource("aws_ecs_task_definition", `${id}_task`);
    const [container] = JSON.parse(String(task.container_definitions).replace(/\$\{jsonencode\(.*?\)\}/g, '"?"'));
    expect(container).toMatchObject({ cpu: 128, memory: 125 });
    expect(container.portMappings).toEqual(portMappings?.map((mapping) => expect.objectContaining(mapping)));
  });

  it.each([
    ["scale_out", "GreaterThanOrEqualToThreshold", 50, { metric_interval_lower_bound: "0", scaling_adjustment: 1 }],
    ["scale_in", "LessThanOrEqualToThreshold", 25, { metric_interval_upper_bound: "0", scaling_adjustment: -1 }],
  ])("scales the instances by what tasks reserve: %s", (way, comparison_operator, threshold, step) => {
    expect(stack.resource("aws_cloudwatch_metric_alarm", `reservation_${way}`)).toMatchObject({
      namespace: "AWS/ECS",
      metric_name: "CPUReservation",
      dimensions: { ClusterName: "${aws_ecs_cluster.cluster.name}" },
      statistic: "Average",
      period: 60,
      evaluation_periods: 1,
      comparison_operator,
      threshold,
      alarm_actions: [`\${aws_autoscaling_policy.group_reservation_${way}.arn}`],
    });
    expect(stack.resource("aws_autoscaling_policy", `group_reservation_${way}`)).toMatchObject({
      estimated_instance_warmup: 300,
      step_adjustment: [step],
    });
  });

  it("has the recommended alarms of ecs-app, and tells the topic", () => {
    const alarms = Object.entries(stack.resources("aws_cloudwatch_metric_alarm"));
    const told = alarms.filter(([name]) => name.startsWith("app_alarms_"));
    expect(told.map(([name]) => name).sort()).toEqual([
      "app_alarms_cpu",
      "app_alarms_memory",
      "app_alarms_missing_tasks",
    ]);
    for (const [, alarm] of told) expect(alarm.alarm_actions).toEqual(["${aws_sns_topic.alarms.arn}"]);
  });

  it("shows the cluster, the alarms that scale, and ecs-app on its dashboard", () => {
    const body = String(stack.resource("aws_cloudwatch_dashboard", "dashboard").dashboard_body);
    const parts = [
      "aws_ecs_cluster.cluster.name",
      "aws_cloudwatch_metric_alarm.reservation_scale_out.arn",
      "aws_ecs_service.app.name",
      "aws_cloudwatch_metric_alarm.app_alarms_cpu.arn",
    ];
    const places = parts.map((part) => body.indexOf(part));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it("says what the AWS CLI has to know", () => {
    expect(Object.keys(stack.json.output ?? {}).sort()).toEqual([
      "alarm_topic_arn",
      "cluster_name",
      "dashboard_name",
      "group_name",
      "service_name",
    ]);
    for (const output of Object.values(stack.json.output ?? {})) expect(output.description).toEqual(expect.any(String));
  });
});
