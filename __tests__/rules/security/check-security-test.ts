import { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import { type App, type TerraformStack, Testing } from "cdktf";
import { Cluster } from "../../../src/cluster/cluster";
import { allRules } from "../../../src/rules/all-rules";
import { checkSecurity, rulesWith, type SecurityCheck } from "../../../src/rules/security/check-security";
import { securityRules } from "../../../src/rules/security/security-rules";
import { suppressRule } from "../../../src/rules/suppression";
import { errorsOfApp, stackWithProvider, warningsOfApp } from "../../support/synth";

const WITHOUT_TRACE = { executeCommandConfiguration: { logging: "NONE" } };

/** A stack with a cluster that breaks a rule of baseline, and one of strict. */
function unsafe(app: App, id = "stack"): { stack: TerraformStack; resource: EcsCluster } {
  const stack = stackWithProvider(app, id);
  const { resource } = new Cluster(stack, "main", { containerInsights: "disabled" });
  resource.putConfiguration(WITHOUT_TRACE);
  return { stack, resource };
}

const idsIn = (lines: readonly string[]) => lines.flatMap((line) => line.match(/SEC\d+ \[\S+\]/g) ?? []);
const warnings = (build: (app: App) => void) => idsIn(warningsOfApp(build));
const errors = (build: (app: App) => void) => idsIn(errorsOfApp(build));

describe("the security of a program", () => {
  it("is looked at as the baseline has it, by warnings that name the construct", () => {
    expect(warnings(unsafe)).toEqual(["SEC102 [stack/main/Cluster]"]);
  });

  it.each<[SecurityCheck, string[]]>([
    [{}, ["SEC102"]],
    [{ level: "baseline" }, ["SEC102"]],
    [{ level: "strict" }, ["SEC101", "SEC102", "SEC103"]],
    [{ level: "off" }, []],
  ])("is looked at as the app says: %j", (check, ids) => {
    const build = (severity: SecurityCheck["severity"]) => (app: App) => {
      checkSecurity(app, { ...check, severity });
      unsafe(app);
    };
    const found = ids.map((id) => `${id} [stack/main/Cluster]`);
    expect(warnings(build(undefined))).toEqual(found);
    expect(errors(build("error"))).toEqual(found);
  });

  it("is looked at as the stack says, before the app", () => {
    const found = warnings((app) => {
      checkSecurity(unsafe(app, "a").stack, { level: "off" });
      unsafe(app, "b");
      checkSecurity(unsafe(app, "c").stack, {});
      checkSecurity(app, { level: "strict" });
    });
    expect(found.filter((line) => line.startsWith("SEC10"))).toEqual([
      ...["SEC101", "SEC102", "SEC103"].map((id) => `${id} [b/main/Cluster]`),
      "SEC102 [c/main/Cluster]",
    ]);
  });

  it("may be as it is for a reason, also where nobody asks", () => {
    const suppressed = (level: SecurityCheck["level"]) =>
      warningsOfApp((app) => {
        checkSecurity(app, { level });
        const { resource } = unsafe(app);
        for (const id of ["SEC101", "SEC102", "SEC103"]) suppressRule(resource, id, "a trial");
      });
    for (const level of ["off", "baseline", "strict"] as const) expect(suppressed(level)).toEqual([]);
  });

  it("says when a reason is in vain", () => {
    const [printed = ""] = warningsOfApp((app) => {
      const { resource } = new Cluster(stackWithProvider(app, "stack"), "main");
      suppressRule(resource, "SEC102", "a trial");
    });
    expect(printed).toContain("SEC102 [stack/main/Cluster] is suppressed");
  });

  it("is no matter of a stack without our constructs", () => {
    const raw = (app: App) => {
      checkSecurity(app, { severity: "error" });
      new EcsCluster(stackWithProvider(app, "raw"), "main", { name: "main", configuration: WITHOUT_TRACE });
    };
    expect(errors(raw)).toEqual([]);
  });

  it("is an error to the stack's validation where it is asked to be one", () => {
    const app = Testing.app();
    const { stack } = unsafe(app);
    expect(stack.node.validate()).toEqual([]);
    checkSecurity(app, { severity: "error" });
    expect(stack.node.validate()).toEqual([expect.stringMatching(/^SEC102 .* \(CKV_AWS_223\)$/)]);
  });
});

describe("the rules of a program", () => {
  it("are those of what AWS refuses, as they are, and those about security in the severity that is asked for", () => {
    const rules = rulesWith({ level: "strict", severity: "error" });
    expect(rules.slice(0, allRules.length)).toEqual(allRules);
    expect(rules.slice(allRules.length).map(({ id, severity }) => [id, severity])).toEqual(
      securityRules.map(({ id }) => [id, "error"]),
    );
    expect(rulesWith({ level: "strict" }).slice(allRules.length)).toEqual(securityRules);
  });
});
