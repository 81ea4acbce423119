import { FargateTaskDefinition } from "../../src/task-definition/fargate-task-definition";
import { GeneratedSecret, type GeneratedSecretProps } from "../../src/task-definition/generated-secret";
import { synthesiseFully } from "../support/synth";

function generated(props?: GeneratedSecretProps) {
  return synthesiseFully((scope) => {
    new GeneratedSecret(scope, "password", props);
  });
}

function ephemeral(props?: GeneratedSecretProps) {
  const { ephemeral: blocks } = JSON.parse(generated(props).text);
  const { "//": _comment, ...attributes } = blocks.aws_secretsmanager_random_password.password;
  return attributes;
}

describe("a generated secret", () => {
  it("is a password that Terraform asks for and writes into no state, once", () => {
    const stack = generated();
    expect(stack.addresses()).toEqual([
      "aws_secretsmanager_secret.password",
      "aws_secretsmanager_secret_version.password",
    ]);
    expect(stack.resource("aws_secretsmanager_secret", "password")).toEqual({ name: "stack-password" });
    expect(stack.resource("aws_secretsmanager_secret_version", "password")).toEqual({
      secret_id: "${aws_secretsmanager_secret.password.id}",
      secret_string_wo: "${ephemeral.aws_secretsmanager_random_password.password.random_password}",
      secret_string_wo_version: 1,
    });
  });

  it("is of letters and digits, and asked for when the secret is there", () => {
    expect(ephemeral()).toEqual({
      password_length: 32,
      exclude_punctuation: true,
      exclude_characters: "${substr(aws_secretsmanager_secret.password.arn, 0, 0)}",
    });
  });

  it("takes a name, a length, tags, and how long it can be brought back", () => {
    const props = { secretName: "db", passwordLength: 64, recoveryWindowInDays: 0, tags: { Team: "shop" } };
    expect(generated(props).resource("aws_secretsmanager_secret", "password")).toEqual({
      name: "db",
      recovery_window_in_days: 0,
      tags: { Team: "shop" },
    });
    expect(ephemeral(props).password_length).toBe(64);
  });

  it("is there, with the password, before a task that reads it; and may be read by that alone", () => {
    const stack = synthesiseFully((scope) => {
      const { secret } = new GeneratedSecret(scope, "password");
      new FargateTaskDefinition(scope, "web").addContainer("app", { image: "app:1", secrets: { PASSWORD: secret } });
    });
    const arn = "${jsonencode(aws_secretsmanager_secret_version.password.arn)}";
    expect(stack.resource("aws_ecs_task_definition", "web").container_definitions).toContain(
      `"secrets":[{"name":"PASSWORD","valueFrom":${arn}}]`,
    );
    expect(stack.resource("aws_iam_role_policy", "web_execution_role").policy).toContain(
      `"Action":["secretsmanager:GetSecretValue"],"Resource":[${arn}]`,
    );
  });
});
