import * as fc from "fast-check";
import type { NetworkPlan } from "./network";
import { subnetsOf } from "./network";
import { between, oneOf, shortName, some } from "./values";

export interface BalancersPlan {
  readonly names: readonly string[];
  readonly alb: object;
  readonly nlb: object;
  readonly isSecure: boolean;
  readonly answer: { readonly content_type: string; readonly status_code: string; readonly message_body: string };
}

export const balancers: fc.Arbitrary<BalancersPlan> = fc.record({
  names: fc.uniqueArray(shortName, { minLength: 2, maxLength: 2 }),
  alb: some({
    idle_timeout: between(1, 4000),
    client_keep_alive: between(60, 604800),
    desync_mitigation_mode: oneOf("monitor", "defensive", "strictest"),
    xff_header_processing_mode: oneOf("append", "preserve", "remove"),
    enable_http2: fc.boolean(),
    drop_invalid_header_fields: fc.boolean(),
    internal: fc.boolean(),
  }),
  nlb: some({
    enable_cross_zone_load_balancing: fc.boolean(),
    dns_record_client_routing_policy: oneOf(
      "any_availability_zone",
      "availability_zone_affinity",
      "partial_availability_zone_affinity",
    ),
    internal: fc.boolean(),
  }),
  isSecure: fc.boolean(),
  answer: fc.record({
    content_type: oneOf("text/plain", "text/css", "text/html", "application/javascript", "application/json"),
    status_code: fc.oneof(between(200, 299), between(400, 599)).map(String),
    message_body: fc.string({ maxLength: 1024 }).map((each) => each.replace(/[$%]/g, "_")),
  }),
});

const CERTIFICATE = "arn:aws:acm:ap-northeast-1:123456789012:certificate/12345678-1234-1234-1234-123456789012";

/** An Application Load Balancer, whose rules the services add, and a Network Load Balancer. */
export function balancerResources({ names, alb, nlb, isSecure, answer }: BalancersPlan, network: NetworkPlan) {
  const subnets = subnetsOf(network, "public");
  const secure = {
    port: 443,
    protocol: "HTTPS",
    certificate_arn: CERTIFICATE,
    ssl_policy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
  };
  return {
    aws_lb: {
      alb: {
        name: names[0],
        load_balancer_type: "application",
        subnets,
        security_groups: ["${aws_security_group.balancers.id}"],
        ...alb,
      },
      nlb: { name: names[1], load_balancer_type: "network", subnets, ...nlb },
    },
    aws_lb_listener: {
      http: {
        load_balancer_arn: "${aws_lb.alb.arn}",
        ...(isSecure ? secure : { port: 80, protocol: "HTTP" }),
        default_action: [{ type: "fixed-response", fixed_response: [answer] }],
      },
      redirect: {
        load_balancer_arn: "${aws_lb.alb.arn}",
        port: 8080,
        protocol: "HTTP",
        default_action: [{ type: "redirect", redirect: [{ protocol: "HTTPS", port: "443", status_code: "HTTP_301" }] }],
      },
    },
  };
}

export interface TargetPlan {
  readonly group: object;
  readonly check: object;
  readonly hosts: readonly string[];
  readonly paths: readonly string[];
}

const label = fc.string({ unit: oneOf(..."abcxyz019"), minLength: 1, maxLength: 20 });

/** What is arbitrary about a target group, and the conditions of its rule. */
export const target: fc.Arbitrary<TargetPlan> = fc.record({
  group: some({
    deregistration_delay: between(0, 3600),
    slow_start: fc.oneof(fc.constant(0), between(30, 900)),
    load_balancing_cross_zone_enabled: oneOf("true", "false", "use_load_balancer_configuration"),
  }),
  check: some({
    interval: between(121, 300),
    timeout: between(2, 120),
    healthy_threshold: between(2, 10),
    unhealthy_threshold: between(2, 10),
  }),
  hosts: fc.array(
    label.map((each) => `${each}.example.com`),
    { maxLength: 2 },
  ),
  paths: fc.uniqueArray(
    label.map((each) => `/${each}/*`),
    { minLength: 1, maxLength: 3 },
  ),
});
