import { check } from "../../../../src/rules/check";
import { trustRules } from "../../../../src/rules/security/permissions/trust";

function found(...statements: object[]): unknown[] {
  const assume_role_policy = JSON.stringify({ Statement: statements.map((each) => ({ Effect: "Allow", ...each })) });
  const resource = { aws_iam_role: { app: { assume_role_policy } } };
  return check({ resource }, trustRules).map(({ rule: { id }, property, got }) => [id, property, got]);
}

const PLACE = "assume_role_policy.Statement[0].Principal";
const ACCOUNT = "123456789012";
const ROOT = `arn:aws:iam::${ACCOUNT}:root`;

describe("who may take on a role", () => {
  it.each<[string, object, unknown[]]>([
    ["everybody", { Principal: "*" }, [["SEC511", PLACE, "*"]]],
    ["everybody of AWS", { Principal: { AWS: "*" } }, [["SEC511", `${PLACE}.AWS`, "*"]]],
    [
      "a role and everybody",
      { Principal: { AWS: ["arn:aws:iam::1:role/a", "*"] } },
      [["SEC511", `${PLACE}.AWS[1]`, "*"]],
    ],
    [
      "everybody, under a condition",
      { Principal: "*", Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } },
      [],
    ],
    ["nobody", { Effect: "Deny", Principal: "*" }, []],
    ["a service", { Principal: { Service: "ecs-tasks.amazonaws.com" } }, []],
    ["an account", { Principal: { AWS: ACCOUNT } }, [["SEC512", `${PLACE}.AWS`, ACCOUNT]]],
    ["the root of an account", { Principal: { AWS: [ROOT] } }, [["SEC512", `${PLACE}.AWS[0]`, ROOT]]],
    [
      "the root in China",
      { Principal: { AWS: ROOT.replace("aws", "aws-cn") } },
      [["SEC512", `${PLACE}.AWS`, ROOT.replace("aws", "aws-cn")]],
    ],
    [
      "an account that gives an id",
      { Principal: { AWS: ROOT }, Condition: { StringEquals: { "sts:ExternalId": "x" } } },
      [],
    ],
    ["a role", { Principal: { AWS: `arn:aws:iam::${ACCOUNT}:role/root` } }, []],
    ["a role by its id", { Principal: { AWS: "AROA123456789012" } }, []],
    ["a number that is longer", { Principal: { AWS: `${ACCOUNT}3` } }, []],
    ["who knows", { Principal: { AWS: "${var.account}" } }, []],
    ["who knows at all", { Principal: "${var.principal}" }, []],
    ["an identity provider", { Principal: { Federated: "*" } }, []],
  ])("is %s", (_name, statement, expected) => expect(found(statement)).toEqual(expected));

  it("is looked for in each statement", () => {
    expect(found({ Principal: { Service: "a" } }, { Principal: "*" })).toEqual([
      ["SEC511", "assume_role_policy.Statement[1].Principal", "*"],
    ]);
  });

  it.each([undefined, null, "${var.policy}", "no JSON", "{}"])("is not known of %p", (assume_role_policy) => {
    expect(check({ resource: { aws_iam_role: { app: { assume_role_policy } } } }, trustRules)).toEqual([]);
  });
});
