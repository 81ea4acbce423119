import { attributesRule } from "../attributes-rule";
import { addressOf, blocks, knownString, type ResourceMap } from "../configuration";
import { wholeNumber } from "../constraint";
import { joinedRule } from "../joined-rule";
import type { Rule } from "../rule";
import { where, withAttribute } from "../where";
import { namespaceOf, PRIVATE_NAMESPACE, SERVICE } from "./namespace-of";

const API = "https://docs.aws.amazon.com/cloud-map/latest/api";

const failures = wholeNumber(1, 10, "checks");

function checked(attributes: object, more: ResourceMap = {}): ResourceMap {
  return { ...more, [SERVICE]: { web: { ...attributes } } };
}

const http = { type: "HTTP", resource_path: "/health" };
const namespace: ResourceMap = { [PRIVATE_NAMESPACE]: { shop: { name: "shop.internal" } } };
const dns_config = [{ namespace_id: `\${${PRIVATE_NAMESPACE}.shop.id}`, dns_records: [{ type: "A", ttl: 60 }] }];

/** What AWS refuses in the health checks of a name in Cloud Map. */
export const serviceHealthRules: readonly Rule[] = where(
  withAttribute("health_check_config", "health_check_custom_config"),
  [
    {
      id: "SD002",
      resourceType: SERVICE,
      title: "who checks the health of a name is Route 53 or somebody else",
      explanation:
        "The status of an instance comes from one of the two. CreateService refuses both together, at apply.",
      fix: "Keep one: ECS reports the health of tasks by health_check_custom_config.",
      source: `${API}/API_CreateService.html`,
      *check({ attributes }) {
        const both = [attributes.health_check_config, attributes.health_check_custom_config];
        if (both.some((block) => blocks(block).length === 0)) return;
        yield { property: "health_check_config", got: "a block", allowed: "none beside health_check_custom_config" };
      },
      examples: {
        failing: checked({ health_check_config: [http], health_check_custom_config: [{ failure_threshold: 1 }] }),
        passing: checked({ health_check_custom_config: [{ failure_threshold: 1 }] }),
      },
    },
    {
      id: "SD003",
      resourceType: SERVICE,
      title: "Route 53 checks no name in a private namespace",
      explanation:
        "Its checkers are outside of the VPC, and cannot reach private addresses. CreateService refuses the check, at apply.",
      fix: "Use health_check_custom_config, by which ECS reports the health of tasks.",
      source: `${API}/API_CreateService.html`,
      *check(resource, configuration) {
        const own = namespaceOf(resource, configuration);
        if (own?.type !== PRIVATE_NAMESPACE || blocks(resource.attributes.health_check_config).length === 0) return;
        yield { property: "health_check_config", got: "a block", allowed: `none in ${addressOf(own)}` };
      },
      examples: {
        failing: checked({ dns_config, health_check_config: [http] }, namespace),
        passing: checked({ dns_config, health_check_custom_config: [{}] }, namespace),
      },
    },
    joinedRule(
      attributesRule({
        id: "SD004",
        resourceType: SERVICE,
        title: "a health check of a name has 1 to 10 failures, and a path where it is of HTTP",
        explanation:
          "A check of TCP opens a connection and asks for nothing. CreateService refuses a path there, and other thresholds, at apply.",
        fix: "Leave the path out or check by HTTP, and set the threshold to 1 to 10.",
        source: `${API}/API_HealthCheckConfig.html`,
        attributes: {
          "health_check_config.failure_threshold": failures,
          "health_check_custom_config.failure_threshold": failures,
        },
        examples: {
          failing: checked({ health_check_config: [{ ...http, type: "TCP", failure_threshold: 11 }] }),
          passing: checked({ health_check_config: [{ type: "TCP", failure_threshold: 10 }] }),
        },
      }),
      {
        *check({ attributes }) {
          for (const [i, { type, resource_path: path }] of blocks(attributes.health_check_config).entries()) {
            // An empty path is none to Terraform.
            if (type !== "TCP" || !knownString(path)) continue;
            yield { property: `health_check_config[${i}].resource_path`, got: path, allowed: "none with TCP" };
          }
        },
      },
    ),
  ],
);
