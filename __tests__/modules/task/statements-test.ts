import { allow, allowOnAll, given, policyOf } from "../../../src/modules/task/statements";

const READ = { actions: ["s3:GetObject"], resources: ["*"] };

describe("allow", () => {
  it("is a list of one statement", () => {
    expect(allow(READ)).toBe('[{ "Effect" = "Allow", "Action" = ["s3:GetObject"], "Resource" = ["*"] }]');
  });

  it("is one of none where a condition does not hold", () => {
    expect(allow(READ, "var.read")).toMatch(/^\[for statement in \[\{.+\}\] : statement if var\.read\]$/);
  });
});

describe("allowOnAll", () => {
  it("names each resource once, and is no statement if there is none", () => {
    expect(allowOnAll(["s3:GetObject"], "var.arns")).toBe(
      '[for resources in [distinct(var.arns)] : { Effect = "Allow", Action = ["s3:GetObject"], Resource = resources } if length(resources) > 0]',
    );
  });
});

describe("given", () => {
  it("has what the caller says in the words of the policy language, and not what the caller does not say", () => {
    const statements = given("var.statements");
    expect(statements).toMatch(
      /^\[for statement in var\.statements : \{ for member, value in \{ Sid = statement\.sid, /,
    );
    expect(statements).toContain("NotResource = statement.not_resources");
    expect(statements).toMatch(/: member => value if value != null \}\]$/);
  });
});

describe("policyOf", () => {
  it("is a document of all statements", () => {
    expect(policyOf("[a]", "[b]")).toBe('jsonencode({ Version = "2012-10-17", Statement = concat([a], [b]) })');
  });
});
