import { arnPrefix, startPermissions } from "../../../src/modules/task/permissions";

describe("arnPrefix", () => {
  it("has partition, region and account of the cluster", () => {
    const part = (index: number) => `\${split(":", local.cluster_arn)[${index}]}`;
    expect(arnPrefix("ssm")).toBe(`arn:${part(1)}:ssm:${part(3)}:${part(4)}`);
  });
});

describe("startPermissions", () => {
  const statements = startPermissions();
  const allowing = (action: string) => statements.find((statement) => statement.includes(`"${action}"`));

  it("always has a statement, as a policy needs one", () => {
    expect(statements[0]).toBe(
      '[{ "Effect" = "Allow", "Action" = ["ecr:GetAuthorizationToken"], "Resource" = ["*"] }]',
    );
    expect(statements.slice(1).every((statement) => statement.endsWith("if length(resources) > 0]"))).toBe(true);
  });

  it.each([
    ["ecr:BatchGetImage", "container.image"],
    ["logs:PutLogEvents", "local.logs"],
    ["secretsmanager:GetSecretValue", "container.secrets"],
    ["secretsmanager:GetSecretValue", "container.repositoryCredentials"],
    ["secretsmanager:GetSecretValue", "var.task_exec_secret_arns"],
    ["ssm:GetParameters", "container.logConfiguration.secretOptions"],
    ["ssm:GetParameters", "var.task_exec_ssm_param_arns"],
    ["s3:GetObject", "container.environmentFiles"],
    ["s3:GetBucketLocation", "container.environmentFiles"],
  ])("allows %s for %s", (action, what) => {
    expect(allowing(action)).toContain(what);
  });
});
