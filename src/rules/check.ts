import { describe } from "../core/errors";
import { Configuration, type Resource, type TerraformJson } from "./configuration";
import type { Rule, Severity, Violation } from "./rule";

/** All violations of `rules` in a configuration, in the order of the rules. */
export function check(json: TerraformJson, rules: readonly Rule[]): Violation[] {
  const configuration = new Configuration(json);
  return rules.flatMap((rule) =>
    configuration
      .resources(rule.resourceType)
      .flatMap((resource) =>
        [...rule.check(resource, configuration)].map((finding) => ({ ...finding, rule, resource })),
      ),
  );
}

/** A violation in one line, beginning with the rule's id; a warning says that it is one. */
export function message(violation: Violation): string {
  const { rule, resource, ...finding } = violation;
  const where = constructPath(resource) ?? `${resource.type}.${resource.name}`;
  const text = `${rule.id} [${where}] ${describe({ ...finding, fix: rule.fix })}`;
  return severityOf(violation) === "warning" ? `Warning: ${text}` : text;
}

export function severityOf({ rule }: Violation): Severity {
  return rule.severity ?? "error";
}

/** The construct that a resource comes from: cdktf writes it beside the attributes. */
function constructPath(resource: Resource): string | undefined {
  const comment = resource.attributes["//"] as { metadata?: { path?: string } } | undefined;
  return comment?.metadata?.path;
}
