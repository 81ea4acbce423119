import { attributeRule } from "../attribute-rule";
import { attributesRule } from "../attributes-rule";
import type { ResourceMap } from "../configuration";
import { characters, matching, wholeNumber } from "../constraint";
import { joinedRule } from "../joined-rule";
import type { Rule } from "../rule";
import { where, withAttribute } from "../where";

const API = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference";
const CREATE = `${API}/API_CreateTargetGroup.html`;
const ATTRIBUTES = `${API}/API_TargetGroupAttribute.html`;

const TYPE = "aws_lb_target_group";

function group(attributes: Record<string, unknown>): ResourceMap {
  return { [TYPE]: { main: attributes } };
}

function checked(health_check: Record<string, unknown>): ResourceMap {
  return group({ health_check: [health_check] });
}

// An empty path is none.
const TG010 = {
  id: "TG010",
  resourceType: TYPE,
  title: "the path of a health check begins with a slash and has at most 1024 characters",
  explanation: "It is the path of the request that is sent. The provider refuses others at plan.",
  fix: "Change the path.",
  source: CREATE,
  attribute: "health_check.path",
  examples: { failing: checked({ path: "health" }), passing: checked({ path: "/health" }) },
};

const healthChecks: readonly Rule[] = [
  attributeRule({
    id: "TG006",
    resourceType: TYPE,
    title: "a health check asks every 5 to 300 seconds",
    explanation: "The provider refuses others at plan.",
    fix: "Take an interval in this range.",
    source: CREATE,
    attribute: "health_check.interval",
    constraint: wholeNumber(5, 300, "seconds"),
    examples: { failing: checked({ interval: 301 }), passing: checked({ interval: 300 }) },
  }),
  attributeRule({
    id: "TG007",
    resourceType: TYPE,
    title: "a health check waits 2 to 120 seconds for the answer",
    explanation: "The provider refuses others at plan.",
    fix: "Take a timeout in this range.",
    source: CREATE,
    attribute: "health_check.timeout",
    constraint: wholeNumber(2, 120, "seconds"),
    examples: { failing: checked({ timeout: 1 }), passing: checked({ timeout: 2 }) },
  }),
  attributesRule({
    id: "TG009",
    resourceType: TYPE,
    title: "a target is healthy, or not, after 2 to 10 answers",
    explanation: "The provider refuses others at plan.",
    fix: "Take a number in this range.",
    source: CREATE,
    attributes: {
      "health_check.healthy_threshold": wholeNumber(2, 10),
      "health_check.unhealthy_threshold": wholeNumber(2, 10),
    },
    examples: { failing: checked({ healthy_threshold: 1 }), passing: checked({ healthy_threshold: 2 }) },
  }),
  joinedRule(
    attributeRule({ ...TG010, constraint: matching(/(?:\/.*)?/, "a path that begins with /") }),
    attributeRule({ ...TG010, constraint: characters(0, 1024) }),
  ),
];

/** What AWS asks of single values of a target group. */
export const targetGroupAttributeRules: readonly Rule[] = [
  attributeRule({
    id: "TG001",
    resourceType: TYPE,
    title: "the name of a target group is of 1 to 32 letters, digits and hyphens, with no hyphen at either end",
    explanation: "It becomes part of the ARN. The provider refuses others at plan.",
    fix: "Change the name.",
    source: CREATE,
    attribute: "name",
    // Without a name, the provider makes one.
    constraint: matching(
      /(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,30}[A-Za-z0-9])?)?/,
      "1 to 32 letters without accents, digits and hyphens, with no hyphen at either end",
    ),
    examples: { failing: group({ name: "a".repeat(33) }), passing: group({ name: "a".repeat(32) }) },
  }),
  attributeRule({
    id: "TG002",
    resourceType: TYPE,
    title: "the name of a target group begins with at most 6 characters of one's own",
    explanation: "Terraform adds 26 characters, and a name has 32 at most. The provider refuses longer ones at plan.",
    fix: "Shorten the prefix, or pass a name.",
    source: CREATE,
    attribute: "name_prefix",
    constraint: matching(
      /(?:[A-Za-z0-9][A-Za-z0-9-]{0,5})?/,
      "at most 6 letters without accents, digits and hyphens, with no hyphen in front",
    ),
    examples: { failing: group({ name_prefix: "web-app" }), passing: group({ name_prefix: "web-a-" }) },
  }),
  ...where(withAttribute("health_check"), healthChecks),
  attributeRule({
    id: "TG018",
    resourceType: TYPE,
    title: "a target is let go within 0 to 3600 seconds",
    explanation: "The targets that go finish their requests in it. The provider refuses others at plan.",
    fix: "Take a time in this range.",
    source: ATTRIBUTES,
    attribute: "deregistration_delay",
    constraint: wholeNumber(0, 3600, "seconds"),
    examples: { failing: group({ deregistration_delay: 3601 }), passing: group({ deregistration_delay: 3600 }) },
  }),
  attributeRule({
    id: "TG019",
    resourceType: TYPE,
    title: "a new target gets its share at once, or within 30 to 900 seconds",
    explanation:
      "The share grows over this time, which AWS does not do for less than 30 seconds. The provider refuses others at plan.",
    fix: "Take a time in this range, or 0 for none.",
    source: ATTRIBUTES,
    attribute: "slow_start",
    constraint: matching(/0|[3-9]\d|[1-8]\d\d|900/, "0, or 30 to 900 seconds"),
    examples: { failing: group({ slow_start: 29 }), passing: group({ slow_start: 30 }) },
  }),
  attributeRule({
    id: "TG022",
    resourceType: TYPE,
    title: "a client stays with a target for 1 to 604800 seconds",
    explanation: "604800 seconds are 7 days. The provider refuses others at plan.",
    fix: "Take a time in this range.",
    source: ATTRIBUTES,
    attribute: "stickiness.cookie_duration",
    constraint: wholeNumber(1, 604_800, "seconds"),
    examples: {
      failing: group({ stickiness: [{ type: "lb_cookie", cookie_duration: 604_801 }] }),
      passing: group({ stickiness: [{ type: "lb_cookie", cookie_duration: 604_800 }] }),
    },
  }),
];
