import { HandsonStack } from "../../../src/stacks/handson/handson-stack";
import { RunTaskStack } from "../../../src/stacks/run-task/run-task-stack";
import { SampleClusterStack } from "../../../src/stacks/sample-cluster/sample-cluster-stack";
import { type Synthesised, synthesiseApp } from "../../support/synth";

const app = synthesiseApp((app) => {
  new HandsonStack(app, "handson");
  new SampleClusterStack(app, "sample-cluster");
  new RunTaskStack(app, "run-task");
  new RunTaskStack(app, "blue-run-task", { prefix: "blue-" });
  new RunTaskStack(app, "shared", { state: { bucket: "team-state", region: "eu-central-1" } });
});
const stack = app.stack("run-task");

/** What AWS has no second of in an account and region: names, families and alarms, by type. */
function names({ json }: Synthesised): string[] {
  return Object.entries(json.resource ?? {}).flatMap(([type, resources]) =>
    Object.values(resources).flatMap(({ name, family, alarm_name }) => {
      const given = name ?? family ?? alarm_name;
      return given ? [`${type} ${given}`] : [];
    }),
  );
}

describe("the stack run-task", () => {
  it("has 26 resources, with addresses to read", () => {
    expect(stack.addresses()).toHaveLength(26);
    expect(stack.addresses().filter((address) => !/^aws_[a-z_]+\.[a-z][a-z0-9_]*$/.test(address))).toEqual([]);
  });

  it("has two public subnets, and no NAT gateway to pay", () => {
    expect(stack.resources("aws_subnet")).toEqual({
      public_1a: expect.objectContaining({ cidr_block: "10.0.1.0/24", availability_zone: "${var.region}a" }),
      public_1c: expect.objectContaining({ cidr_block: "10.0.2.0/24", availability_zone: "${var.region}c" }),
    });
    expect(stack.resources("aws_nat_gateway")).toEqual({});
  });

  it("runs every task in these, with a public address and one security group that lets nothing in", () => {
    const network = {
      subnets: ["${aws_subnet.public_1a.id}", "${aws_subnet.public_1c.id}"],
      security_groups: ["${aws_security_group.tasks.id}"],
      assign_public_ip: true,
    };
    for (const name of ["nightly", "hourly"]) {
      expect(stack.resource("aws_scheduler_schedule", name).target).toMatchObject({
        ecs_parameters: { network_configuration: network },
      });
    }
    expect(Object.keys(stack.resources("aws_security_group"))).toEqual(["tasks"]);
    expect(stack.resources("aws_vpc_security_group_ingress_rule")).toEqual({});
  });

  it("has one task definition, of a batch that ends by itself and writes to CloudWatch", () => {
    expect(Object.keys(stack.resources("aws_ecs_task_definition"))).toEqual(["batch"]);
    const { container_definitions } = stack.resource("aws_ecs_task_definition", "batch");
    expect(container_definitions).toContain('"command":["sh","-c","echo \\"batch: started\\"; sleep 10; ');
    expect(container_definitions).toContain('"image":${jsonencode(var.image)}');
    expect(container_definitions).toContain('"logDriver":"awslogs"');
    expect(stack.resource("aws_cloudwatch_log_group", "batch")).toEqual({
      name: "/ecs/run-task-batch",
      retention_in_days: 30,
    });
  });

  it("starts one every night at three in Tokyo, and tries for an hour", () => {
    expect(stack.resource("aws_scheduler_schedule", "nightly")).toMatchObject({
      name: "nightly-batch",
      schedule_expression: "cron(0 3 * * ? *)",
      schedule_expression_timezone: "Asia/Tokyo",
      target: {
        ecs_parameters: { launch_type: "FARGATE", task_count: 1 },
        retry_policy: { maximum_retry_attempts: 3, maximum_event_age_in_seconds: 3600 },
      },
    });
  });

  it("starts one every hour on spare capacity, while the cluster has that", () => {
    expect(stack.resource("aws_scheduler_schedule", "hourly")).toMatchObject({
      name: "hourly-batch",
      schedule_expression: "rate(1 hour)",
      target: {
        ecs_parameters: { capacity_provider_strategy: [{ capacity_provider: "FARGATE_SPOT", weight: 1 }] },
      },
      depends_on: expect.arrayContaining(["aws_ecs_cluster_capacity_providers.cluster"]),
    });
    expect(stack.resource("aws_ecs_cluster_capacity_providers", "cluster").capacity_providers).toEqual([
      "FARGATE",
      "FARGATE_SPOT",
    ]);
  });

  it.each(["nightly", "hourly"])("starts the %s batch while the variable allows it", (name) => {
    expect(stack.resource("aws_scheduler_schedule", name).state).toBe(
      '${var.schedules_enabled ? "ENABLED" : "DISABLED"}',
    );
  });

  it.each(["nightly", "hourly"])("raises an alarm as soon as the %s batch was not started", (name) => {
    expect(stack.resource("aws_cloudwatch_metric_alarm", `${name}_not_started`)).toEqual({
      alarm_name: `${name}-batch-not-started`,
      alarm_description: `Why ${name}-batch could not be started stands in the messages of the queue.`,
      namespace: "AWS/SQS",
      metric_name: "ApproximateNumberOfMessagesVisible",
      dimensions: { QueueName: `\${aws_sqs_queue.${name}.name}` },
      statistic: "Maximum",
      period: 300,
      comparison_operator: "GreaterThanThreshold",
      threshold: 0,
      evaluation_periods: 1,
      treat_missing_data: "notBreaching",
    });
  });

  it("tells the command that starts two tasks, and the name of the cluster", () => {
    expect(stack.json.output).toEqual({
      run_command: {
        value: expect.stringMatching(/^aws ecs run-task --region .* --count 2 --launch-type FARGATE --network-conf/),
        description: "For a shell with the AWS CLI: starts two tasks now.",
      },
      cluster_name: {
        value: "${aws_ecs_cluster.cluster.name}",
        description: "For the AWS CLI: aws ecs list-tasks --cluster <name> --desired-status STOPPED",
      },
    });
  });

  it("runs in the region of the variable, and tags what it makes with its name", () => {
    expect(stack.json.provider).toEqual({
      aws: [{ region: "${var.region}", default_tags: [{ tags: { Stack: "run-task" } }] }],
    });
  });

  it("keeps its state beside the program, or in the bucket that is given", () => {
    expect(stack.json.terraform?.backend).toEqual({
      local: { path: expect.stringMatching(/terraform.run-task.tfstate$/) },
    });
    expect(app.stack("shared").json.terraform?.backend).toMatchObject({ s3: { key: "shared.tfstate" } });
  });

  it("shares no name with another stack, nor with a copy under a prefix", () => {
    const all = ["handson", "sample-cluster", "run-task", "blue-run-task"].flatMap((id) => names(app.stack(id)));
    expect(all).toContain("aws_scheduler_schedule blue-nightly-batch");
    expect(all.filter((name, i) => all.indexOf(name) !== i)).toEqual([]);
  });
});
