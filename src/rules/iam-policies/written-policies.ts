import { blocks, type Concerns, type Resource, type ResourceMap } from "../configuration";
import { type PolicyDocument, policyIn } from "../policy-document";
import { withAttribute } from "../where";

/** Who reads a policy: what its role may do, or who may take the role on. */
export type PolicyKind = "identity" | "trust";

interface PolicyPlace {
  readonly kind: PolicyKind;
  readonly attribute: string;
  /**
   * The blocks in which the attribute stands.
   * @default in none
   */
  readonly block?: string;
}

/** Where policies stand in each type of resource. */
export const POLICY_PLACES: Readonly<Record<string, readonly PolicyPlace[]>> = {
  aws_iam_role_policy: [{ kind: "identity", attribute: "policy" }],
  aws_iam_policy: [{ kind: "identity", attribute: "policy" }],
  aws_iam_role: [
    { kind: "trust", attribute: "assume_role_policy" },
    { kind: "identity", attribute: "policy", block: "inline_policy" },
  ],
};

/** A policy as it is written in a resource. */
export interface WrittenPolicy {
  readonly kind: PolicyKind;
  /** Where it stands: `inline_policy[0].policy`. */
  readonly property: string;
  readonly text: string;
  readonly document: PolicyDocument;
}

/** Whether there can be a policy in a resource of a type. */
export function withPolicy(resourceType: string): Concerns {
  return withAttribute(...(POLICY_PLACES[resourceType] ?? []).map(({ attribute, block = attribute }) => block));
}

/** The policies that are written in a resource, as far as they are known. */
export function policiesOf({ type, attributes }: Resource): readonly WrittenPolicy[] {
  return (POLICY_PLACES[type] ?? []).flatMap(({ kind, attribute, block }) => {
    if (block === undefined) return written(kind, attributes, attribute, attribute);
    return blocks(attributes[block]).flatMap((each, i) =>
      written(kind, each, attribute, `${block}[${i}].${attribute}`),
    );
  });
}

function written(
  kind: PolicyKind,
  holder: Readonly<Record<string, unknown>>,
  attribute: string,
  property: string,
): WrittenPolicy[] {
  const document = policyIn(holder, attribute);
  return document === undefined ? [] : [{ kind, property, text: String(holder[attribute]), document }];
}

/** A statement that is right, of each kind. */
export const STATEMENTS = {
  identity: { Effect: "Allow", Action: "s3:GetObject", Resource: "*" },
  trust: { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ecs-tasks.amazonaws.com" } },
};

/** A resource with a policy of one statement, for the examples of rules. */
export function policyExample(resourceType: string, kind: PolicyKind, changes: object): ResourceMap {
  const Statement = [{ ...STATEMENTS[kind], ...changes }];
  const text = JSON.stringify({ Version: "2012-10-17", Statement });
  const { attribute = "policy", block } = POLICY_PLACES[resourceType]?.find((place) => place.kind === kind) ?? {};
  return {
    [resourceType]: { web: block === undefined ? { [attribute]: text } : { [block]: [{ [attribute]: text }] } },
  };
}
