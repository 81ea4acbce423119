import { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import { Testing } from "cdktf";
import { Network } from "../../src/network/network";
import { allRules } from "../../src/rules/all-rules";
import { check, findings, vainMessage } from "../../src/rules/check";
import { suppressionsOf, suppressRule } from "../../src/rules/suppression";
import { stackWithProvider, warningsOf } from "../support/synth";

const REASON = "a person sets the number";
const DAEMON = { scheduling_strategy: "DAEMON", desired_count: 2 };

function services(suppressed_rules: unknown, attributes: object = DAEMON) {
  return {
    resource: { aws_ecs_service: { web: { ...attributes, "//": { suppressed_rules } }, api: { ...DAEMON } } },
  };
}

function service(): EcsService {
  const stack = stackWithProvider(Testing.app(), "stack");
  new Network(stack, "main", {});
  return new EcsService(stack, "web", {
    name: "web",
    taskDefinition: "web:1",
    schedulingStrategy: "DAEMON",
    desiredCount: 2,
  });
}

describe("a suppressed rule", () => {
  it("says nothing of that resource, and all of others", () => {
    const found = findings(services({ SV025: REASON }), allRules);
    expect(found.violations.map(({ rule, resource }) => `${rule.id} ${resource.name}`)).toEqual(["SV025 api"]);
    expect(found.suppressed).toEqual([
      expect.objectContaining({ reason: REASON, resource: expect.objectContaining({ name: "web" }) }),
    ]);
    expect(found.vain).toEqual([]);
  });

  it.each([[""], ["  "], [true], [null]])("needs a reason, which %j is not", (reason) => {
    expect(check(services({ SV025: reason }), allRules)).toHaveLength(2);
  });

  it.each([[undefined], [null], ["SV025"], [["SV025"]]])("is an object of reasons, which %j is not", (suppressed) => {
    expect(check(services(suppressed), allRules)).toHaveLength(2);
  });

  it("is reported where it would say nothing anyway", () => {
    const { vain } = findings(services({ SV025: REASON }, { scheduling_strategy: "REPLICA" }), allRules);
    expect(vain.map(vainMessage)).toEqual([
      'Warning: SV025 [aws_ecs_service.web] is suppressed ("a person sets the number"), but finds nothing. ' +
        "Take the suppression away.",
    ]);
  });

  it("is not reported where only Terraform knows whether it would say something", () => {
    const vain = (id: string, port: unknown) => {
      const group = { "//": { suppressed_rules: { [id]: REASON } }, port };
      return findings({ resource: { aws_lb_target_group: { web: group } } }, allRules).vain.map((each) => each.id);
    };
    expect(vain("TG005", "${var.port}")).toEqual([]);
    expect(vain("TG005", 80)).toEqual(["TG005"]);
    // Rules of services, and one that Terraform is never asked.
    expect(vain("SV008", "${var.port}")).toEqual(["SV008"]);
    expect(vain("TG011", "${var.port}")).toEqual(["TG011"]);
  });

  it("is not reported where it does not run", () => {
    expect(findings(services({ SV025: REASON }), []).vain).toEqual([]);
  });
});

describe("suppressRule", () => {
  it("stands in the JSON beside what cdktf writes there", () => {
    const web = service();
    suppressRule(web, "SV025", REASON);
    suppressRule(web, "SV027", "another");
    const attributes = web.toTerraform().resource.aws_ecs_service.web;
    expect(attributes["//"]).toEqual({
      suppressed_rules: { SV025: REASON, SV027: "another" },
      metadata: expect.objectContaining({ path: "stack/web" }),
    });
    expect([...suppressionsOf({ type: "aws_ecs_service", name: "web", attributes }).keys()]).toEqual([
      "SV025",
      "SV027",
    ]);
  });

  it("lets a stack pass", () => {
    const web = service();
    const stack = web.cdktfStack;
    expect(() => Testing.synth(stack, true)).toThrow("SV025");
    suppressRule(web, "SV025", REASON);
    expect(() => Testing.synth(stack, true)).not.toThrow();
  });

  it("is reported when it is in vain", () => {
    const warnings = warningsOf((stack) => {
      new Network(stack, "main", {});
      suppressRule(new EcsService(stack, "web", { name: "web", taskDefinition: "web:1" }), "SV025", REASON);
    });
    expect(warnings).toEqual([expect.stringContaining("SV025 [stack/web] is suppressed")]);
  });

  it("refuses to be silent about why", () => {
    expect(() => suppressRule(service(), "SV025", " ")).toThrow(
      '[stack/web] reason of SV025 is " "; allowed: a reason. Say why the rule does not matter here.',
    );
  });
});
