import { check } from "../../../src/rules/check";
import type { ResourceMap } from "../../../src/rules/configuration";
import { policyGrammarRules } from "../../../src/rules/iam-policies/policy-grammar";
import { violated } from "../../support/rules";

const IDENTITY = { Effect: "Allow", Action: "s3:GetObject", Resource: "*" };
const TRUST = { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ecs-tasks.amazonaws.com" } };

type Place = readonly [place: string, of: (text: string) => ResourceMap, id: string];
const PLACES: readonly Place[] = [
  ["policy", (policy) => ({ aws_iam_policy: { web: { policy } } }), "IA007"],
  ["policy", (policy) => ({ aws_iam_role_policy: { web: { policy } } }), "IA007"],
  ["inline_policy[0].policy", (policy) => ({ aws_iam_role: { web: { inline_policy: { policy } } } }), "IA007"],
];
const TRUSTS: Place = [
  "assume_role_policy",
  (assume_role_policy) => ({ aws_iam_role: { web: { assume_role_policy } } }),
  "IA005",
];

/** What is found in a document: id, the property without where the policy stands, value, what is allowed. */
function found([place, of]: Place, document: unknown) {
  const resource = of(typeof document === "string" ? document : JSON.stringify(document));
  const violations = check({ resource }, policyGrammarRules);
  expect(violated(resource)).toEqual(violations.map(({ rule }) => rule.id));
  return violations.map(({ rule, property, got, allowed }) => {
    expect(property.slice(0, place.length)).toBe(place);
    return [rule.id, property.slice(place.length), got, allowed];
  });
}

describe.each([...PLACES, TRUSTS])("the document in %s", (...place) => {
  const [, , id] = place;
  const right = id === "IA005" ? TRUST : IDENTITY;

  it.each([
    { Version: "2012-10-17", Statement: [right] },
    { Version: "2008-10-17", Statement: right },
    { Statement: [{ ...right, Effect: "Deny" }, right] },
    { Version: null, Statement: [{ ...right, Effect: "allow" }] },
    { Id: "web", Statement: [right] },
  ])("may be %j", (document) => {
    expect(found(place, document)).toEqual([]);
  });

  it.each([
    '{"Version":"${var.version}","Statement":${jsonencode(var.statements)}}',
    '{"Statement":[${jsonencode(var.statement)}]}',
    '{"Statement":{"Effect":"${var.effect}","Action":${var.a},"Resource":${var.b},"Principal":${var.c}}}'.replace(
      id === "IA005" ? ',"Resource":${var.b}' : ',"Principal":${var.c}',
      "",
    ),
    "${data.aws_iam_policy_document.web.json}",
    "{%{ if var.a }",
  ])("may be known to Terraform: %s", (document) => {
    expect(found(place, document)).toEqual([]);
  });

  it.each(["", "not JSON", "[]", "null", '{"Statement":'])("is a JSON object, not %j", (document) => {
    expect(found(place, document)).toEqual([[id, "", "no JSON object", "a policy in JSON"]]);
  });

  it("has a version that there is", () => {
    const allowed = "2012-10-17, 2008-10-17";
    expect(found(place, { Version: "2012-10-18", Statement: [right] })).toEqual([
      [id, ".Version", "2012-10-18", allowed],
    ]);
    expect(found(place, { Version: "", Statement: [right] })).toEqual([[id, ".Version", "", allowed]]);
  });

  it.each([{}, { Statement: [] }, { Statement: null }])("has a statement: %j", (document) => {
    expect(found(place, document)).toEqual([[id, ".Statement", undefined, "one statement or more"]]);
  });

  it.each([undefined, null, "", "Permit"])("has an effect, not %p", (Effect) => {
    const expected = Effect === undefined ? undefined : Effect;
    expect(found(place, { Statement: [right, { ...right, Effect }] })).toEqual([
      [id, ".Statement[1].Effect", expected, "Allow, Deny"],
    ]);
  });

  it.each([undefined, [], null])("has actions, not %p", (Action) => {
    expect(found(place, { Statement: { ...right, Action } })).toEqual([
      [id, ".Statement.Action", undefined, "it, or NotAction"],
    ]);
    expect(found(place, { Statement: { ...right, Action, NotAction: ["iam:*"] } })).toEqual([]);
  });

  it("has actions or others than these", () => {
    expect(found(place, { Statement: [{ ...right, NotAction: "iam:*" }] })).toEqual([
      [id, ".Statement[0].NotAction", "iam:*", "none beside Action"],
    ]);
    const text = JSON.stringify({ Statement: { ...right, NotAction: "-" } }).replace('"-"', "${var.actions}");
    expect(found(place, text)).toEqual([]);
  });

  it.each(["a", "AZaz09", "", "${var.sid}-", undefined, null])("may have the Sid %p", (Sid) => {
    expect(found(place, { Statement: [{ ...right, Sid }] })).toEqual([]);
  });

  it.each(["a-b", "a b", "a_b", "é", "a\n"])("may not have the Sid %j", (Sid) => {
    expect(found(place, { Statement: [right, { ...right, Sid }] })).toEqual([
      ["IA008", ".Statement[1].Sid", Sid, "letters and digits"],
    ]);
  });

  it("has each Sid once", () => {
    const sids = ["a", "b", "", "A", "a", ""].map((Sid) => ({ ...right, Sid }));
    expect(found(place, { Statement: sids })).toEqual([
      ["IA008", ".Statement[4].Sid", "a", "another one than in the statements before"],
    ]);
  });
});

describe.each(PLACES)("what a role may do, in %s,", (...place) => {
  it("is about resources", () => {
    expect(found(place, { Statement: [{ ...IDENTITY, Resource: undefined }] })).toEqual([
      ["IA007", ".Statement[0].Resource", undefined, "it, or NotResource"],
    ]);
    expect(found(place, { Statement: [{ ...IDENTITY, Resource: undefined, NotResource: "*" }] })).toEqual([]);
    expect(found(place, { Statement: [{ ...IDENTITY, NotResource: "*" }] })).toEqual([
      ["IA007", ".Statement[0].NotResource", "*", "none beside Resource"],
    ]);
  });

  it.each(["Principal", "NotPrincipal"])("is about no %s", (name) => {
    expect(found(place, { Statement: [{ ...IDENTITY, [name]: "*" }] })).toEqual([
      ["IA007", `.Statement[0].${name}`, "*", "none: it is the role that the policy is of"],
    ]);
    const text = JSON.stringify({ Statement: [{ ...IDENTITY, [name]: "-" }] }).replace('"-"', "${var.all}");
    expect(found(place, text)).toEqual([]);
  });
});

describe("who may take on a role", () => {
  it("is said", () => {
    expect(found(TRUSTS, { Statement: [{ ...TRUST, Principal: undefined }] })).toEqual([
      ["IA005", ".Statement[0].Principal", undefined, "it, or NotPrincipal"],
    ]);
    expect(found(TRUSTS, { Statement: [{ ...TRUST, Principal: undefined, NotPrincipal: { AWS: "1" } }] })).toEqual([]);
    expect(found(TRUSTS, { Statement: [{ ...TRUST, NotPrincipal: "*" }] })).toEqual([
      ["IA005", ".Statement[0].NotPrincipal", "*", "none beside Principal"],
    ]);
  });

  it.each(["Resource", "NotResource"])("is said without %s", (name) => {
    expect(found(TRUSTS, { Statement: [{ ...TRUST, [name]: "*" }] })).toEqual([
      ["IA005", `.Statement[0].${name}`, "*", "none: it is the role itself"],
    ]);
  });
});

describe("a managed policy", () => {
  const ofLength = (length: number, others = "") => {
    const text = (Sid: string) => JSON.stringify({ Statement: [{ Sid, ...IDENTITY }] });
    return { aws_iam_policy: { web: { policy: text("a".repeat(length - text("").length)) + others } } };
  };

  it.each<[ResourceMap, string[]]>([
    [ofLength(6144), []],
    [ofLength(6144, " \n\t".repeat(100)), []],
    [ofLength(6145), ["IA009"]],
    [{ aws_iam_policy: { web: { policy: `\${jsonencode({ a = "${"a".repeat(7000)}" })}` } } }, []],
    [{ aws_iam_role_policy: ofLength(6145).aws_iam_policy }, []],
  ])("is not too long (%#)", (resource, expected) => {
    expect(violated(resource)).toEqual(expected);
  });

  it("is told how long it is", () => {
    expect(check({ resource: ofLength(6145) }, policyGrammarRules)).toMatchObject([
      { property: "policy", got: "6145 characters", allowed: "at most 6144" },
    ]);
  });
});
