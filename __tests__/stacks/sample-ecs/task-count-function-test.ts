import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Testing } from "cdktf";
import { strFromU8, unzipSync } from "fflate";
import { SampleEcsStack } from "../../../src/stacks/sample-ecs/sample-ecs-stack";
import { scratchDirectory } from "../../support/scratch";
import { Synthesised } from "../../support/synth";
import { evaluateTemplate } from "../../support/terraform-template";

const outdir = scratchDirectory();
const app = Testing.app({ outdir });
new SampleEcsStack(app, "sample-ecs", { scaling: "instances-first" });
app.synth();
const directory = join(outdir, "stacks/sample-ecs");
const stack = new Synthesised(readFileSync(join(directory, "cdk.tf.json"), "utf8"));

/** A JSON document in which Terraform fills in what it knows after an apply. */
function json(text: unknown) {
  const values = {
    "aws_autoscaling_group.instances_group.name": "sample-autoscaling-group",
    "aws_cloudwatch_log_group.task_count.arn": "arn:log-group",
    "aws_ecs_service.service.id": "arn:service",
  };
  return JSON.parse(String(evaluateTemplate(String(text), values)));
}

describe("the function that sets the number of tasks", () => {
  const { filename, source_code_hash, ...attributes } = stack.resource("aws_lambda_function", "task_count");

  it("knows what to count, what to set, and within which limits", () => {
    expect(attributes).toEqual({
      function_name: "sample-ecs-task-count",
      description: "One task for each instance",
      role: "${aws_iam_role.task_count_role.arn}",
      runtime: "nodejs22.x",
      handler: "task-count.handler",
      timeout: 30,
      environment: {
        variables: {
          AUTO_SCALING_GROUP: "${aws_autoscaling_group.instances_group.name}",
          CLUSTER: "${aws_ecs_cluster.cluster.name}",
          SERVICE: "${aws_ecs_service.service.name}",
          MIN_TASKS: "2",
          MAX_TASKS: "4",
        },
      },
      depends_on: ["aws_iam_role_policy.task_count_role"],
    });
  });

  it("is the source file beside the stack, under the name that the handler has, and is updated when that changes", () => {
    const bytes = readFileSync(String(filename).replace("${path.module}", directory));
    const source = readFileSync(join(__dirname, "../../../src/stacks/sample-ecs/task-count.js"), "utf8");
    const files = Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]);
    expect(files).toEqual([["task-count.js", source]]);
    expect(source_code_hash).toBe(createHash("sha256").update(bytes).digest("base64"));
  });

  it("may look at groups, change this service alone, and write to its log", () => {
    const { assume_role_policy } = stack.resource("aws_iam_role", "task_count_role");
    expect(json(assume_role_policy).Statement).toEqual([
      { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } },
    ]);
    const { role, policy } = stack.resource("aws_iam_role_policy", "task_count_role");
    expect(role).toBe("${aws_iam_role.task_count_role.id}");
    expect(json(policy).Statement).toEqual([
      {
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: ["arn:log-group:*"],
      },
      { Effect: "Allow", Action: ["ecs:UpdateService"], Resource: ["arn:service"] },
      { Effect: "Allow", Action: ["autoscaling:DescribeAutoScalingGroups"], Resource: ["*"] },
    ]);
    const attached = Object.values(stack.resources("aws_iam_role_policy_attachment")).map(({ role }) => role);
    expect(attached).not.toContain("${aws_iam_role.task_count_role.name}");
  });

  it("writes to a log that is kept for a month", () => {
    expect(stack.resource("aws_cloudwatch_log_group", "task_count")).toEqual({
      name: "/aws/lambda/sample-ecs-task-count",
      retention_in_days: 30,
    });
  });

  it("is called when an instance of the group was started or ended, and by that rule alone", () => {
    const { event_pattern, ...rule } = stack.resource("aws_cloudwatch_event_rule", "task_count");
    expect(rule).toEqual({ name: "sample-ecs-task-count", description: "An instance was started or ended" });
    expect(json(event_pattern)).toEqual({
      source: ["aws.autoscaling"],
      "detail-type": ["EC2 Instance Launch Successful", "EC2 Instance Terminate Successful"],
      detail: { AutoScalingGroupName: ["sample-autoscaling-group"] },
    });
    expect(stack.resource("aws_cloudwatch_event_target", "task_count")).toEqual({
      rule: "${aws_cloudwatch_event_rule.task_count.name}",
      arn: "${aws_lambda_function.task_count.arn}",
    });
    expect(stack.resource("aws_lambda_permission", "task_count")).toEqual({
      action: "lambda:InvokeFunction",
      function_name: "${aws_lambda_function.task_count.function_name}",
      principal: "events.amazonaws.com",
      source_arn: "${aws_cloudwatch_event_rule.task_count.arn}",
    });
  });
});
