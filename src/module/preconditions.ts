import { hclOf } from "../core/hcl-of-json";
import { literal, mapCode } from "../core/template-code";
import { allRules } from "../rules/all-rules";
import { Configuration, type ResourceMap } from "../rules/configuration";
import type { Condition, Rule } from "../rules/rule";
import { suppressionsOf } from "../rules/suppression";

/** What is decided outside of the module, or differs between instances. */
const INPUT = /(?<![\w.-])(var|local|each)\./;

interface Precondition {
  readonly condition: string;
  readonly error_message: string;
}

/** Has Terraform check what the rules cannot, as the values come from the module's variables: by the same ids and words. */
export function addPreconditions(json: { resource?: Record<string, Record<string, Record<string, unknown>>> }): void {
  const configuration = new Configuration(json as { resource?: ResourceMap });
  for (const rule of allRules) {
    if (rule.conditions === undefined || rule.severity === "warning") continue;
    for (const resource of configuration.resources(rule.resourceType)) {
      if (suppressionsOf(resource).has(rule.id)) continue;
      const own = json.resource?.[resource.type]?.[resource.name];
      const added = [...rule.conditions(resource, configuration)]
        .filter(isInput)
        .map((each) => preconditionOf(rule, each));
      if (own === undefined || added.length === 0) continue;
      const lifecycle = own.lifecycle as { precondition?: Precondition[] } | undefined;
      own.lifecycle = { ...lifecycle, precondition: [...(lifecycle?.precondition ?? []), ...added] };
    }
  }
}

function isInput({ value }: Condition): boolean {
  let found = false;
  mapCode(`\${${hclOf(value)}}`, (code) => {
    found ||= INPUT.test(code);
    return code;
  });
  return found;
}

export function preconditionOf({ id, fix }: Rule, { property, value, allowed, holds }: Condition): Precondition {
  const expression = operand(hclOf(value));
  return {
    condition: `\${${expression} == null ? true : ${holds(expression)}}`,
    error_message: `${id} ${property} is ${shown(`jsonencode(${expression})`)}; allowed: ${allowed}. ${literal(fix)}`,
  };
}

/** A text for a message, given its expression. Terraform would hide the whole message if there were a secret in it. */
export function shown(text: string): string {
  return `\${issensitive(${text}) ? "sensitive" : nonsensitive(${text})}`;
}

/** An expression as it may stand beside an operator: in brackets, unless it is a name with what is behind it. */
function operand(expression: string): string {
  return /^[\w.[\]]+$/.test(expression) ? expression : `(${expression})`;
}
