import { IpAddressType, LoadBalancerTypeEnum } from "@aws-sdk/client-elastic-load-balancing-v2";
import { type Edges, list, long, valuesOf } from "../edge";
import { TAGS } from "./tags";

const TYPE = "aws_lb";
const NAMES = ["a", long(32), "aZ-9", "internal", "my-internal-web"];
const subnets = ["subnet-1", "subnet-2"];
const addresses = ["eipalloc-1", "eipalloc-2"];

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html and API_LoadBalancerAttribute.html */
const application: Edges = {
  title: "an Application Load Balancer",
  type: TYPE,
  base: { load_balancer_type: "application", subnets },
  values: {
    name: NAMES,
    name_prefix: ["a", long(6), "a-", "intern"],
    internal: [true, false],
    subnets: [list(6, (i) => `subnet-${i}`)],
    security_groups: [[], ["sg-1"], list(5, (i) => `sg-${i}`)],
    idle_timeout: [1, 4000],
    client_keep_alive: [60, 604800],
    ip_address_type: valuesOf(IpAddressType),
    desync_mitigation_mode: ["monitor", "defensive", "strictest"],
    xff_header_processing_mode: ["append", "preserve", "remove"],
    enable_http2: [true, false],
    enable_deletion_protection: [true, false],
    drop_invalid_header_fields: [true, false],
    preserve_host_header: [true, false],
    enable_waf_fail_open: [true, false],
    enable_zonal_shift: [true, false],
    enable_xff_client_port: [true, false],
    enable_tls_version_and_cipher_suite_headers: [true, false],
    enable_cross_zone_load_balancing: [true],
    customer_owned_ipv4_pool: ["ipv4pool-coip-1234567890abcdef0"],
    access_logs: [
      { bucket: "logs" },
      { bucket: "logs", prefix: "alb", enabled: true },
      { bucket: "", enabled: false },
      { bucket: "logs", enabled: false },
    ],
    connection_logs: [{ bucket: "logs", prefix: "alb", enabled: true }],
    "minimum_load_balancer_capacity.capacity_units": [100, 1500],
    tags: TAGS,
  },
  together: {
    "subnets by mapping": { subnets: undefined, subnet_mapping: subnets.map((subnet_id) => ({ subnet_id })) },
    "without a type": { load_balancer_type: undefined },
  },
};

const network: Edges = {
  title: "a Network Load Balancer",
  type: TYPE,
  base: { load_balancer_type: "network", subnets },
  values: {
    name: NAMES,
    subnets: [["subnet-1"], list(6, (i) => `subnet-${i}`)],
    internal: [true, false],
    // https://docs.aws.amazon.com/elasticloadbalancing/latest/network/create-network-load-balancer.html: no dualstack-without-public-ipv4
    ip_address_type: valuesOf(IpAddressType, "dualstack-without-public-ipv4"),
    enable_cross_zone_load_balancing: [true, false],
    enforce_security_group_inbound_rules_on_private_link_traffic: ["on", "off"],
    dns_record_client_routing_policy: [
      "any_availability_zone",
      "availability_zone_affinity",
      "partial_availability_zone_affinity",
    ],
    security_groups: [[], ["sg-1"]],
    access_logs: [{ bucket: "logs", enabled: true }],
  },
  together: {
    "with Elastic IP addresses": {
      subnets: undefined,
      subnet_mapping: subnets.map((subnet_id, i) => ({ subnet_id, allocation_id: addresses[i] })),
    },
    "with addresses of the subnets": {
      internal: true,
      subnets: undefined,
      subnet_mapping: [{ subnet_id: "subnet-1", private_ipv4_address: "10.0.0.10" }],
    },
    "with addresses of IPv6": {
      ip_address_type: "dualstack",
      subnets: undefined,
      subnet_mapping: [{ subnet_id: "subnet-1", ipv6_address: "2001:db8::1" }],
    },
  },
};

const gateway: Edges = {
  title: "a Gateway Load Balancer",
  type: TYPE,
  base: { load_balancer_type: valuesOf(LoadBalancerTypeEnum, "application", "network")[0], subnets: ["subnet-1"] },
  values: { enable_cross_zone_load_balancing: [true, false] },
};

export const loadBalancerEdges: readonly Edges[] = [application, network, gateway];
