import { allRules } from "../../../src/rules/all-rules";
import { check } from "../../../src/rules/check";
import { securityRules, securityRulesAt } from "../../../src/rules/security/security-rules";
import { standsAnything } from "../../support/rule-examples";

const named = securityRules.map((rule) => [`${rule.id} (${rule.level}): ${rule.title}`, rule] as const);
const SOURCE = /^https:\/\/(docs\.aws\.amazon\.com\/[^/].*\.html(#[\w-]+)?|github\.com\/[\w-]+\/[\w-]+\/blob\/.+)$/;
const CHECK =
  /^(CKV2?_AWS_\d+|AWS-\d{4}|AwsSolutions-[A-Z]+\d+|(ECS|ECR|ELB|AutoScaling|EC2|EFS|SecretsManager)\.\d+)$/;

describe.each(named)("%s", (_name, rule) => {
  const same = securityRules.filter(({ level }) => level === rule.level);
  standsAnything(rule, same, SOURCE);

  it("says nothing of an attribute that only Terraform knows", () => {
    for (const [type, resources] of Object.entries(rule.examples.failing)) {
      for (const [name, attributes] of Object.entries(resources)) {
        for (const unknown of Object.keys(attributes)) {
          const changed = { ...resources, [name]: { ...attributes, [unknown]: "${var.unknown}" } };
          const found = check({ resource: { ...rule.examples.failing, [type]: changed } }, [rule]);
          const about = found.filter(({ property, resource }) => {
            return resource.type === type && resource.name === name && property.split(/[.[]/)[0] === unknown;
          });
          expect([unknown, about]).toEqual([unknown, []]);
        }
      }
    }
  });

  it("explains itself", () => {
    expect(rule.explanation).toMatch(/^[A-Z].*\.$/);
    expect(rule.explanation).not.toContain(rule.fix);
  });

  it("names the same checks of other tools, each once", () => {
    expect(new Set(rule.checks).size).toBe(rule.checks.length);
    for (const id of rule.checks) expect(id).toMatch(CHECK);
  });
});

describe("the rules about security", () => {
  it("have one id each, by family, for one type of resource or for several", () => {
    const keys = securityRules.map(({ id, resourceType }) => `${id} ${resourceType}`);
    expect(new Set(keys).size).toBe(keys.length);
    const first = new Map([...securityRules].reverse().map((rule) => [rule.id, rule]));
    for (const { id, title, level, fix } of securityRules) {
      expect(id).toMatch(/^SEC[1-6]\d{2}$/);
      expect(first.get(id)).toMatchObject({ title, level, fix });
    }
    expect(allRules.filter(({ id }) => id.startsWith("SEC"))).toEqual([]);
  });

  it("are more at strict than at baseline, and none at off", () => {
    const baseline = securityRules.filter(({ level }) => level === "baseline");
    expect(securityRulesAt("off")).toEqual([]);
    expect(securityRulesAt("baseline")).toEqual(baseline);
    expect(securityRulesAt("strict")).toEqual(securityRules);
  });
});
