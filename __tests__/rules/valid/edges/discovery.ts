import { HealthCheckType, RecordType, RoutingPolicy } from "@aws-sdk/client-servicediscovery";
import { type Edges, long, valuesOf } from "../edge";
import { TAGS } from "./tags";

const DNS_NAMES = ["local", "shop.local", "a-b.example.com", `${long(63)}.local`, "_tcp.local"];

/** https://docs.aws.amazon.com/cloud-map/latest/api/API_CreatePrivateDnsNamespace.html */
const privateNamespaces: Edges = {
  title: "a private namespace of DNS",
  type: "aws_service_discovery_private_dns_namespace",
  base: { name: "shop.local", vpc: "vpc-1" },
  values: { name: DNS_NAMES, description: ["", long(1024)], tags: TAGS },
};

const publicNamespaces: Edges = {
  title: "a public namespace of DNS",
  type: "aws_service_discovery_public_dns_namespace",
  base: { name: "example.com" },
  values: { name: DNS_NAMES.slice(1), tags: TAGS },
};

const httpNamespaces: Edges = {
  title: "a namespace without DNS",
  type: "aws_service_discovery_http_namespace",
  base: { name: "shop" },
  values: { name: ["a", long(1024), "aZ_9-.b"], description: ["", long(1024)], tags: TAGS },
};

const dns = (type: string, more: object = {}) => ({
  dns_config: { namespace_id: "ns-1234567890abcdef", dns_records: [{ type, ttl: 60 }], ...more },
});

/** https://docs.aws.amazon.com/cloud-map/latest/api/API_CreateService.html, API_DnsConfig.html and API_HealthCheckConfig.html */
const services: Edges = {
  title: "a service of Cloud Map",
  type: "aws_service_discovery_service",
  base: { name: "web", ...dns("A") },
  values: {
    name: ["a", long(63), "a-b", "_http._tcp", "a.b", "A1"],
    description: ["", long(1024)],
    // CNAME wants weights, below.
    "dns_config.routing_policy": valuesOf(RoutingPolicy),
    "dns_config.dns_records.ttl": [0, 2147483647],
    "dns_config.dns_records": [
      [
        { type: "A", ttl: 60 },
        { type: "AAAA", ttl: 60 },
      ],
      [
        { type: "A", ttl: 60 },
        { type: "SRV", ttl: 60 },
      ],
    ],
    "health_check_custom_config.failure_threshold": [1, 10],
    force_destroy: [true, false],
    tags: TAGS,
  },
  together: {
    ...Object.fromEntries(valuesOf(RecordType, "CNAME").map((type) => [type, dns(type)])),
    CNAME: dns("CNAME", { routing_policy: "WEIGHTED" }),
    "without DNS": { dns_config: undefined, namespace_id: "ns-1234567890abcdef" },
    ...Object.fromEntries(
      valuesOf(HealthCheckType).flatMap((type) =>
        [1, 10].map((failure_threshold) => [
          `a health check by ${type}, ${failure_threshold} times`,
          { health_check_config: { type, failure_threshold, ...(type === "TCP" ? {} : { resource_path: "/health" }) } },
        ]),
      ),
    ),
  },
};

export const discoveryEdges: readonly Edges[] = [privateNamespaces, publicNamespaces, httpNamespaces, services];
