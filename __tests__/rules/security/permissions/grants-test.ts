import type { Resource } from "../../../../src/rules/configuration";
import {
  covers,
  grantsOf,
  isEveryAction,
  isEveryResource,
  isWhole,
  wholeService,
} from "../../../../src/rules/security/permissions/grants";

function of(type: string, attributes: object): Resource {
  return { type, name: "app", attributes: { ...attributes } };
}

const GET = '{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}';

describe("what a policy allows", () => {
  it("is read with its places", () => {
    const policy = `{"Statement":[{"Effect":"Deny","Action":"*"},{"Effect":"Allow","Action":["a:b","c:*"],"Resource":["*","arn"]}]}`;
    expect(grantsOf(of("aws_iam_policy", { policy }))).toEqual([
      {
        actions: [
          { property: "policy.Statement[1].Action[0]", pattern: "a:b" },
          { property: "policy.Statement[1].Action[1]", pattern: "c:*" },
        ],
        resources: [
          { property: "policy.Statement[1].Resource[0]", arn: "*" },
          { property: "policy.Statement[1].Resource[1]", arn: "arn" },
        ],
        conditions: [],
      },
    ]);
  });

  it("may be one statement, of one action, on one resource", () => {
    const [grant] = grantsOf(of("aws_iam_role_policy", { policy: `{"Statement":${GET}}` }));
    expect(grant).toEqual({
      actions: [{ property: "policy.Statement.Action", pattern: "s3:GetObject" }],
      resources: [{ property: "policy.Statement.Resource", arn: "*" }],
      conditions: [],
    });
  });

  it("is in each inline policy of a role", () => {
    const inline_policy = [{ name: "none" }, { policy: `{"Statement":[${GET}]}` }];
    const found = grantsOf(of("aws_iam_role", { inline_policy, policy: `{"Statement":[${GET}]}` }));
    expect(found.flatMap(({ actions }) => actions.map(({ property }) => property))).toEqual([
      "inline_policy[1].policy.Statement[0].Action",
    ]);
  });

  it("is limited by conditions, of which the keys are read", () => {
    const Condition = {
      StringEquals: { "aws:SourceAccount": ["1"], "iam:PassedToService": "a" },
      Bool: { "aws:X": "true" },
    };
    const policy = JSON.stringify({ Statement: [{ Effect: "Allow", Action: "a:b", Condition }] });
    expect(grantsOf(of("aws_iam_policy", { policy }))[0]?.conditions).toEqual([
      "aws:sourceaccount",
      "iam:passedtoservice",
      "aws:x",
    ]);
  });

  it("has nothing of what Terraform alone knows", () => {
    const policy =
      '{"Statement":[{"Effect":"Allow","Action":["a:b","${var.a}",null],"Resource":[${jsonencode(aws_lb.a.arn)},"arn:*"]},{"Effect":"${var.e}","Action":"*"}]}';
    const found = grantsOf(of("aws_iam_policy", { policy }));
    expect(found.map(({ actions, resources }) => [actions.length, resources.map(({ arn }) => arn)])).toEqual([
      [1, ["arn:*"]],
    ]);
  });

  it.each([undefined, null, "${var.policy}", "no JSON", "[]", "{}", 1])("is nothing in %p", (policy) => {
    expect(grantsOf(of("aws_iam_policy", { policy }))).toEqual([]);
    expect(grantsOf(of("aws_iam_role", { inline_policy: policy }))).toEqual([]);
  });

  it("is read once", () => {
    const resource = of("aws_iam_policy", { policy: `{"Statement":[${GET}]}` });
    expect(grantsOf(resource)).toBe(grantsOf({ ...resource }));
  });
});

describe("a pattern of actions", () => {
  it.each<[string, string, boolean]>([
    ["s3:GetObject", "s3:GetObject", true],
    ["S3:getobject", "s3:GetObject", true],
    ["s3:Get*", "s3:GetObject", true],
    ["s3:*Object", "s3:GetObject", true],
    ["s3:GetObjec?", "s3:GetObject", true],
    ["s3:GetObject?", "s3:GetObject", false],
    ["s3:GetObjectAcl", "s3:GetObject", false],
    ["s3:Put*", "s3:GetObject", false],
    ["s3.GetObject", "s3:GetObject", false],
    ["*", "s3:GetObject", true],
  ])("%s covers %s: %p", (pattern, action, expected) => {
    expect(covers(pattern, action)).toBe(expected);
    expect(covers(pattern, action)).toBe(expected);
  });

  it.each<[string, boolean, string | undefined]>([
    ["*", true, undefined],
    ["**", true, undefined],
    ["*:*", true, undefined],
    ["s3:*", false, "s3"],
    ["S3:**", false, "s3"],
    ["ecr-public:*", false, "ecr-public"],
    ["s3:Get*", false, undefined],
    ["s3:*Object", false, undefined],
    ["s3:", false, undefined],
    ["s3*", false, undefined],
  ])("%s is all actions: %p, and all of the service %p", (pattern, isEvery, service) => {
    expect(isEveryAction(pattern)).toBe(isEvery);
    expect(wholeService(pattern)).toBe(service);
    expect(isWhole(pattern)).toBe(isEvery || service !== undefined);
  });
});

describe("a resource", () => {
  it.each<[string, boolean]>([
    ["*", true],
    ["arn:aws:s3:::*", true],
    ["arn:aws:s3:::*/*", true],
    ["arn:aws:s3:::shop/*", false],
    ["arn:aws:s3:::role/x", false],
    ["arn:aws:iam::123456789012:role/*", true],
    ["arn:aws:iam::*:role/*", true],
    ["arn:aws-cn:iam::123456789012:role/*", true],
    ["arn:aws:iam::123456789012:role/app-*", false],
    ["arn:aws:iam::123456789012:role/service-role/*", false],
    ["arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:*", true],
    ["arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:db-??????", false],
    ["arn:aws:sqs:ap-northeast-1:123456789012:*", true],
    ["arn:aws:sqs:ap-northeast-1:123456789012:jobs", false],
    ["arn:aws:*", false],
    ["x*", false],
    ["x arn:aws:s3:::*", false],
  ])("%s is every one: %p", (arn, expected) => expect(isEveryResource(arn)).toBe(expected));
});
