import { allRules } from "../all-rules";
import type { ResourceMap } from "../configuration";
import type { Rule } from "../rule";

/** Of a text in an example. */
const LONGEST = 2000;

/** The page of all rules, in Markdown, by the types of resources. */
export function rulesPage(rules: readonly Rule[] = allRules): string {
  const types = [...new Set(rules.map(({ resourceType }) => resourceType))].sort();
  const of = (type: string) => rules.filter(({ resourceType }) => resourceType === type).sort(byId);
  const errors = rules.filter(({ severity = "error" }) => severity === "error").length;
  return `${[
    "# Rules",
    "What AWS refuses when Terraform applies it, or what never becomes healthy, and what `terraform plan` mostly lets through: found when a program is synthesised, " +
      "and by `npm run rules` in any configuration or plan. Each has an id that stays, and can be turned off for one resource, with a reason " +
      "([README](../README.md)). This page is what `npm run --silent rules -- --page` prints.",
    `${errors} errors, ${rules.length - errors} warnings:`,
    types.map((type) => `- [\`${type}\`](#${type}): ${of(type).length}`).join("\n"),
    ...types.map((type) => [`## ${type}`, ...of(type).map(section)].join("\n\n")),
  ].join("\n\n")}\n`;
}

function byId(a: Rule, b: Rule): number {
  return a.id < b.id ? -1 : 1;
}

function section({ id, severity = "error", title, explanation, fix, source, examples }: Rule): string {
  const warning = severity === "warning" ? " (warning)" : "";
  return [`### ${id}: ${title}${warning}`, explanation, `${fix} [Source](${source})`, example(examples.failing)].join(
    "\n\n",
  );
}

/** What a rule finds, as the page shows it. */
export function example(failing: ResourceMap): string {
  return `What it finds:\n\n\`\`\`json\n${JSON.stringify(failing, shortened, 2)}\n\`\`\``;
}

/** A text of an example that is wrong for its length alone, is told by that. */
function shortened(_key: string, value: unknown): unknown {
  if (typeof value !== "string" || value.length <= LONGEST) return value;
  return `${value.slice(0, 80)}... (${value.length} characters)`;
}
