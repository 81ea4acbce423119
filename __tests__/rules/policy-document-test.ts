import { UNKNOWN } from "../../src/core/read-json-template";
import { policyIn, textsOf } from "../../src/rules/policy-document";

const policyOf = (policy: unknown) => policyIn({ policy }, "policy");
const written = (document: unknown) => policyOf(JSON.stringify(document));

describe("the policy in an attribute", () => {
  it("has its statements, and where they stand", () => {
    const [first, second] = [{ Effect: "Allow" }, { Effect: "Deny" }];
    expect(written({ Version: "2012-10-17", Statement: [first, second] })).toEqual({
      root: { Version: "2012-10-17", Statement: [first, second] },
      statements: [
        { place: "Statement[0]", members: first },
        { place: "Statement[1]", members: second },
      ],
      isWhole: true,
    });
    expect(written({ Statement: first })?.statements).toEqual([{ place: "Statement", members: first }]);
  });

  it("may have others, which only Terraform knows", () => {
    expect(policyOf('{"Statement":[{"Effect":"Allow"},${jsonencode(var.statement)}]}')).toMatchObject({
      statements: [{ place: "Statement[0]" }],
      isWhole: false,
    });
    expect(policyOf('{"Statement":${jsonencode(var.statements)}}')).toMatchObject({ statements: [], isWhole: false });
    expect(written({ Statement: ["Allow"] })).toMatchObject({ statements: [], isWhole: false });
    expect(written({ Statement: [] })).toMatchObject({ statements: [], isWhole: true });
    expect(written({})).toEqual({ root: {}, statements: [], isWhole: false });
  });

  it("has parts that only Terraform knows", () => {
    const [statement] = policyOf('{"Statement":{"Action":${jsonencode(var.actions)},"Sid":"a"}}')?.statements ?? [];
    expect(statement?.members).toEqual({ Action: UNKNOWN, Sid: "a" });
  });

  it.each(["not JSON", "[]", '"text"', "7", "null", ""])("is no object: %j", (text) => {
    expect(policyOf(text)).toEqual({ root: undefined, statements: [], isWhole: false });
  });

  it.each([
    undefined,
    null,
    7,
    "${data.aws_iam_policy_document.web.json}",
    '${jsonencode({ Version = "2012-10-17" })}',
    '{"Statement":[%{ for each in var.all }"${each}",%{ endfor }]}',
  ])("is not known: %j", (policy) => {
    expect(policyOf(policy)).toBeUndefined();
  });

  it("is read once", () => {
    const holder = { policy: '{"Statement":[]}', other: "{}" };
    expect(policyIn(holder, "policy")).toBe(policyIn(holder, "policy"));
    expect(policyIn(holder, "other")?.root).toEqual({});
    expect(policyIn({ ...holder }, "policy")).not.toBe(policyIn(holder, "policy"));
  });
});

describe("the texts of a member", () => {
  it.each<[unknown, unknown[]]>([
    ["a", ["a"]],
    [
      ["a", UNKNOWN],
      ["a", UNKNOWN],
    ],
    [UNKNOWN, [UNKNOWN]],
    [[], []],
    [null, []],
    [undefined, []],
  ])("are one or several: %p", (member, expected) => {
    expect(textsOf(member)).toEqual(expected);
  });
});
