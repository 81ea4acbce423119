import type { ResourceMap } from "../../src/rules/configuration";

/** An inline policy of statements. */
export function policyOf(...statements: object[]): ResourceMap {
  return { aws_iam_role_policy: { app: { policy: JSON.stringify({ Statement: statements }) } } };
}
