import { attributeRule } from "../attribute-rule";
import type { ResourceMap } from "../configuration";
import { allOf, characters, matching } from "../constraint";
import type { Rule } from "../rule";
import { PRIVATE_NAMESPACE, SERVICE } from "./namespace-of";

const API = "https://docs.aws.amazon.com/cloud-map/latest/api";

/** A part of a service's name; a single character is no `_`. */
const PART = "([A-Za-z0-9_][A-Za-z0-9_-]{0,61}[A-Za-z0-9_]|[A-Za-z0-9])";
const SERVICE_NAME = new RegExp(`${PART}(\\.${PART})*|\\.`);
const LABEL = "[A-Za-z0-9_-]{1,63}";
const DOMAIN = new RegExp(`${LABEL}(\\.${LABEL})*\\.?`);

function service(name: string): ResourceMap {
  return { [SERVICE]: { web: { name } } };
}

/** What AWS refuses in the names of Cloud Map. */
export const cloudMapNameRules: readonly Rule[] = [
  attributeRule({
    id: "SD007",
    resourceType: SERVICE,
    title: "a name in Cloud Map is of parts that DNS takes",
    explanation:
      "It is written in front of the namespace's name. Terraform's plan takes anything; CreateService does not.",
    fix: "Change the name.",
    source: `${API}/API_CreateService.html`,
    attribute: "name",
    constraint: allOf(
      "1 to 127 characters: parts of up to 63 letters, digits, - and _, that neither begin nor end with -, with . between them",
      characters(1, 127),
      matching(SERVICE_NAME, ""),
    ),
    examples: { failing: service("shop web"), passing: service("_web._tcp") },
  }),
  ...[PRIVATE_NAMESPACE, "aws_service_discovery_public_dns_namespace"].map((resourceType) =>
    attributeRule({
      id: "SD008",
      resourceType,
      title: "a DNS namespace has the name of a domain",
      explanation: "Cloud Map makes a hosted zone of that name in Route 53, which takes nothing else.",
      fix: "Change the name.",
      source: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html",
      attribute: "name",
      constraint: allOf(
        "1 to 253 characters: parts of up to 63 letters, digits, - and _, with . between them",
        characters(1, 253),
        matching(DOMAIN, ""),
      ),
      examples: {
        failing: { [resourceType]: { shop: { name: "shop..internal" } } },
        passing: { [resourceType]: { shop: { name: "shop.internal" } } },
      },
    }),
  ),
];
