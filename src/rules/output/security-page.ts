import type { SecurityRule } from "../security/security-rule";
import { securityRules } from "../security/security-rules";
import { example } from "./page";

/** The page of the rules about security, in Markdown, by their ids, with a table from the checks of other tools to them. */
export function securityPage(rules: readonly SecurityRule[] = securityRules): string {
  const first = rules.filter(({ id }, i) => rules.findIndex((rule) => rule.id === id) === i);
  const sorted = first.sort((a, b) => compared(a.id, b.id));
  const baseline = sorted.filter(({ level }) => level === "baseline").length;
  return `${[
    "# Security rules",
    "What somebody could use, or what nobody would see afterwards, although AWS takes it. Those of the level baseline run whenever a program is " +
      "synthesised, as warnings: they are what the constructs do by themselves. Those of the level strict run where they are asked for: they cost money, need " +
      "a resource that only you can choose, or break images that are not made for it. How to ask, and how to turn one off: [README](../README.md). " +
      "This page is what `npm run --silent rules -- --security-page` prints.",
    `${baseline} baseline, ${sorted.length - baseline} strict. The checks of [other tools](#checks-of-other-tools) are at the end.`,
    ...sorted.map((rule) => section(rule, rules)),
    "## Checks of other tools",
    "checkov (`CKV_`), trivy (`AWS-`; `AVD-AWS-` is the same), cdk-nag (`AwsSolutions-`) and Security Hub (the others):",
    table(rules),
  ].join("\n\n")}\n`;
}

/** A rule, which may be about several types of resources. */
function section(
  { id, title, level, explanation, fix, source, examples }: SecurityRule,
  rules: readonly SecurityRule[],
) {
  const same = rules.filter((rule) => rule.id === id);
  const types = same.map(({ resourceType }) => `\`${resourceType}\``).join(", ");
  const checks = [...new Set(same.flatMap((rule) => rule.checks))].sort(compared).join(", ");
  return [
    `## ${id}: ${title}`,
    `${level}, ${types}${checks && `: ${checks}`}`,
    explanation,
    `${fix} [Source](${source})`,
    example(examples.failing),
  ].join("\n\n");
}

function table(rules: readonly SecurityRule[]): string {
  const pairs = rules.flatMap(({ id, checks }) => checks.map((check) => [check, id] as const));
  const names = [...new Set(pairs.map(([check]) => check))].sort(compared);
  const rows = names.map((name) => {
    const ids = new Set(pairs.filter(([check]) => check === name).map(([, id]) => id));
    return `| ${name} | ${[...ids].sort(compared).join(", ")} |`;
  });
  return ["| Check | Rule |", "| --- | --- |", ...rows].join("\n");
}

/** By letters, and numbers in these as numbers: ECS.2 in front of ECS.12. */
function compared(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}
