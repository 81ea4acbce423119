import { attributesRule } from "../attributes-rule";
import type { ResourceMap } from "../configuration";
import { characters, inAnyCase, matching, notBeginning, otherThan } from "../constraint";
import type { Rule } from "../rule";
import { pathsTo, RULE_TYPES, ruleExample } from "./security-group-rule";

const source = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html";
const RULE_SOURCE = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpRange.html";
const resourceType = "aws_security_group";

const LONGEST = 255;
/** What the provider appends to a prefix. */
const SUFFIX = 26;
const SIGN = /[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]/.source;
const SIGNS = "letters a to z, digits, spaces and ._-:/()#,@[]+=&;{}!$*";
const TEXT = matching(new RegExp(`${SIGN}*`), SIGNS);

function group(attributes: Record<string, unknown>): ResourceMap {
  return { [resourceType]: { web: attributes } };
}

/** What AWS refuses in the names and descriptions of security groups. */
export const securityGroupTextRules: readonly Rule[] = [
  attributesRule({
    id: "SG001",
    resourceType,
    title: "the name of a security group does not begin with sg-",
    explanation: "So begin the ids of groups, which AWS keeps apart from names.",
    attributes: { name: notBeginning("sg-"), name_prefix: notBeginning("sg-") },
    fix: "Begin it otherwise: web-sg.",
    source,
    examples: { failing: group({ name: "sg-web" }), passing: group({ name: "sg" }) },
  }),
  attributesRule({
    id: "SG002",
    resourceType,
    title: `the name and the description of a security group have at most ${LONGEST} characters`,
    explanation: `EC2 takes no more; of a prefix, the provider makes a name by ${SUFFIX} further characters.`,
    attributes: {
      name: characters(0, LONGEST),
      name_prefix: characters(0, LONGEST - SUFFIX),
      description: characters(0, LONGEST),
    },
    fix: "Shorten it.",
    source,
    examples: { failing: group({ name: "a".repeat(256) }), passing: group({ name: "a".repeat(255) }) },
  }),
  attributesRule({
    id: "SG003",
    resourceType,
    title: "the name and the description of a security group are of letters, digits and some signs",
    explanation:
      "EC2 refuses any other character with InvalidParameterValue when Terraform applies; the plan accepts it.",
    attributes: { name: TEXT, name_prefix: TEXT, description: TEXT },
    fix: "Write it in English, and without quotes.",
    source,
    examples: { failing: group({ description: "the tasks' group" }), passing: group({ description: "{tasks} & $5!" }) },
  }),
  attributesRule({
    id: "SG004",
    resourceType,
    title: "a security group is not named default",
    explanation: "Each VPC has a group of that name already, and EC2 keeps the name for it: the apply fails.",
    attributes: { name: inAnyCase(otherThan("default")) },
    fix: "Choose another name; for the default group itself there is aws_default_security_group.",
    source,
    examples: { failing: group({ name: "default" }), passing: group({ name: "default-web" }) },
  }),
  attributesRule({
    id: "SG005",
    resourceType,
    title: "the description of a security group is not empty",
    explanation: "EC2 makes no group without one: the apply fails with MissingParameter.",
    attributes: { description: matching(/[\s\S]+/, "a text that is not empty") },
    fix: "Leave it out, so that it says that Terraform manages the group, or say what the group is for.",
    source,
    examples: { failing: group({ description: "" }), passing: group({ description: "a" }) },
  }),
  ...Object.keys(RULE_TYPES).map((type) =>
    attributesRule({
      id: "SG015",
      resourceType: type,
      title: `the description of a security group rule has at most ${LONGEST} letters, digits and some signs`,
      explanation: "EC2 refuses any other with InvalidParameterValue when Terraform applies; the plan may accept it.",
      attributes: Object.fromEntries(
        pathsTo(type, "description").map((path) => [
          path,
          matching(new RegExp(`${SIGN}{0,${LONGEST}}`), `at most ${LONGEST} characters: ${SIGNS}`),
        ]),
      ),
      fix: "Shorten it, or write it in English and without quotes.",
      source: RULE_SOURCE,
      examples: {
        failing: ruleExample(type, { others: { description: "a".repeat(256) } }),
        passing: ruleExample(type, { others: { description: "a".repeat(255) } }),
      },
    }),
  ),
];
