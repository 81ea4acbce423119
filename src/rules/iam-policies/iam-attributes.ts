import { attributeRule } from "../attribute-rule";
import { attributesRule } from "../attributes-rule";
import type { ResourceMap } from "../configuration";
import { type Constraint, characters, matching, wholeNumber } from "../constraint";
import type { Rule } from "../rule";

const API = "https://docs.aws.amazon.com/IAM/latest/APIReference";

const SIGN = /[\w+=,.@-]/.source;
const SIGNS = "letters a to z, digits and +=,.@_-";
const PATH = matching(
  /\/|\/[!-~]{1,510}\//,
  "/, or a text of at most 512 characters between two of them, without spaces",
);
/** Tabs, ends of lines, and what Latin-1 has of signs. */
const DESCRIPTION = matching(/[\t\n\r -~¡-ÿ]{0,1000}/, "at most 1000 characters of English and Western European texts");
const POLICY_ARN = matching(
  /arn:[a-z-]+:iam::[^:]*:policy\/.+/,
  "the ARN of a policy: arn:aws:iam::123456789012:policy/web",
);

/** What the provider appends to a prefix. */
const SUFFIX = 26;
const LONGEST_ROLE_NAME = 64;
const LONGEST_NAME = 128;

const REFUSED = "IAM refuses the request when Terraform applies, where the plan has not done so before.";

function name(longest: number): Constraint {
  return matching(new RegExp(`${SIGN}{1,${longest}}`), `1 to ${longest} characters: ${SIGNS}`);
}

function role(attributes: Record<string, unknown>): ResourceMap {
  const Statement = [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ecs-tasks.amazonaws.com" } }];
  return { aws_iam_role: { web: { assume_role_policy: JSON.stringify({ Statement }), ...attributes } } };
}

/** What AWS refuses in the names, paths and limits of roles, policies and instance profiles. */
export const iamAttributeRules: readonly Rule[] = [
  attributesRule({
    id: "IA001",
    resourceType: "aws_iam_role",
    title: `the name of a role has 1 to ${LONGEST_ROLE_NAME} letters, digits and some signs`,
    explanation: REFUSED,
    attributes: {
      name: name(LONGEST_ROLE_NAME),
      name_prefix: matching(new RegExp(`${SIGN}*`), SIGNS),
    },
    fix: "Shorten it, or write other signs as hyphens.",
    source: `${API}/API_CreateRole.html`,
    examples: { failing: role({ name: "a".repeat(65) }), passing: role({ name: "a".repeat(64) }) },
  }),
  attributeRule({
    id: "IA002",
    resourceType: "aws_iam_role",
    title: `the prefix of a role's name has at most ${LONGEST_ROLE_NAME - SUFFIX} characters`,
    explanation: `The provider makes a name of it by ${SUFFIX} further characters, and a name has at most ${LONGEST_ROLE_NAME}.`,
    attribute: "name_prefix",
    constraint: characters(0, LONGEST_ROLE_NAME - SUFFIX),
    fix: "Shorten it.",
    source: `${API}/API_CreateRole.html`,
    examples: { failing: role({ name_prefix: "a".repeat(39) }), passing: role({ name_prefix: "a".repeat(38) }) },
  }),
  ...[
    { resourceType: "aws_iam_role", call: "CreateRole" },
    { resourceType: "aws_iam_policy", call: "CreatePolicy" },
    { resourceType: "aws_iam_instance_profile", call: "CreateInstanceProfile" },
  ].map(({ resourceType, call }) =>
    attributeRule({
      id: "IA003",
      resourceType,
      title: "a path begins and ends with a slash",
      explanation: "IAM refuses any other with ValidationError when Terraform applies; the plan accepts it.",
      attribute: "path",
      constraint: PATH,
      fix: "Write it like /shop/.",
      source: `${API}/API_${call}.html`,
      examples: {
        failing: { [resourceType]: { web: { path: "/shop" } } },
        passing: { [resourceType]: { web: { path: "/shop/" } } },
      },
    }),
  ),
  attributeRule({
    id: "IA004",
    resourceType: "aws_iam_role",
    title: "a session of a role lasts for 1 to 12 hours at most",
    explanation: REFUSED,
    attribute: "max_session_duration",
    constraint: wholeNumber(3600, 43_200, "seconds"),
    fix: "Choose a duration between, in seconds. For services it has no meaning: they renew their credentials.",
    source: `${API}/API_CreateRole.html`,
    examples: { failing: role({ max_session_duration: 3599 }), passing: role({ max_session_duration: 3600 }) },
  }),
  attributeRule({
    id: "IA010",
    resourceType: "aws_iam_role_policy_attachment",
    title: "a policy that is attached to a role is named by its ARN",
    explanation:
      "Policies of different accounts may have one name, so that IAM asks for the ARN. Terraform refuses other texts.",
    attribute: "policy_arn",
    constraint: POLICY_ARN,
    fix: "Write the ARN: of a policy of AWS arn:aws:iam::aws:policy/ and its name.",
    source: `${API}/API_AttachRolePolicy.html`,
    examples: {
      failing: { aws_iam_role_policy_attachment: { web: { role: "web", policy_arn: "ReadOnlyAccess" } } },
      passing: {
        aws_iam_role_policy_attachment: { web: { role: "web", policy_arn: "arn:aws:iam::aws:policy/ReadOnlyAccess" } },
      },
    },
  }),
  attributeRule({
    id: "IA011",
    resourceType: "aws_iam_role",
    title: "the description of a role has at most 1000 characters of Latin-1",
    explanation:
      "IAM refuses others, for example curly quotes or Japanese, with ValidationError when Terraform applies.",
    attribute: "description",
    constraint: DESCRIPTION,
    fix: "Shorten it, or write it in English.",
    source: `${API}/API_CreateRole.html`,
    examples: { failing: role({ description: "the tasks’ role" }), passing: role({ description: "the tasks' rôle" }) },
  }),
  nameRule("IA012", "aws_iam_role_policy", "PutRolePolicy"),
  nameRule("IA012", "aws_iam_policy", "CreatePolicy"),
  nameRule("IA013", "aws_iam_instance_profile", "CreateInstanceProfile"),
];

function nameRule(id: string, resourceType: string, call: string): Rule {
  const example = (length: number) => ({ [resourceType]: { web: { name: "a".repeat(length) } } });
  return attributesRule({
    id,
    resourceType,
    title: `the name of ${id === "IA012" ? "a policy" : "an instance profile"} has 1 to ${LONGEST_NAME} letters, digits and some signs`,
    explanation: REFUSED,
    attributes: {
      name: name(LONGEST_NAME),
      name_prefix: matching(
        new RegExp(`${SIGN}{0,${LONGEST_NAME - SUFFIX}}`),
        `at most ${LONGEST_NAME - SUFFIX} characters, which the provider makes a name of: ${SIGNS}`,
      ),
    },
    fix: "Shorten it, or write other signs as hyphens.",
    source: `${API}/API_${call}.html`,
    examples: { failing: example(129), passing: example(128) },
  });
}
