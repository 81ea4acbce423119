import { TerraformVariable } from "cdktf";
import { FargateTaskDefinition } from "../../src/task-definition/fargate-task-definition";
import { Secret } from "../../src/task-definition/secret";
import { synthesiseFully } from "../support/synth";

const SECRET = "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:db-AbCdEf";
const PARAMETER = "arn:aws:ssm:ap-northeast-1:123456789012:parameter/db/password";
const KEY = "arn:aws:kms:ap-northeast-1:123456789012:key/1";

function task(secrets: Readonly<Record<string, Secret>>) {
  const stack = synthesiseFully((scope) => {
    new FargateTaskDefinition(scope, "web").addContainer("app", { image: "app:1", secrets });
  });
  const { container_definitions } = stack.resource("aws_ecs_task_definition", "web");
  const { policy } = stack.resource("aws_iam_role_policy", "web_execution_role");
  return { stack, container: JSON.parse(String(container_definitions))[0], policy: JSON.parse(String(policy)) };
}

const READ_SECRET = { Effect: "Allow", Action: ["secretsmanager:GetSecretValue"], Resource: [SECRET] };
const READ_PARAMETER = { Effect: "Allow", Action: ["ssm:GetParameters"], Resource: [PARAMETER] };
const DECRYPT = { Effect: "Allow", Action: ["kms:Decrypt"], Resource: [KEY] };

describe("a secret of a container", () => {
  it.each([
    ["a whole secret", Secret.fromSecretsManager(SECRET), SECRET, [READ_SECRET]],
    [
      "a field of a secret",
      Secret.fromSecretsManager(SECRET, { jsonField: "password" }),
      `${SECRET}:password::`,
      [READ_SECRET],
    ],
    ["a secret with a key", Secret.fromSecretsManager(SECRET, { kmsKeyArn: KEY }), SECRET, [READ_SECRET, DECRYPT]],
    ["a parameter", Secret.fromSsmParameter(PARAMETER), PARAMETER, [READ_PARAMETER]],
    [
      "a parameter with a key",
      Secret.fromSsmParameter(PARAMETER, { kmsKeyArn: KEY }),
      PARAMETER,
      [READ_PARAMETER, DECRYPT],
    ],
  ])("may be %s; the execution role may read just that", (_, secret, valueFrom, statements) => {
    const { container, policy } = task({ PASSWORD: secret });
    expect(container).toEqual({ name: "app", image: "app:1", secrets: [{ name: "PASSWORD", valueFrom }] });
    expect(policy).toEqual({ Version: "2012-10-17", Statement: statements });
  });

  it("is one of several, in their order", () => {
    const { container, policy } = task({ B: Secret.fromSsmParameter(PARAMETER), A: Secret.fromSecretsManager(SECRET) });
    expect(container.secrets).toEqual([
      { name: "B", valueFrom: PARAMETER },
      { name: "A", valueFrom: SECRET },
    ]);
    expect(policy.Statement).toEqual([READ_PARAMETER, READ_SECRET]);
  });

  it("is there before the task: the execution role is ECS's, its policy comes first", () => {
    const { stack } = task({ PASSWORD: Secret.fromSecretsManager(SECRET) });
    expect(stack.resource("aws_ecs_task_definition", "web")).toMatchObject({
      execution_role_arn: "${aws_iam_role.web_execution_role.arn}",
      depends_on: ["aws_iam_role_policy.web_execution_role"],
    });
    expect(stack.resource("aws_ecs_task_definition", "web").task_role_arn).toBeUndefined();
  });

  it("may have an ARN that only Terraform knows", () => {
    const stack = synthesiseFully((scope) => {
      const arn = new TerraformVariable(scope, "arn", { type: "string" }).stringValue;
      const secrets = { PASSWORD: Secret.fromSecretsManager(arn, { jsonField: "password" }) };
      new FargateTaskDefinition(scope, "web").addContainer("app", { image: "app:1", secrets });
    });
    expect(stack.resource("aws_ecs_task_definition", "web").container_definitions).toContain(
      '"valueFrom":${jsonencode("${var.arn}:password::")}',
    );
    expect(stack.resource("aws_iam_role_policy", "web_execution_role").policy).toContain(
      '"Resource":[${jsonencode(var.arn)}]',
    );
  });

  it("stands in no environment variable", () => {
    expect(task({ PASSWORD: Secret.fromSecretsManager(SECRET) }).container).not.toHaveProperty("environment");
  });
});
