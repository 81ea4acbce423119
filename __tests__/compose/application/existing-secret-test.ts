import { existingSecret } from "../../../src/compose/application/existing-secret";

const SECRET = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf";
const PARAMETER = "arn:aws:ssm:eu-west-1:123456789012:parameter/db/password";

describe("a secret that exists", () => {
  it.each([
    [SECRET, SECRET, "secretsmanager:GetSecretValue", SECRET],
    [`${SECRET}:user::`, `${SECRET}:user::`, "secretsmanager:GetSecretValue", SECRET],
    [`${SECRET}:::`, SECRET, "secretsmanager:GetSecretValue", SECRET],
    [PARAMETER, PARAMETER, "ssm:GetParameters", PARAMETER],
  ])("%s may be read, and nothing else", (given, valueFrom, action, resource) => {
    const secret = existingSecret(given);
    expect(secret.valueFrom).toBe(valueFrom);
    expect(secret.permissions).toEqual([{ actions: [action], resources: [resource] }]);
  });
});
