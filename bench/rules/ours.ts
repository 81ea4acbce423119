// The services of the kind "fargate", and how long their rules take: from the first rule's question to the last one's.
import type { App } from "cdktf";
import { allRules } from "../../src/rules/all-rules";
import type { SecurityRule } from "../../src/rules/security/security-rule";
import { securityRules } from "../../src/rules/security/security-rules";
import { build as services } from "../fargate/ours";

let begin = 0;
let end = 0;

export function build(app: App, count: number): void {
  // The synthesizer reads these very lists.
  (allRules as SecurityRule[]).unshift(
    clock((now) => {
      begin = now;
    }),
  );
  (securityRules as SecurityRule[]).push(
    clock((now) => {
      end = now;
    }),
  );
  services(app, count);
}

/** Of the last synthesis. */
export function rulesMs(): number {
  return end - begin;
}

/** A rule that looks at the clock: at the only VPC, so once. */
function clock(look: (now: number) => void): SecurityRule {
  return {
    id: "XX001",
    resourceType: "aws_vpc",
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
