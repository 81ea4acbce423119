import { readFileSync } from "node:fs";
import { join } from "node:path";
import { securityPage } from "../../../src/rules/output/security-page";
import { securityRules } from "../../../src/rules/security/security-rules";
import { ROOT } from "../../support/markdown";

describe("the page of the rules about security", () => {
  it("is in the documentation as it is printed: npm run --silent rules -- --security-page > docs/rules-security.md", () => {
    expect(readFileSync(join(ROOT, "docs/rules-security.md"), "utf8")).toBe(securityPage());
  });

  it("has each rule once, with its level, explanation, example, fix and source", () => {
    const page = securityPage();
    const rules = new Map([...securityRules].reverse().map((rule) => [rule.id, rule]));
    for (const { id, title, level, resourceType, explanation, fix, source, examples } of rules.values()) {
      expect(page).toContain(`## ${id}: ${title}\n\n${level}, \`${resourceType}\``);
      expect(page).toContain(`${explanation}\n\n${fix} [Source](${source})`);
      expect(page).toContain(JSON.stringify(examples.failing, null, 2));
    }
    expect(page.match(/^## SEC/gm)).toHaveLength(rules.size);
  });

  it("has the types of resources of one rule together", () => {
    const [one] = securityRules;
    const rules = one === undefined ? [] : [one, { ...one, resourceType: "aws_thing", checks: ["ECS.1"] }];
    const page = securityPage(rules);
    expect(page).toContain("0 baseline, 1 strict.");
    expect(page).toContain(
      "strict, `aws_ecs_cluster`, `aws_thing`: AWS-0034, AwsSolutions-ECS4, CKV_AWS_65, ECS.1, ECS.12\n",
    );
  });

  it("leads from each check of another tool to its rules", () => {
    const [one, ...others] = securityRules.slice(0, 2);
    const rules = [
      ...others.map((rule) => ({ ...rule, id: "SEC900", checks: ["ECS.12", "ECS.2"] })),
      ...(one === undefined ? [] : [{ ...one, id: "SEC800", level: "strict" as const, checks: ["ECS.12"] }]),
    ];
    const page = securityPage(rules);
    expect(page).toContain("1 baseline, 1 strict.");
    expect(page).toMatch(/\n\| --- \| --- \|\n\| ECS\.2 \| SEC900 \|\n\| ECS\.12 \| SEC800, SEC900 \|\n$/);
    expect(page.indexOf("## SEC800")).toBeLessThan(page.indexOf("## SEC900"));
  });
});
