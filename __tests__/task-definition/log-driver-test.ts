import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { TerraformStack } from "cdktf";
import { FargateTaskDefinition } from "../../src/task-definition/fargate-task-definition";
import { type AwsLogsOptions, LogDriver } from "../../src/task-definition/log-driver";
import { synthesiseFully } from "../support/synth";

function task(options: (stack: TerraformStack) => AwsLogsOptions = () => ({})) {
  return synthesiseFully((scope) => {
    const web = new FargateTaskDefinition(scope, "web");
    web.addContainer("app", { image: "app:1", logging: LogDriver.awsLogs(options(scope)) });
  });
}

type Stack = ReturnType<typeof task>;

function containersOf(stack: Stack): Record<string, unknown>[] {
  const text = String(stack.resource("aws_ecs_task_definition", "web").container_definitions);
  return JSON.parse(text.replace(/\$\{jsonencode\(([^)]*)\)\}/g, '"<$1>"'));
}

const optionsOf = (stack: Stack) => containersOf(stack)[0]?.logConfiguration;

const REGION = "<data.aws_region.logs.name>";

describe("the output of a container, in CloudWatch Logs", () => {
  it("goes to a log group of its own, which keeps it for a year", () => {
    const stack = task();
    expect(stack.resource("aws_cloudwatch_log_group", "web_app")).toEqual({
      name: "/ecs/stack-web-app",
      retention_in_days: 365,
    });
    expect(optionsOf(stack)).toEqual({
      logDriver: "awslogs",
      options: {
        "awslogs-group": "<aws_cloudwatch_log_group.web_app.name>",
        "awslogs-region": REGION,
        "awslogs-stream-prefix": "web_app",
      },
    });
  });

  it("may be written by the execution role, which may do nothing else", () => {
    const stack = task();
    const { policy, role } = stack.resource("aws_iam_role_policy", "web_execution_role");
    expect(role).toBe("${aws_iam_role.web_execution_role.id}");
    expect(JSON.parse(String(policy).replace(/\$\{jsonencode\("(.*?)"\)\}/, '"$1"'))).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          Resource: ["${aws_cloudwatch_log_group.web_app.arn}:*"],
        },
      ],
    });
    expect(stack.resource("aws_ecs_task_definition", "web").depends_on).toEqual([
      "aws_iam_role_policy.web_execution_role",
    ]);
  });

  it("goes to a log group of at most 512 characters, whatever the container is called", () => {
    const stack = synthesiseFully((scope) => {
      const web = new FargateTaskDefinition(scope, "web");
      web.addContainer("x".repeat(600), { image: "app:1", containerName: "app", logging: LogDriver.awsLogs() });
    });
    const [group] = Object.values(stack.resources("aws_cloudwatch_log_group"));
    expect(group?.name).toMatch(/^\/ecs\/stack-web-x+-[0-9a-z]{8}$/);
    expect(group?.name).toHaveLength(512);
  });

  it.each([0, 1, 30])("is kept for the days that are given, 0 for ever: %i", (retentionInDays) => {
    expect(task(() => ({ retentionInDays })).resource("aws_cloudwatch_log_group", "web_app").retention_in_days).toBe(
      retentionInDays,
    );
  });

  it("takes the prefix of the streams and the mode", () => {
    expect(optionsOf(task(() => ({ streamPrefix: "shop", mode: "non-blocking" })))).toMatchObject({
      options: { "awslogs-stream-prefix": "shop", mode: "non-blocking" },
    });
  });

  it("goes to a log group that exists, as text", () => {
    const logGroup = { name: "/shop", arn: "arn:aws:logs:ap-northeast-1:123456789012:log-group:/shop" };
    const stack = task(() => ({ logGroup }));
    expect(stack.resources("aws_cloudwatch_log_group")).toEqual({});
    expect(optionsOf(stack)).toMatchObject({ options: { "awslogs-group": "/shop" } });
    const { policy } = stack.resource("aws_iam_role_policy", "web_execution_role");
    expect(JSON.parse(String(policy)).Statement).toEqual([
      { Effect: "Allow", Action: ["logs:CreateLogStream", "logs:PutLogEvents"], Resource: [`${logGroup.arn}:*`] },
    ]);
  });

  it("goes to a log group that stands elsewhere in the stack", () => {
    const stack = task((scope) => ({ logGroup: new CloudwatchLogGroup(scope, "shared", { name: "/shared" }) }));
    expect(Object.keys(stack.resources("aws_cloudwatch_log_group"))).toEqual(["shared"]);
    expect(optionsOf(stack)).toMatchObject({ options: { "awslogs-group": "<aws_cloudwatch_log_group.shared.name>" } });
  });

  it("shares one data source for the region, and one role, with all containers of the task", () => {
    const stack = synthesiseFully((scope) => {
      for (const id of ["web", "batch"]) {
        const taskDefinition = new FargateTaskDefinition(scope, id);
        for (const name of ["a", "b"]) {
          taskDefinition.addContainer(name, { image: "app:1", logging: LogDriver.awsLogs() });
        }
      }
    });
    expect(stack.json.data).toEqual({ aws_region: { logs: {} } });
    expect(Object.keys(stack.resources("aws_cloudwatch_log_group"))).toEqual(["web_a", "web_b", "batch_a", "batch_b"]);
    expect(Object.keys(stack.resources("aws_iam_role"))).toEqual(["web_execution_role", "batch_execution_role"]);
    const { policy } = stack.resource("aws_iam_role_policy", "web_execution_role");
    expect(String(policy).match(/log_group\.\w+\.arn/g)).toEqual(["log_group.web_a.arn", "log_group.web_b.arn"]);
    expect(containersOf(stack)).toMatchObject([
      { logConfiguration: { options: { "awslogs-region": REGION } } },
      { logConfiguration: { options: { "awslogs-region": REGION } } },
    ]);
  });
});

describe("a log driver of the user's own", () => {
  const SPLUNK = { "splunk-url": "https://splunk.example", "splunk-token": "1" };

  it("says what stands in the task definition, and what the execution role may do", () => {
    const splunk: LogDriver = {
      bind: (container) => ({
        configuration: { logDriver: "splunk", options: { ...SPLUNK, tag: container.node.id } },
        permissions: [],
      }),
    };
    const stack = synthesiseFully((scope) => {
      new FargateTaskDefinition(scope, "web").addContainer("app", { image: "app:1", logging: splunk });
    });
    expect(optionsOf(stack)).toEqual({ logDriver: "splunk", options: { ...SPLUNK, tag: "app" } });
    expect(stack.addresses()).toEqual(["aws_ecs_task_definition.web"]);
  });
});
