import { blocks, isKnown, type Resource } from "../../configuration";
import { policyIn, type Statement, textsOf } from "../../policy-document";

/** One action of a statement, and where it stands. */
export interface GrantedAction {
  readonly property: string;
  /** As it is written: `s3:GetObject`, `s3:Get*`. */
  readonly pattern: string;
}

/** What a statement of a policy allows. */
export interface Grant {
  readonly actions: readonly GrantedAction[];
  readonly resources: readonly GrantedResource[];
  /** The keys that its conditions are about, in small letters. */
  readonly conditions: readonly string[];
}

/** One resource of a statement, and where it stands. */
export interface GrantedResource {
  readonly property: string;
  readonly arn: string;
}

/** The types of resources in which it says what a role may do. */
export const GRANTING = ["aws_iam_role_policy", "aws_iam_policy", "aws_iam_role"] as const;

const grants = new WeakMap<Resource["attributes"], readonly Grant[]>();

/** What the policies in a resource allow, as far as it is known. Many rules ask for it. */
export function grantsOf(resource: Resource): readonly Grant[] {
  const known = grants.get(resource.attributes);
  if (known !== undefined) return known;
  const found = read(resource);
  grants.set(resource.attributes, found);
  return found;
}

function read({ type, attributes }: Resource): Grant[] {
  if (type !== "aws_iam_role") return ofPolicy(attributes, "policy");
  return blocks(attributes.inline_policy).flatMap((block, i) => ofPolicy(block, `inline_policy[${i}].policy`));
}

function ofPolicy(holder: Record<string, unknown>, property: string): Grant[] {
  const { statements = [] } = policyIn(holder, "policy") ?? {};
  return statements.flatMap((statement) => (statement.members.Effect === "Allow" ? [grant(statement, property)] : []));
}

function grant({ place, members }: Statement, property: string): Grant {
  const at = (name: string) => placed(members[name], `${property}.${place}.${name}`);
  return {
    actions: at("Action").map(({ text, ...where }) => ({ ...where, pattern: text })),
    resources: at("Resource").map(({ text, ...where }) => ({ ...where, arn: text })),
    conditions: blocks(members.Condition)
      .flatMap((condition) => Object.values(condition))
      .flatMap((operands) => blocks(operands).flatMap(Object.keys))
      .map((key) => key.toLowerCase()),
  };
}

/** Each text of a member, which may be one or a list; without what only Terraform knows. */
function placed(member: unknown, property: string): { property: string; text: string }[] {
  return textsOf(member).flatMap((text, i) => {
    const place = Array.isArray(member) ? `${property}[${i}]` : property;
    return typeof text === "string" && isKnown(text) ? [{ property: place, text }] : [];
  });
}

/** Whether a pattern of actions has `action` in it; case does not count, `*` is any text, and `?` any character. */
export function covers(pattern: string, action: string): boolean {
  const known = patterns.get(pattern) ?? expression(pattern);
  patterns.set(pattern, known);
  return known.test(action);
}

const patterns = new Map<string, RegExp>();

function expression(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("*", ".*").replaceAll("?", ".")}$`, "i");
}

/** Whether a pattern is all actions there are. */
export function isEveryAction(pattern: string): boolean {
  return /^\*+(:\*+)?$/.test(pattern);
}

/** The service of which a pattern is all actions: `s3` of `s3:*`. */
export function wholeService(pattern: string): string | undefined {
  return /^([a-z0-9-]+):\*+$/i.exec(pattern)?.[1]?.toLowerCase();
}

/** Whether a pattern is what rules about all actions, or all of a service, are about. */
export function isWhole(pattern: string): boolean {
  return isEveryAction(pattern) || wholeService(pattern) !== undefined;
}

/** The words in front of names, so that a wildcard behind them is every name. */
const KINDS =
  "cluster|file-system|function|group|key|log-group|parameter|policy|repository|role|secret|service|stateMachine|stream|table|task-definition|user";
const EVERY = new RegExp(`^(\\*+|arn:[^:]*:[^:]*:[^:]*:[^:]*:(\\*+|\\*/\\*|(?:${KINDS})[:/]\\*+))$`);

/** Whether a resource of a statement is every one, or every one of its kind: `*`, `arn:aws:iam::123456789012:role/*`. */
export function isEveryResource(arn: string): boolean {
  return EVERY.test(arn);
}
