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
export const POLICY_VERSION = "2012-10-17";

/** A policy document of `statements`, for `jsonTemplate`. */
export function policyDocument(statements: readonly PolicyStatement[]): object {
  return {
    Version: POLICY_VERSION,
    Statement: statements.map(statementElement),
  };
}

/** A statement as the policy language has it. */
export function statementElement({ effect = "Allow", actions, resources, conditions }: PolicyStatement): object {
  return { Effect: effect, Action: actions, Resource: resources, Condition: conditions };
}

/** What a policy that stands on a resource itself allows, and whom. Values may be tokens. */
export interface ResourcePolicyStatement {
  readonly principal: Principal;
  /** For example `ecr:BatchGetImage`. */
  readonly actions: readonly string[];
}

/** A policy document of `statements` about the resource that it stands on, for `jsonTemplate`. */
export function resourcePolicyDocument(statements: readonly ResourcePolicyStatement[]): object {
  return {
    Version: POLICY_VERSION,
    Statement: statements.map(({ principal, actions }) => ({
      Effect: "Allow",
      Principal: principal.element,
      Action: actions,
      Condition: principal.conditions,
    })),
  };
}

/** The document that lets `principal` take on a role. */
export function trustDocument({ element, conditions }: Principal): object {
  const statement = { Effect: "Allow", Action: "sts:AssumeRole", Principal: element, Condition: conditions };
  return { Version: POLICY_VERSION, Statement: [statement] };
}
