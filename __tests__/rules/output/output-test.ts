import { allRules } from "../../../src/rules/all-rules";
import { readInput } from "../../../src/rules/input/read-input";
import { checked, hasErrors } from "../../../src/rules/output/checked-input";
import { asJson } from "../../../src/rules/output/json";
import { asSarif } from "../../../src/rules/output/sarif";
import { asText } from "../../../src/rules/output/text";
import { rulesWith } from "../../../src/rules/security/check-security";

/** A daemon with a number of tasks, one that may have it, and one that suppresses in vain. */
const TEXT = `{
  "resource": {
    "aws_ecs_service": {
      "web": { "scheduling_strategy": "DAEMON", "desired_count": 2 },
      "api": {
        "scheduling_strategy": "DAEMON", "desired_count": 2,
        "//": { "suppressed_rules": { "SV025": "tried out" } }
      },
      "old": { "//": { "suppressed_rules": { "SV025": "no longer" } } }
    }
  }
}`;
const input = checked(readInput("main.tf.json", TEXT), allRules);
const EXPLANATION = allRules.find(({ id }) => id === "SV025")?.explanation;
const WEB =
  "SV025 [aws_ecs_service.web] desired_count is 2; allowed: none, as the scheduling strategy is DAEMON. " +
  "Leave desiredCount out: a daemon runs once on each instance.";
const OLD =
  'Warning: SV025 [aws_ecs_service.old] is suppressed ("no longer"), but finds nothing. Take the suppression away.';

describe("what rules find", () => {
  it("is an error or not", () => {
    expect(hasErrors(input)).toBe(true);
    expect(hasErrors({ ...input, violations: [] })).toBe(false);
  });

  it("can be read", () => {
    expect(asText([input]).split("\n")).toEqual([WEB, OLD, "1 errors, 0 warnings, 1 suppressed."]);
  });

  it("names its file where there are several", () => {
    const other = { ...input, name: "other.tf.json" };
    expect(asText([input, other]).split("\n")).toEqual([
      `main.tf.json: ${WEB}`,
      `main.tf.json: ${OLD}`,
      `other.tf.json: ${WEB}`,
      `other.tf.json: ${OLD}`,
      "2 errors, 0 warnings, 2 suppressed.",
    ]);
  });

  it("is JSON for programs", () => {
    const violation = {
      id: "SV025",
      severity: "error",
      resource: "aws_ecs_service.web",
      path: "aws_ecs_service.web",
      property: "desired_count",
      got: 2,
      allowed: "none, as the scheduling strategy is DAEMON",
      fix: "Leave desiredCount out: a daemon runs once on each instance.",
      title: "a daemon has no desired count",
      explanation: EXPLANATION,
      source: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html",
    };
    const api = { resource: "aws_ecs_service.api", path: "aws_ecs_service.api", reason: "tried out" };
    expect(JSON.parse(asJson([input]))).toEqual([
      {
        input: "main.tf.json",
        violations: [violation],
        suppressed: [{ ...violation, ...api }],
        vainSuppressions: [{ id: "SV025", resource: "aws_ecs_service.old", reason: "no longer" }],
      },
    ]);
  });
});

describe("what is found about security", () => {
  const text = '{"resource":{"aws_ecs_cluster":{"a":{"setting":[{"name":"containerInsights","value":"disabled"}]}}}}';
  const insecure = checked(readInput("main.tf.json", text), rulesWith({ level: "strict" }));
  const checks = ["CKV_AWS_65", "AWS-0034", "ECS.12", "AwsSolutions-ECS4"];

  it("names the same check in other tools", () => {
    expect(asText([insecure])).toMatch(
      /^Warning: SEC101 .* \(CKV_AWS_65, AWS-0034, ECS\.12, AwsSolutions-ECS4\)\n0 err/,
    );
    expect(JSON.parse(asJson([insecure]))[0].violations).toEqual([expect.objectContaining({ id: "SEC101", checks })]);
  });

  it("has these as tags in SARIF", () => {
    const { rules } = JSON.parse(asSarif([insecure])).runs[0].tool.driver;
    expect(rules).toEqual([expect.objectContaining({ id: "SEC101", properties: { tags: ["security", ...checks] } })]);
  });
});

describe("the explanation of a rule", () => {
  it("is in the JSON, and in SARIF between title and fix", () => {
    expect(EXPLANATION).toMatch(/./);
    expect(JSON.parse(asJson([input]))[0].violations[0].explanation).toBe(EXPLANATION);
    expect(JSON.parse(asSarif([input])).runs[0].tool.driver.rules[0]).toMatchObject({
      shortDescription: { text: "a daemon has no desired count" },
      fullDescription: { text: EXPLANATION },
      help: { text: "Leave desiredCount out: a daemon runs once on each instance." },
    });
  });

  it("is not in the text, which is a line for each violation", () => {
    expect(asText([input])).not.toContain(EXPLANATION);
  });
});

describe("SARIF", () => {
  const sarif = () => JSON.parse(asSarif([input]));

  it("has each rule once, and a result for each violation, with its line", () => {
    const { version, runs } = sarif();
    const [{ tool, results }] = runs;
    expect(version).toBe("2.1.0");
    expect(tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(["SV025"]);
    expect(results).toHaveLength(2);
    expect(results[0]).toEqual({
      ruleId: "SV025",
      level: "error",
      message: { text: expect.stringContaining("aws_ecs_service.web: desired_count is 2; allowed: none") },
      locations: [
        {
          physicalLocation: { artifactLocation: { uri: "main.tf.json" }, region: { startLine: 4 } },
          logicalLocations: [{ fullyQualifiedName: "aws_ecs_service.web", kind: "resource" }],
        },
      ],
    });
  });

  it("has no tags where nothing else knows the rule", () => {
    expect(sarif().runs[0].tool.driver.rules[0]).not.toHaveProperty("properties");
  });

  it("knows the lines of data sources", () => {
    const text = '{\n"data": {"aws_vpc": {\n"a": {}}}}';
    const violations = input.violations.map((each) => ({
      ...each,
      resource: { type: "data.aws_vpc", name: "a", attributes: {} },
    }));
    const [result] = JSON.parse(asSarif([{ ...input, violations, text }])).runs[0].results;
    expect(result.locations[0].physicalLocation.region.startLine).toBe(3);
  });

  it("has what is suppressed as suppressed", () => {
    const [, suppressed] = sarif().runs[0].results;
    expect(suppressed.suppressions).toEqual([{ kind: "inSource", justification: "tried out" }]);
    expect(suppressed.locations[0].physicalLocation.region.startLine).toBe(5);
  });

  it("has no file for the standard input, and the first line for a plan", () => {
    const violations = input.violations;
    const standard = JSON.parse(asSarif([{ ...input, name: "-" }])).runs[0].results[0];
    expect(standard.locations).toEqual([
      { logicalLocations: [{ fullyQualifiedName: "aws_ecs_service.web", kind: "resource" }] },
    ]);
    const plan = JSON.parse(asSarif([{ ...input, violations, text: "{}" }])).runs[0].results[0];
    expect(plan.locations[0].physicalLocation.region.startLine).toBe(1);
  });
});
