import type { Lb } from "@cdktf/provider-aws/lib/lb";
import type { ModuleInput, ModuleStack } from "../../module/module-stack";
import { addBlocks } from "../../module/shape/dynamic-block";
import { bool, list, number, object, required, type Shape, string, withDefault } from "../../module/shape/shape";

const LOGS = object({ bucket: required(string), enabled: withDefault(bool, true), prefix: string });

/** What a load balancer has under the same name; null is what AWS does by itself. */
const ARGUMENTS: Readonly<Record<string, Omit<ModuleInput, "nullable" | "validation">>> = {
  internal: {
    type: "bool",
    description: "Whether it has private addresses alone. A change replaces it",
    default: false,
  },
  ip_address_type: {
    type: "string",
    description: "`ipv4`, `dualstack`, or `dualstack-without-public-ipv4`",
    default: null,
  },
  enable_deletion_protection: {
    type: "bool",
    description: "Whether AWS refuses to delete it until this is false, and applied",
    default: true,
  },
  idle_timeout: {
    type: "number",
    description: "Seconds, 1 to 4000, that a connection may be silent. Of an Application Load Balancer",
    default: null,
  },
  client_keep_alive: {
    type: "number",
    description: "Seconds, 60 to 604800, that a client may keep a connection. Of an Application Load Balancer",
    default: null,
  },
  preserve_host_header: {
    type: "bool",
    description: "Whether targets get the Host header as the client sent it. Of an Application Load Balancer",
    default: null,
  },
  desync_mitigation_mode: {
    type: "string",
    description: "What becomes of ambiguous requests: `monitor`, `defensive` or `strictest`",
    default: null,
  },
  xff_header_processing_mode: {
    type: "string",
    description: "What becomes of the header X-Forwarded-For: `append`, `preserve` or `remove`",
    default: null,
  },
  enable_xff_client_port: {
    type: "bool",
    description: "Whether X-Forwarded-For has the port of the client",
    default: null,
  },
  enable_http2: { type: "bool", description: "Whether clients may speak HTTP/2", default: null },
  enable_tls_version_and_cipher_suite_headers: {
    type: "bool",
    description: "Whether requests get headers that say by which TLS they came",
    default: null,
  },
  enable_waf_fail_open: {
    type: "bool",
    description: "Whether requests go on to targets when AWS WAF does not answer",
    default: null,
  },
  enable_zonal_shift: {
    type: "bool",
    description: "Whether traffic can be shifted away from a zone",
    default: null,
  },
  customer_owned_ipv4_pool: {
    type: "string",
    description: "The pool of addresses of an Outpost",
    default: null,
  },
  enable_cross_zone_load_balancing: {
    type: "bool",
    description:
      "Whether what arrives in one zone goes to the targets of all zones. Of a Network Load Balancer, where AWS charges for it; an Application Load Balancer always does",
    default: null,
  },
  dns_record_client_routing_policy: {
    type: "string",
    description:
      "Which zone clients get: `any_availability_zone`, `availability_zone_affinity` or `partial_availability_zone_affinity`. Of a Network Load Balancer",
    default: null,
  },
  enforce_security_group_inbound_rules_on_private_link_traffic: {
    type: "string",
    description:
      "Whether the security group holds for what comes by PrivateLink: `on` or `off`. Of a Network Load Balancer",
    default: null,
  },
};

/** What a load balancer has as blocks. */
const BLOCKS: Readonly<Record<string, { readonly shape: Shape; readonly description: string }>> = {
  access_logs: {
    shape: LOGS,
    description: "The bucket in S3 that gets a line for each request; its policy has to allow it",
  },
  connection_logs: {
    shape: LOGS,
    description: "The bucket in S3 that gets a line for each connection; its policy has to allow it",
  },
  ipam_pools: {
    shape: object({ ipv4_ipam_pool_id: required(string) }),
    description: "The pool of IPAM that public addresses come from",
  },
  minimum_load_balancer_capacity: {
    shape: object({ capacity_units: required(number) }),
    description: "Capacity that is there also without traffic, in units of load balancer capacity",
  },
  subnet_mapping: {
    shape: list(
      object({
        subnet_id: required(string),
        allocation_id: string,
        private_ipv4_address: string,
        ipv6_address: string,
      }),
    ),
    description: "Subnets with addresses of one's own in them, in place of `subnets`",
  },
  timeouts: {
    shape: object({ create: string, update: string, delete: string }),
    description: "How long Terraform waits for the load balancer: `20m`",
  },
};

/** Adds an input for each thing that a load balancer can be told. */
export function addSettings(module: ModuleStack, loadBalancer: Lb): void {
  for (const [name, input] of Object.entries(ARGUMENTS)) {
    module.addInput(name, input);
    loadBalancer.addOverride(name, `\${var.${name}}`);
  }
  for (const [name, { shape, description }] of Object.entries(BLOCKS)) {
    module.addInput(name, { type: shape, description, default: null });
    addBlocks(loadBalancer, name, shape, `var.${name}`);
  }
}
