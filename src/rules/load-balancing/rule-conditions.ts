import { attributeRule } from "../attribute-rule";
import { attributesRule } from "../attributes-rule";
import { blocks, knownBlocks, knownList, knownString, type Resource, type ResourceMap } from "../configuration";
import { characters, each, matching, network, wholeNumber } from "../constraint";
import { joinedRule } from "../joined-rule";
import type { Finding, Rule } from "../rule";
import { where, withAttribute } from "../where";

const ELB = "https://docs.aws.amazon.com/elasticloadbalancing/latest";
const API = `${ELB}/APIReference`;
const CONDITIONS = `${ELB}/application/rule-condition-types.html`;

const TYPE = "aws_lb_listener_rule";
const MOST_VALUES = 5;
const KINDS = ["host_header", "http_header", "http_request_method", "path_pattern", "query_string", "source_ip"];
const ONCE = ["host_header", "http_request_method", "path_pattern", "source_ip"];

function on(...condition: object[]): ResourceMap {
  return { [TYPE]: { main: { condition } } };
}

function valued(kind: string, ...values: string[]) {
  return { [kind]: [{ values }] };
}

/** How many values a condition compares with. */
function valuesIn(condition: Record<string, unknown>): number {
  let count = blocks(condition.query_string).length;
  for (const kind of KINDS) {
    for (const { values } of blocks(condition[kind])) count += knownList(values)?.length ?? 0;
  }
  return count;
}

function header(http_header_name: string) {
  return { http_header: [{ http_header_name, values: ["a"] }] };
}

const LR009 = {
  id: "LR009",
  resourceType: TYPE,
  title: "a condition names a header by at most 40 characters, and not that of the host",
  explanation: "The host has a kind of condition of its own, and AWS refuses it here, at apply.",
  fix: "Change the name; for the host there is host_header.",
  source: `${API}/API_HttpHeaderConditionConfig.html`,
  examples: { failing: on(header("Host")), passing: on(header("X-Forwarded-Host")) },
};

/** Whether a rule of a listener has a condition of a kind. */
function of(kind: string): (resource: Resource) => boolean {
  return ({ attributes }) =>
    blocks(attributes.condition).some((condition) => condition[kind] !== undefined && condition[kind] !== null);
}

const conditions: readonly Rule[] = [
  {
    id: "LR003",
    resourceType: TYPE,
    title: "a condition is of one kind",
    explanation:
      "All conditions of a rule have to fit, each by its kind. The provider or AWS refuses a mixed or empty one.",
    fix: "Write a condition of its own for each kind.",
    source: CONDITIONS,
    check({ attributes }): Finding[] {
      return blocks(attributes.condition).flatMap((condition, i) => {
        const kinds = KINDS.filter((kind) => knownBlocks(condition, kind)?.length !== 0);
        if (kinds.length === 1 || kinds.some((kind) => knownBlocks(condition, kind) === undefined)) return [];
        const got = kinds.join(", ") || "nothing";
        return [{ property: `condition[${i}]`, got, allowed: `one of ${KINDS.join(", ")}` }];
      });
    },
    examples: {
      failing: on({ ...valued("path_pattern", "/a"), ...valued("host_header", "a.example.com") }),
      passing: on(valued("path_pattern", "/a"), valued("host_header", "a.example.com")),
    },
  },
  {
    id: "LR004",
    resourceType: TYPE,
    title: "a rule compares with at most 5 values",
    explanation: "It counts over all conditions of the rule, wildcards or not. AWS refuses more, only at apply.",
    fix: "Spread the values over several rules.",
    source: `${ELB}/application/load-balancer-limits.html`,
    check({ attributes }): Finding[] {
      const count = blocks(attributes.condition).reduce((sum, condition) => sum + valuesIn(condition), 0);
      if (count <= MOST_VALUES) return [];
      return [{ property: "condition", got: `${count} values`, allowed: `at most ${MOST_VALUES}` }];
    },
    examples: {
      failing: on(valued("path_pattern", "/a", "/b", "/c"), valued("host_header", "a.jp", "b.jp", "c.jp")),
      passing: on(valued("path_pattern", "/a", "/b", "/c"), valued("host_header", "a.jp", "b.jp")),
    },
  },
  {
    id: "LR012",
    resourceType: TYPE,
    title: "a rule has one condition of hosts, paths, methods or sources each",
    explanation:
      "Several conditions have to fit all at once, while values of one fit one by one. AWS refuses a second of these kinds.",
    fix: "Write the values into one condition.",
    source: CONDITIONS,
    check({ attributes }): Finding[] {
      const given = blocks(attributes.condition);
      if (given.length < 2) return [];
      return ONCE.flatMap((kind) => {
        const count = given.filter((condition) => blocks(condition[kind]).length > 0).length;
        return count > 1 ? [{ property: "condition", got: `${count} of ${kind}`, allowed: "one" }] : [];
      });
    },
    examples: {
      failing: on(valued("path_pattern", "/a"), valued("path_pattern", "/b")),
      passing: on(valued("path_pattern", "/a", "/b")),
    },
  },
  ...where(of("path_pattern"), [
    attributeRule({
      id: "LR005",
      resourceType: TYPE,
      title: "a pattern of paths has 1 to 128 characters",
      explanation: "The provider refuses others at plan.",
      fix: "Shorten the pattern.",
      source: `${API}/API_PathPatternConditionConfig.html`,
      attribute: "condition.path_pattern.values",
      constraint: each(characters(1, 128)),
      examples: {
        failing: on(valued("path_pattern", `/${"a".repeat(128)}`)),
        passing: on(valued("path_pattern", `/${"a".repeat(127)}`)),
      },
    }),
    attributeRule({
      id: "LR013",
      severity: "warning",
      resourceType: TYPE,
      title: "a pattern of paths begins with a slash or a wildcard, and has no space",
      explanation: "AWS takes it, but a path always begins with a slash and has no bare space: the rule never fits.",
      fix: "Begin it with / or *; no path of a request fits it otherwise.",
      source: CONDITIONS,
      attribute: "condition.path_pattern.values",
      constraint: each(matching(/(?:[/*?][^ ]*)?/, "a pattern that begins with /, * or ?, without spaces")),
      examples: { failing: on(valued("path_pattern", "api/*")), passing: on(valued("path_pattern", "/api/*")) },
    }),
  ]),
  ...where(of("host_header"), [
    attributeRule({
      id: "LR006",
      resourceType: TYPE,
      title: "a pattern of hosts has 1 to 128 characters",
      explanation: "The provider refuses others at plan.",
      fix: "Shorten the pattern.",
      source: `${API}/API_HostHeaderConditionConfig.html`,
      attribute: "condition.host_header.values",
      constraint: each(characters(1, 128)),
      examples: {
        failing: on(valued("host_header", `${"a".repeat(126)}.jp`)),
        passing: on(valued("host_header", `${"a".repeat(125)}.jp`)),
      },
    }),
    attributeRule({
      id: "LR007",
      resourceType: TYPE,
      title: "a pattern of hosts has a dot, and only letters after the last one",
      explanation: "AWS takes domain names only, and refuses others at apply.",
      fix: "Write the whole domain name.",
      source: CONDITIONS,
      attribute: "condition.host_header.values",
      constraint: each(matching(/(?:.*\.[A-Za-z*?]+)?/, "a domain name with only letters after its last dot")),
      examples: {
        failing: on(valued("host_header", "localhost")),
        passing: on(valued("host_header", "*.example.com")),
      },
    }),
  ]),
  ...where(of("query_string"), [
    attributesRule({
      id: "LR008",
      resourceType: TYPE,
      title: "a key and a value of a query have at most 128 characters",
      explanation: "AWS refuses longer ones at apply; the plan takes them.",
      fix: "Shorten it.",
      source: `${API}/API_QueryStringKeyValuePair.html`,
      attributes: {
        "condition.query_string.key": characters(0, 128),
        "condition.query_string.value": characters(0, 128),
      },
      examples: {
        failing: on({ query_string: [{ value: "a".repeat(129) }] }),
        passing: on({ query_string: [{ value: "a".repeat(128) }] }),
      },
    }),
  ]),
  ...where(of("http_header"), [
    joinedRule(
      attributeRule({
        ...LR009,
        attribute: "condition.http_header.http_header_name",
        constraint: characters(1, 40),
      }),
      {
        *check({ attributes }): Iterable<Finding> {
          for (const [i, { http_header }] of blocks(attributes.condition).entries()) {
            for (const [j, { http_header_name: got }] of blocks(http_header).entries()) {
              if (knownString(got)?.toLowerCase() !== "host") continue;
              yield { property: `condition[${i}].http_header[${j}].http_header_name`, got, allowed: "another header" };
            }
          }
        },
      },
    ),
  ]),
  ...where(of("http_request_method"), [
    attributeRule({
      id: "LR010",
      resourceType: TYPE,
      title: "a method of HTTP is written in 1 to 40 capital letters",
      explanation: "Methods are compared by case, and AWS refuses small letters at apply.",
      fix: "Write it in capital letters.",
      source: `${API}/API_HttpRequestMethodConditionConfig.html`,
      attribute: "condition.http_request_method.values",
      constraint: each(matching(/[A-Z_-]{1,40}/, "1 to 40 capital letters, hyphens and underscores")),
      examples: {
        failing: on(valued("http_request_method", "get")),
        passing: on(valued("http_request_method", "GET", "M-SEARCH")),
      },
    }),
  ]),
  ...where(of("source_ip"), [
    attributeRule({
      id: "LR011",
      resourceType: TYPE,
      title: "sources are blocks of addresses",
      explanation: "The provider refuses a bare address at plan.",
      fix: "Write addresses in CIDR notation; one address ends with /32, or with /128.",
      source: `${API}/API_SourceIpConditionConfig.html`,
      attribute: "condition.source_ip.values",
      constraint: each(network),
      examples: {
        failing: on(valued("source_ip", "192.0.2.1")),
        passing: on(valued("source_ip", "192.0.2.1/32")),
      },
    }),
  ]),
];

/** What AWS asks of the requests that a rule of a listener is about. */
export const ruleConditionRules: readonly Rule[] = [
  attributeRule({
    id: "LR001",
    resourceType: TYPE,
    title: "a rule has a priority from 1 to 50000",
    explanation: "Rules are asked by it in turn; the default action has none. The provider refuses others at plan.",
    fix: "Take a priority in this range.",
    source: `${API}/API_CreateRule.html`,
    attribute: "priority",
    constraint: wholeNumber(1, 50_000),
    examples: {
      failing: { [TYPE]: { main: { priority: 50_001 } } },
      passing: { [TYPE]: { main: { priority: 50_000 } } },
    },
  }),
  ...where(withAttribute("condition"), conditions),
];
