import type { Conditions, Principal } from "./principal";

/** What a policy allows or denies. Values may be tokens. */
export interface PolicyStatement {
  /** @default "Allow" */
  readonly effect?: "Allow" | "Deny";
  /** For example `logs:PutLogEvents`. */
  readonly actions: readonly string[];
  /** ARNs, or `*`. */
  readonly resources: readonly string[];
  /** @default none */
  readonly conditions?: Conditions;
}

/** The policy language's version: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html */
const VERSION = "2012-10-17";

/** A policy document of `statements`, for `jsonTemplate`. */
export function policyDocument(statements: readonly PolicyStatement[]): object {
  return {
    Version: VERSION,
    Statement: statements.map(({ effect = "Allow", actions, resources, conditions }) => ({
      Effect: effect,
      Action: actions,
      Resource: resources,
      Condition: conditions,
    })),
  };
}

/** The document that lets `principal` take on a role. */
export function trustDocument({ element, conditions }: Principal): object {
  const statement = { Effect: "Allow", Action: "sts:AssumeRole", Principal: element, Condition: conditions };
  return { Version: VERSION, Statement: [statement] };
}
