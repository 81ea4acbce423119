import { UNKNOWN } from "../../core/read-json-template";
import { isKnown, knownString, type ResourceMap } from "../configuration";
import { type Statement, textsOf } from "../policy-document";
import type { Finding, Rule } from "../rule";
import { where, withAttribute } from "../where";
import {
  POLICY_PLACES,
  type PolicyKind,
  policiesOf,
  policyExample,
  STATEMENTS,
  type WrittenPolicy,
  withPolicy,
} from "./written-policies";

const GUIDE = "https://docs.aws.amazon.com/IAM/latest/UserGuide";
const GRAMMAR = `${GUIDE}/reference_policies_grammar.html`;

const VERSIONS = ["2012-10-17", "2008-10-17"];
const EFFECTS = ["allow", "deny"];
const MOST_CHARACTERS = 6144;

/** What the statements of a policy have to say: one of each pair; and what they must not. */
const MEMBERS = {
  identity: {
    pairs: [
      ["Action", "NotAction"],
      ["Resource", "NotResource"],
    ],
    forbidden: ["Principal", "NotPrincipal"],
  },
  trust: {
    pairs: [
      ["Principal", "NotPrincipal"],
      ["Action", "NotAction"],
    ],
    forbidden: ["Resource", "NotResource"],
  },
} as const;

const MALFORMED =
  "IAM refuses any other with MalformedPolicyDocument when Terraform applies; the plan reads only the JSON.";

/** A managed policy of so many characters, and white space, which does not count. */
function ofLength(length: number): ResourceMap {
  const text = (sid: string) =>
    JSON.stringify({ Version: "2012-10-17", Statement: [{ Sid: sid, ...STATEMENTS.identity }] });
  const sid = "a".repeat(length - text("").length);
  return { aws_iam_policy: { web: { policy: text(sid).replaceAll(",", ",\n  ") } } };
}

/** What AWS refuses in the documents of policies. */
export const policyGrammarRules: readonly Rule[] = [
  documentRule("aws_iam_role", "trust", {
    id: "IA005",
    title: "the trust policy of a role says who may take it on",
    fix: 'Write statements with Effect, Principal and Action, without Resource, and "Version": "2012-10-17".',
    examples: {
      failing: policyExample("aws_iam_role", "trust", { Principal: undefined }),
      passing: policyExample("aws_iam_role", "trust", {}),
    },
  }),
  ...Object.keys(POLICY_PLACES).flatMap((resourceType) => [
    documentRule(resourceType, "identity", {
      id: "IA007",
      title: "the policy of a role says what it may do, and on what",
      fix: 'Write statements with Effect, Action and Resource, without Principal, and "Version": "2012-10-17".',
      examples: {
        failing: policyExample(resourceType, "identity", { Principal: "*" }),
        passing: policyExample(resourceType, "identity", { Resource: undefined, NotResource: "*" }),
      },
    }),
    ...where(withPolicy(resourceType), [
      {
        id: "IA008",
        resourceType,
        title: "the Sid of a statement is of letters and digits, and another one in each statement of a policy",
        explanation:
          "IAM refuses other signs, and a Sid for the second time, with MalformedPolicyDocument when Terraform applies.",
        fix: "Write it like AllowLogs, or leave it out: nothing asks for it.",
        source: `${GUIDE}/reference_policies_elements_sid.html`,
        check: (resource) => policiesOf(resource).flatMap(wrongSids),
        examples: {
          failing: policyExample(resourceType, "identity", { Sid: "allow-logs" }),
          passing: policyExample(resourceType, "identity", { Sid: "AllowLogs1" }),
        },
      },
    ]),
  ]),
  ...where(withAttribute("policy"), [
    {
      id: "IA009",
      resourceType: "aws_iam_policy",
      title: `a managed policy has at most ${MOST_CHARACTERS} characters, white space aside`,
      explanation: "IAM refuses a longer one with LimitExceeded when Terraform applies; the quota cannot be raised.",
      fix: "Split it into two, or name actions and resources together by *.",
      source: `${GUIDE}/reference_iam-quotas.html`,
      check({ attributes }) {
        const length = (knownString(attributes.policy) ?? "").replaceAll(/\s/g, "").length;
        if (length <= MOST_CHARACTERS) return [];
        return [{ property: "policy", got: `${length} characters`, allowed: `at most ${MOST_CHARACTERS}` }];
      },
      examples: { failing: ofLength(MOST_CHARACTERS + 1), passing: ofLength(MOST_CHARACTERS) },
    },
  ]),
];

/** A rule about the documents of one kind in a type of resource. */
function documentRule(
  resourceType: string,
  kind: PolicyKind,
  rule: Pick<Rule, "id" | "title" | "fix" | "examples">,
): Rule {
  return {
    ...rule,
    resourceType,
    explanation: MALFORMED,
    source: GRAMMAR,
    concerns: withPolicy(resourceType),
    check: (resource) => policiesOf(resource).flatMap((policy) => (policy.kind === kind ? mistakes(policy) : [])),
  };
}

function mistakes({ kind, property, document }: WrittenPolicy): Finding[] {
  const { root, statements } = document;
  if (root === undefined) return [{ property, got: "no JSON object", allowed: "a policy in JSON" }];
  const { Version: version } = root;
  const found: Finding[] = [];
  if (isSaid(version) && !VERSIONS.includes(String(version))) {
    found.push({ property: `${property}.Version`, got: version, allowed: VERSIONS.join(", ") });
  }
  if (isMissing(root.Statement)) {
    found.push({ property: `${property}.Statement`, got: undefined, allowed: "one statement or more" });
  }
  return [...found, ...statements.flatMap((statement) => mistakesIn(statement, kind, property))];
}

function mistakesIn({ place, members }: Statement, kind: PolicyKind, property: string): Finding[] {
  const at = (name: string) => `${property}.${place}.${name}`;
  const { pairs, forbidden } = MEMBERS[kind];
  const { Effect: effect } = members;
  const found: Finding[] = [];
  if (effect !== UNKNOWN && !EFFECTS.includes(String(effect).toLowerCase())) {
    found.push({ property: at("Effect"), got: effect, allowed: "Allow, Deny" });
  }
  for (const [name, opposite] of pairs) {
    if (isMissing(members[name]) && isMissing(members[opposite])) {
      found.push({ property: at(name), got: undefined, allowed: `it, or ${opposite}` });
    } else if (isGiven(members[name]) && isGiven(members[opposite])) {
      found.push({ property: at(opposite), got: members[opposite], allowed: `none beside ${name}` });
    }
  }
  for (const name of forbidden) {
    if (!isGiven(members[name])) continue;
    const allowed = kind === "identity" ? "none: it is the role that the policy is of" : "none: it is the role itself";
    found.push({ property: at(name), got: members[name], allowed });
  }
  return found;
}

function wrongSids({ property, document }: WrittenPolicy): Finding[] {
  const before = new Set<string>();
  return document.statements.flatMap(({ place, members: { Sid: sid } }) => {
    if (typeof sid !== "string" || sid === "") return [];
    const at = `${property}.${place}.Sid`;
    if (!/^[A-Za-z0-9]*$/.test(sid)) return [{ property: at, got: sid, allowed: "letters and digits" }];
    if (before.has(sid)) return [{ property: at, got: sid, allowed: "another one than in the statements before" }];
    before.add(sid);
    return [];
  });
}

function isSaid(value: unknown): boolean {
  return value !== undefined && value !== null && isKnown(value);
}

/** Whether a member is not there, or is an empty list. */
function isMissing(member: unknown): boolean {
  return textsOf(member).length === 0;
}

/** Whether a member is there for certain: what only Terraform knows may be null. */
function isGiven(member: unknown): boolean {
  return member !== UNKNOWN && !isMissing(member);
}
