// The services of the kind "fargate", and how long their rules take: from the first rule's question to the last one's.
import { type App, DataResource, type TerraformStack } from "cdktf";
import { allRules } from "../../src/rules/all-rules";
import type { SecurityRule } from "../../src/rules/security/security-rule";
import { securityRules } from "../../src/rules/security/security-rules";
import { build as services } from "../fargate/ours";

let begin = 0;
let end = 0;

export function build(app: App, count: number): void {
  // The synthesizer reads these very lists, and asks type by type, in the order in which rules name them.
  (allRules as SecurityRule[]).unshift(
    clock("aws_vpc", (now) => {
      begin = now;
    }),
  );
  (securityRules as SecurityRule[]).push(
    clock("terraform_data", (now) => {
      end = now;
    }),
  );
  services(app, count);
  new DataResource(app.node.children[0] as TerraformStack, "end");
}

/** Of the last synthesis. */
export function rulesMs(): number {
  return end - begin;
}

/** A rule that looks at the clock, at the only resource of its type. */
function clock(resourceType: string, look: (now: number) => void): SecurityRule {
  return {
    id: "XX001",
    resourceType,
    severity: "warning",
    level: "baseline",
    checks: [],
    title: "",
    explanation: "",
    fix: "",
    source: "",
    check() {
      look(performance.now());
      return [];
    },
    examples: { failing: {}, passing: {} },
  };
}
