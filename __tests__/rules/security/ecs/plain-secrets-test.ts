import { taskOf } from "../../../../src/rules/ecs-task-definition/task-example";
import { insecure, shown } from "../../../support/security";

const withValue = (name: string, value: unknown) =>
  taskOf(
    {},
    {},
    {
      environment: [
        { name: "A", value: "a" },
        { name, value },
      ],
    },
  );
const FOUND = ["web.container_definitions[1].environment[1]"];

describe("secrets in the environment", () => {
  it.each([
    "PASSWORD",
    "DB_PASSWORD",
    "dbPassword",
    "db-password",
    "db.passwd",
    "PASSPHRASE",
    "CLIENT_SECRET",
    "API_TOKEN",
    "githubToken",
    "API_KEY",
    "APIKEY",
    "apiKey",
    "SECRET_KEY",
    "SECRET_KEY_BASE",
    "PRIVATE_KEY",
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "ECS_ENGINE_AUTH_DATA",
  ])("are known by their name: %s", (name) => {
    expect(insecure("SEC121", withValue(name, "hunter2"))).toEqual(FOUND);
  });

  it.each([
    "TOKEN_TTL",
    "PASSWORD_FILE",
    "SECRET_ARN",
    "SECRET_NAME",
    "TOKENS",
    "MAX_TOKENS",
    "SECRETARY",
    "KEY",
    "KEYBOARD",
    "PUBLIC_KEY",
    "PWD",
    "BYPASSWORD",
    "LOG_LEVEL",
  ])("are not taken for more than they are: %s", (name) => {
    expect(insecure("SEC121", withValue(name, "hunter2"))).toEqual([]);
  });

  it.each([
    "",
    " ",
    "yes",
    "No",
    "TRUE",
    "false",
    "on",
    "off",
    "none",
    "1",
    "/run/secrets/password",
    "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:x",
    "${var.password}",
    undefined,
    7,
  ])("are none by their value: %j", (value) => {
    expect(insecure("SEC121", withValue("PASSWORD", value))).toEqual([]);
  });

  it.each([
    "AKIAIOSFODNN7EXAMPLE",
    "ASIAIOSFODNN7EXAMPLE",
    "-----BEGIN PRIVATE KEY-----\nMII",
    "-----BEGIN RSA PRIVATE KEY-----\n",
    "postgres://app:hunter2@db:5432/app",
    "redis://:hunter2@cache",
    "${random_password.db.result}",
    "postgres://app:${random_password.db.result}@db",
    "${aws_secretsmanager_secret_version.db.secret_string}",
    "${data.aws_secretsmanager_secret_version.db.secret_string}",
    "${data.aws_secretsmanager_random_password.db.random_password}",
  ])("are known by their value: %s", (value) => {
    expect(insecure("SEC121", withValue("URL", value))).toEqual(FOUND);
  });

  it.each([
    "XAKIAIOSFODNN7EXAMPLE",
    "AKIAIOSFODNN7EXAMPL",
    "-----BEGIN PUBLIC KEY-----",
    "https://app@db",
    "https://db:5432/a@b",
    "hunter2",
    "${random_password.db.length}",
    "random_password.db.result",
  ])("are not guessed: %s", (value) => {
    expect(insecure("SEC121", withValue("URL", value))).toEqual([]);
  });

  it("are not told", () => {
    expect(shown("SEC121", withValue("DB_PASSWORD", "hunter2"))).toEqual(["DB_PASSWORD in plain text"]);
    expect(shown("SEC121", withValue("${var.name}", "redis://:hunter2@cache"))).toEqual(["a variable in plain text"]);
  });

  it("are not where there are no variables", () => {
    for (const environment of [undefined, null, [], [null], "${var.environment}", {}]) {
      expect(insecure("SEC121", taskOf({}, { environment }))).toEqual([]);
    }
  });
});
