import { type Document, isNode, LineCounter, parseDocument } from "yaml";
import { describe } from "../../core/errors";
import { placeOf, severityOf } from "../check";
import type { Resource } from "../configuration";
import type { Rule, Violation } from "../rule";
import { checksOf } from "../security/security-rule";
import type { CheckedInput } from "./checked-input";

const STANDARD_INPUT = "-";

/**
 * The violations in SARIF 2.1.0, for code scanning.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function asSarif(inputs: readonly CheckedInput[]): string {
  const rules = [...new Map(inputs.flatMap(violatedRules).map((rule) => [rule.id, rule])).values()];
  const run = {
    tool: { driver: { name: "cdktf-ecs", rules: rules.map(descriptorOf) } },
    results: inputs.flatMap((input) => resultsOf(input)),
  };
  return JSON.stringify(
    { $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] },
    null,
    2,
  );
}

function violatedRules({ violations, suppressed }: CheckedInput): Rule[] {
  return [...violations, ...suppressed].map(({ rule }) => rule);
}

function descriptorOf(rule: Rule) {
  const { id, title, explanation, fix, source, severity = "error" } = rule;
  const checks = checksOf(rule);
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: explanation },
    help: { text: fix },
    helpUri: source,
    defaultConfiguration: { level: severity },
    ...(checks.length > 0 && { properties: { tags: ["security", ...checks] } }),
  };
}

function resultsOf({ name, text, violations, suppressed }: CheckedInput) {
  const lineOf = lines(text);
  const result = (violation: Violation) => {
    const { rule, resource, property, got, allowed } = violation;
    const logicalLocations = [{ fullyQualifiedName: placeOf(resource), kind: "resource" }];
    const region = { startLine: lineOf(resource) };
    const physicalLocation = { artifactLocation: { uri: name }, region };
    return {
      ruleId: rule.id,
      level: severityOf(violation),
      message: { text: `${placeOf(resource)}: ${describe({ property, got, allowed, fix: rule.fix })}` },
      locations: [name === STANDARD_INPUT ? { logicalLocations } : { physicalLocation, logicalLocations }],
    };
  };
  return [
    ...violations.map(result),
    ...suppressed.map((each) => ({
      ...result(each),
      suppressions: [{ kind: "inSource", justification: each.reason }],
    })),
  ];
}

/** Where the resources of a type stand, and the data sources of `data.aws_ami`. */
function blockOf(type: string): string[] {
  const path = type.split(".");
  return path.length > 1 ? path : ["resource", type];
}

/** The line on which a resource begins; 1 where it is not found, as in a plan. */
function lines(text: string): (resource: Resource) => number {
  let document: Document | undefined;
  const counter = new LineCounter();
  return ({ type, name }) => {
    // JSON is YAML, and YAML's parser knows places.
    document ??= parseDocument(text, { lineCounter: counter });
    const node = document.getIn([...blockOf(type), name], true);
    const start = isNode(node) ? node.range?.[0] : undefined;
    return start === undefined ? 1 : counter.linePos(start).line;
  };
}
