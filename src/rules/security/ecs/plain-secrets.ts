import { blocks, knownList, knownString } from "../../configuration";
import { type Container, knownContainersOf, withMember } from "../../ecs-container/container-document";
import { taskOf } from "../../ecs-task-definition/task-example";
import type { Finding } from "../../rule";
import { where } from "../../where";
import type { SecurityRule } from "../security-rule";

/** Variables that are secrets by their name: what it ends with, as TOKEN_TTL, PASSWORD_FILE and SECRET_ARN are none. */
const SECRET_NAME =
  /(^|_)(PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|API_?KEY|ACCESS_?KEY|SECRET_?KEY|PRIVATE_?KEY|SECRET_KEY_BASE|ENGINE_AUTH_DATA|AWS_ACCESS_KEY_ID)$/;
/** MYSQL_ALLOW_EMPTY_PASSWORD=yes, TOKEN=/run/token and ARNs are no secrets, whatever the name. */
const NO_SECRET = /^\s*$|^(yes|no|true|false|on|off|none|\d|\/.*|arn:aws.*)$/is;
/** A key of AWS, a private key, or a user with a password in a URL. */
const SECRET_VALUE = /\b(AKIA|ASIA)[A-Z2-7]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----|:\/\/[^\s/:@]*:[^\s/@]+@/;
/** Of these, Terraform's configuration says that they are secrets. */
const SECRET_REFERENCE =
  /\$\{[^}]*\b(random_password\.[\w-]+\.result|(aws_secretsmanager_secret_version|aws_secretsmanager_random_password)\.[\w-]+\.(secret_string|random_password))\b/;

function variable(name: string, value: string) {
  return taskOf({}, { environment: [{ name, value }] });
}

/** What everybody may read who may describe a task definition. */
export const plainSecretRules: readonly SecurityRule[] = where<SecurityRule>(withMember("environment"), [
  {
    id: "SEC121",
    severity: "warning",
    level: "baseline",
    // trivy's takes TOKEN_TTL for a secret, and cdk-nag's every variable.
    checks: ["AWS-0036", "ECS.8", "AwsSolutions-ECS2"],
    resourceType: "aws_ecs_task_definition",
    title: "no secret is a plain environment variable",
    explanation: "Whoever may describe a task definition reads its environment, and old revisions keep it for good.",
    fix: "Keep it in Secrets Manager or Parameter Store, and give it by secrets.",
    source: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-8",
    *check(task) {
      for (const container of knownContainersOf(task)) yield* secretsIn(container);
    },
    examples: { failing: variable("DB_PASSWORD", "hunter2"), passing: variable("TOKEN_TTL", "3600") },
  },
]);

/** The value is not told: what is found is printed, and kept in logs. */
function* secretsIn({ property, container }: Container): Iterable<Finding> {
  for (const [i, entry] of (knownList(container.environment) ?? []).entries()) {
    const [{ name, value } = {}] = blocks(entry);
    if (typeof value !== "string") continue;
    const known = knownString(value);
    const isSecret =
      known === undefined
        ? SECRET_REFERENCE.test(value)
        : SECRET_VALUE.test(known) || (isSecretName(knownString(name) ?? "") && !NO_SECRET.test(known));
    if (!isSecret) continue;
    const got = `${knownString(name) ?? "a variable"} in plain text`;
    yield { property: `${property}.environment[${i}]`, got, allowed: "a secret by valueFrom" };
  }
}

/** The name in words: apiToken, api-token and API_TOKEN are one. */
function isSecretName(name: string): boolean {
  const words = name.replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2").replaceAll(/[-.]/g, "_");
  return SECRET_NAME.test(words.toUpperCase());
}
