import { TargetGroupIpAddressTypeEnum, TargetTypeEnum } from "@aws-sdk/client-elastic-load-balancing-v2";
import { type Edges, long, valuesOf } from "../edge";
import { TAGS } from "./tags";

const TYPE = "aws_lb_target_group";
const http = { vpc_id: "vpc-1", port: 80, protocol: "HTTP", target_type: "ip" };
const tcp = { vpc_id: "vpc-1", port: 1883, protocol: "TCP", target_type: "ip" };
const sticky = (type: string, more: object = {}) => ({ stickiness: { type, ...more } });

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html and API_TargetGroupAttribute.html */
const application: Edges = {
  title: "a target group of an Application Load Balancer",
  type: TYPE,
  base: http,
  values: {
    name: ["a", long(32), "aZ-9"],
    name_prefix: ["a", long(6), "a-"],
    port: [1, 65535],
    protocol: ["HTTP", "HTTPS"],
    protocol_version: ["HTTP1", "HTTP2", "GRPC"],
    target_type: ["instance", "ip"],
    ip_address_type: valuesOf(TargetGroupIpAddressTypeEnum),
    deregistration_delay: [0, 3600, "0", "3600"],
    slow_start: [0, 30, 900],
    load_balancing_algorithm_type: ["round_robin", "least_outstanding_requests", "weighted_random"],
    load_balancing_anomaly_mitigation: ["off"],
    load_balancing_cross_zone_enabled: ["true", "false", "use_load_balancer_configuration"],
    "health_check.interval": [6, 300],
    "health_check.timeout": [2, 29],
    "health_check.healthy_threshold": [2, 10],
    "health_check.unhealthy_threshold": [2, 10],
    "health_check.path": ["/", `/${long(1023)}`, "/health?deep=1"],
    "health_check.port": ["traffic-port", "1", "65535", 8080],
    "health_check.protocol": ["HTTP", "HTTPS"],
    "health_check.matcher": ["200", "499", "200-499", "200,202", "200,202-299,404", "200-299"],
    health_check: [
      { enabled: true },
      { interval: 300, timeout: 120 },
      { interval: 5, timeout: 4 },
      { interval: 3 + 2, timeout: 2 },
    ],
    stickiness: [
      { type: "lb_cookie" },
      { type: "lb_cookie", enabled: false },
      ...[1, 604800].map((cookie_duration) => ({ type: "lb_cookie", cookie_duration })),
      ...[1, 604800].map((cookie_duration) => ({ type: "app_cookie", cookie_name: "session", cookie_duration })),
    ],
    target_group_health: [
      { dns_failover: { minimum_healthy_targets_count: "1", minimum_healthy_targets_percentage: "100" } },
      { unhealthy_state_routing: { minimum_healthy_targets_count: 1, minimum_healthy_targets_percentage: "off" } },
    ],
    tags: TAGS,
  },
  together: {
    "gRPC with its codes": {
      protocol_version: "GRPC",
      health_check: { matcher: "0-99", path: "/grpc.health.v1.Health/Check" },
    },
    "gRPC with some codes": { protocol_version: "GRPC", health_check: { matcher: "0,12,14-16" } },
    "gRPC with the code 99": { protocol_version: "GRPC", health_check: { matcher: "99" } },
    "anomalies mitigated": {
      load_balancing_algorithm_type: "weighted_random",
      load_balancing_anomaly_mitigation: "on",
    },
    "at random, starting at once": { load_balancing_algorithm_type: "weighted_random", slow_start: 0 },
    "replaced before it is destroyed": { name_prefix: "web-", lifecycle: { create_before_destroy: true } },
  },
};

const network: Edges = {
  title: "a target group of a Network Load Balancer",
  type: TYPE,
  base: tcp,
  values: {
    port: [1, 65535],
    protocol: ["TCP", "TLS", "UDP", "TCP_UDP"],
    target_type: ["instance", "ip"],
    preserve_client_ip: ["true", "false"],
    proxy_protocol_v2: [true, false],
    connection_termination: [true, false],
    load_balancing_cross_zone_enabled: ["true", "false", "use_load_balancer_configuration"],
    deregistration_delay: [0, 3600],
    health_check: [
      { protocol: "TCP" },
      { protocol: "TCP", port: "80", interval: 5, timeout: 2, healthy_threshold: 2, unhealthy_threshold: 10 },
      { protocol: "HTTP", path: "/", matcher: "200-599" },
      { protocol: "HTTPS", path: "/health", matcher: "599" },
      { protocol: "TCP", interval: 300, timeout: 120 },
    ],
    stickiness: [{ type: "source_ip" }, { type: "source_ip", enabled: false }],
    target_health_state: [
      { enable_unhealthy_connection_termination: true },
      { enable_unhealthy_connection_termination: false, unhealthy_draining_interval: 360000 },
    ],
  },
  together: {
    "UDP with its sources": { protocol: "UDP", preserve_client_ip: "true", ...sticky("source_ip") },
    "TCP_UDP with its sources": { protocol: "TCP_UDP", ...sticky("source_ip") },
    "an Application Load Balancer": {
      target_type: "alb",
      protocol: "TCP",
      port: 80,
      health_check: { protocol: "HTTP", path: "/" },
    },
  },
};

const lambda: Edges = {
  title: "a target group of a Lambda function",
  type: TYPE,
  base: { target_type: valuesOf(TargetTypeEnum).find((type) => type === "lambda") },
  values: {
    lambda_multi_value_headers_enabled: [true, false],
    health_check: [{ enabled: false }, { enabled: true, path: "/", interval: 35, timeout: 30, matcher: "200" }],
  },
};

const gateway: Edges = {
  title: "a target group of a Gateway Load Balancer",
  type: TYPE,
  base: { vpc_id: "vpc-1", port: 6081, protocol: "GENEVE", target_type: "instance" },
  values: {
    target_type: ["instance", "ip"],
    target_failover: ["rebalance", "no_rebalance"].map((each) => ({ on_deregistration: each, on_unhealthy: each })),
    health_check: [
      { protocol: "TCP", port: 80 },
      { protocol: "HTTP", port: 80, path: "/" },
    ],
    stickiness: ["source_ip_dest_ip", "source_ip_dest_ip_proto"].map((type) => ({ type })),
  },
};

export const targetGroupEdges: readonly Edges[] = [application, network, lambda, gateway];
