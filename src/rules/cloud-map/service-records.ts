import { attributesRule } from "../attributes-rule";
import { addressOf, blocks, type Resource, type ResourceMap } from "../configuration";
import { oneOf } from "../constraint";
import type { Rule } from "../rule";
import { where, withAttribute } from "../where";
import { HTTP_NAMESPACE, namespaceOf, PRIVATE_NAMESPACE, SERVICE } from "./namespace-of";

const API = "https://docs.aws.amazon.com/cloud-map/latest/api";
const MULTIVALUE = "MULTIVALUE";

function recorded(type: string, routing_policy: string): ResourceMap {
  return { [SERVICE]: { web: { dns_config: [{ routing_policy, dns_records: [{ type, ttl: 60 }] }] } } };
}

function inNamespace(type: string): ResourceMap {
  const dns_config = [{ namespace_id: `\${${type}.shop.id}`, dns_records: [{ type: "A", ttl: 60 }] }];
  return { [type]: { shop: { name: "shop.internal" } }, [SERVICE]: { web: { dns_config } } };
}

function hasCname(dnsConfig: Record<string, unknown>): boolean {
  return blocks(dnsConfig.dns_records).some(({ type }) => type === "CNAME");
}

/** The blocks that make a CNAME record, by their places. */
function cnamesIn({ attributes }: Resource): [number, Record<string, unknown>][] {
  return [...blocks(attributes.dns_config).entries()].filter(([, dnsConfig]) => hasCname(dnsConfig));
}

/** What AWS refuses in the records of a name in Cloud Map. */
export const serviceRecordRules: readonly Rule[] = where(withAttribute("dns_config"), [
  {
    id: "SD001",
    resourceType: SERVICE,
    title: "a CNAME record is weighted, and has no health check of Route 53",
    explanation:
      "A name has one CNAME in an answer, so there are no several values to give. CreateService refuses it, and a health check beside it, at apply.",
    fix: "Set the routing policy to WEIGHTED, and leave health_check_config out.",
    source: `${API}/API_DnsRecord.html`,
    *check(resource) {
      for (const [i, { routing_policy: policy }] of cnamesIn(resource)) {
        // Terraform says MULTIVALUE by default.
        if ((policy ?? MULTIVALUE) === MULTIVALUE) {
          yield {
            property: `dns_config[${i}].routing_policy`,
            got: policy ?? undefined,
            allowed: "WEIGHTED for a CNAME",
          };
        }
        if (blocks(resource.attributes.health_check_config).length > 0) {
          yield { property: "health_check_config", got: "a health check", allowed: "none beside a CNAME" };
        }
      }
    },
    examples: { failing: recorded("CNAME", MULTIVALUE), passing: recorded("CNAME", "WEIGHTED") },
  },
  attributesRule({
    id: "SD005",
    resourceType: SERVICE,
    title: "the records of a name and their routing are of a kind that Cloud Map knows",
    explanation: "Cloud Map makes no others in Route 53. Another type of record replaces the name.",
    fix: "Set one of them.",
    source: `${API}/API_DnsConfig.html`,
    attributes: {
      "dns_config.routing_policy": oneOf(MULTIVALUE, "WEIGHTED"),
      "dns_config.dns_records.type": oneOf("A", "AAAA", "SRV", "CNAME"),
    },
    examples: { failing: recorded("TXT", "LATENCY"), passing: recorded("SRV", MULTIVALUE) },
  }),
  {
    id: "SD006",
    resourceType: SERVICE,
    title: "a name in a namespace for API calls has no records in DNS",
    explanation:
      "An HTTP namespace has no hosted zone that records could stand in: its names are found by DiscoverInstances. CreateService refuses them.",
    fix: "Leave dns_config out and set namespace_id instead, or use a private or public DNS namespace.",
    source: `${API}/API_CreateService.html`,
    *check(resource, configuration) {
      const namespace = namespaceOf(resource, configuration);
      if (namespace?.type !== HTTP_NAMESPACE || blocks(resource.attributes.dns_config).length === 0) return;
      yield { property: "dns_config", got: "records in DNS", allowed: `none in ${addressOf(namespace)}` };
    },
    examples: { failing: inNamespace(HTTP_NAMESPACE), passing: inNamespace(PRIVATE_NAMESPACE) },
  },
]);
