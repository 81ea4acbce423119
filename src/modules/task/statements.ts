import { hclOf } from "../../core/hcl-of-json";
import { POLICY_VERSION, type PolicyStatement, statementElement } from "../../iam/policy-statement";
import { list, object, required, string, withDefault } from "../../module/shape/shape";
import { present } from "../../module/shape/without-nulls";

/** Statements of a policy in HCL: an expression for a list. */
export type Statements = string;

/** What a caller says of a statement, in the words of the data source `aws_iam_policy_document`. */
export const STATEMENTS = list(
  object({
    sid: string,
    effect: withDefault(string, "Allow"),
    actions: list(string),
    not_actions: list(string),
    resources: list(string),
    not_resources: list(string),
    condition: withDefault(
      list(object({ test: required(string), variable: required(string), values: required(list(string)) })),
      [],
    ),
  }),
);

/** The statements of an input. */
export function given(input: string): Statements {
  return `[for statement in ${input} : ${present({
    Sid: "statement.sid",
    Effect: "statement.effect",
    Action: "statement.actions",
    NotAction: "statement.not_actions",
    Resource: "statement.resources",
    NotResource: "statement.not_resources",
    Condition: `one([for conditions in [statement.condition] : ${CONDITIONS} if length(conditions) > 0])`,
  })}]`;
}

/** Of several conditions for one key, any value will do. */
const CONDITIONS =
  "{ for test in distinct(conditions[*].test) : test => { for variable, values in { for condition in conditions : condition.variable => condition.values... if condition.test == test } : variable => flatten(values) } }";

/** One statement, where `condition` holds. */
export function allow(statement: PolicyStatement, condition?: string): Statements {
  const element = hclOf(statementElement(statement));
  return condition === undefined ? `[${element}]` : `[for statement in [${element}] : statement if ${condition}]`;
}

/** `actions` on all of `resources`, a list in HCL; nothing if it is empty. */
export function allowOnAll(actions: readonly string[], resources: string): Statements {
  const element = `{ Effect = "Allow", Action = ${hclOf(actions)}, Resource = resources }`;
  return `[for resources in [distinct(${resources})] : ${element} if length(resources) > 0]`;
}

/** A policy document in HCL. */
export function policyOf(...statements: readonly Statements[]): string {
  return `jsonencode({ Version = "${POLICY_VERSION}", Statement = concat(${statements.join(", ")}) })`;
}
