import { isKnown, knownList, knownString, type Resource, type ResourceMap } from "../../configuration";
import { oneOf } from "../../constraint";
import { balancerTypeOf } from "../../load-balancing/balancer-type";
import { where } from "../../where";
import { mayHave } from "../companion";
import { secureValue } from "../secure-value";
import type { SecurityRule } from "../security-rule";

const CONTROLS = "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html";
const resourceType = "aws_lb";
const FIREWALL = { type: "aws_wafv2_web_acl_association", attribute: "resource_arn" };

const ofType =
  (...types: string[]) =>
  (resource: Resource) =>
    types.includes(balancerTypeOf(resource) ?? "");

function loadBalancer(attributes: object): ResourceMap {
  const access_logs = { bucket: "logs", enabled: true };
  return { aws_lb: { main: { internal: true, access_logs, enable_deletion_protection: true, ...attributes } } };
}

/** Who reaches a load balancer, with what, and whether anybody sees it. */
export const loadBalancerSecurityRules: readonly SecurityRule[] = [
  ...where<SecurityRule>(ofType("application"), [
    secureValue({
      id: "SEC201",
      level: "baseline",
      checks: ["CKV_AWS_328", "ELB.12"],
      resourceType,
      title: "an Application Load Balancer does not pass on requests that may be smuggled",
      explanation:
        "In the mode monitor, a request that load balancer and target read differently gets through, and may be two for the target.",
      fix: "Leave desync_mitigation_mode out, or set it to defensive or strictest.",
      source: `${CONTROLS}#elb-12`,
      attribute: "desync_mitigation_mode",
      constraint: oneOf("defensive", "strictest"),
      examples: {
        failing: loadBalancer({ drop_invalid_header_fields: true, desync_mitigation_mode: "monitor" }),
        passing: loadBalancer({ drop_invalid_header_fields: true, desync_mitigation_mode: "strictest" }),
      },
    }),
    secureValue({
      id: "SEC202",
      level: "baseline",
      checks: ["CKV_AWS_131", "AWS-0052", "ELB.4"],
      resourceType,
      title: "an Application Load Balancer drops headers whose names are none",
      explanation: "Programs read such names each in their way, which lets a request pass for another one.",
      fix: "Set drop_invalid_header_fields, as ApplicationLoadBalancer does.",
      source: `${CONTROLS}#elb-4`,
      attribute: "drop_invalid_header_fields",
      constraint: oneOf("true"),
      otherwise: "false, as nothing is said",
      examples: { failing: loadBalancer({}), passing: loadBalancer({ drop_invalid_header_fields: true }) },
    }),
  ]),
  ...where<SecurityRule>(ofType("application", "network"), [
    secureValue({
      id: "SEC203",
      level: "strict",
      checks: ["CKV_AWS_91", "ELB.5", "AwsSolutions-ELB2"],
      resourceType,
      title: "a load balancer keeps logs of who asked for what",
      explanation: "Without them, nobody finds out afterwards where an attack came from, nor what it reached.",
      fix: "Set access_logs with a bucket that the load balancer may write to, and enabled.",
      source: `${CONTROLS}#elb-5`,
      attribute: "access_logs.enabled",
      constraint: oneOf("true"),
      otherwise: "false, as nothing is said",
      examples: { failing: loadBalancer({ access_logs: undefined }), passing: loadBalancer({}) },
    }),
    {
      id: "SEC206",
      severity: "warning",
      level: "strict",
      checks: ["AWS-0053", "CKV2_AWS_28"],
      resourceType,
      title: "a load balancer is internal, or has a web application firewall",
      explanation:
        "Everybody on the internet may send a public load balancer what they like; a firewall takes what is known to be an attack.",
      fix: "Leave internetFacing out (internal = true), or give an Application Load Balancer an aws_wafv2_web_acl_association.",
      source: "https://docs.aws.amazon.com/waf/latest/developerguide/waf-chapter.html",
      *check(resource, configuration) {
        const { internal: got = false } = resource.attributes;
        if (!isKnown(got) || String(got) === "true") return;
        if (!mayHave(FIREWALL, resource, configuration)) {
          yield { property: "internal", got, allowed: "true, without a firewall" };
        }
      },
      examples: {
        failing: loadBalancer({ internal: false }),
        passing: {
          ...loadBalancer({ internal: false }),
          aws_wafv2_web_acl_association: { main: { resource_arn: "${aws_lb.main.arn}" } },
        },
      },
    },
  ]),
  secureValue({
    id: "SEC204",
    level: "strict",
    checks: ["CKV_AWS_150", "ELB.6"],
    resourceType,
    title: "a load balancer is protected from being deleted",
    explanation:
      "A mistake, or somebody who may do it, takes all services behind it from the network. A destroy then fails until it is turned off.",
    fix: "Set deletionProtection (enable_deletion_protection).",
    source: `${CONTROLS}#elb-6`,
    attribute: "enable_deletion_protection",
    constraint: oneOf("true"),
    otherwise: "false, as nothing is said",
    examples: { failing: loadBalancer({ enable_deletion_protection: false }), passing: loadBalancer({}) },
  }),
  ...where<SecurityRule>(ofType("network", "gateway"), [
    secureValue({
      id: "SEC205",
      level: "strict",
      checks: ["CKV_AWS_152"],
      resourceType,
      title: "a load balancer shares requests among all zones",
      explanation:
        "Without it, the targets of one zone get all that comes in there, and fail where others idle. Traffic between zones costs.",
      fix: "Set crossZoneEnabled (enable_cross_zone_load_balancing).",
      source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html",
      attribute: "enable_cross_zone_load_balancing",
      constraint: oneOf("true"),
      otherwise: "false, as nothing is said",
      examples: {
        failing: loadBalancer({ load_balancer_type: "network" }),
        passing: loadBalancer({ load_balancer_type: "network", enable_cross_zone_load_balancing: true }),
      },
    }),
    {
      id: "SEC207",
      severity: "warning",
      level: "baseline",
      checks: ["ELB.13"],
      resourceType,
      // Of an Application Load Balancer, AWS refuses it: LB006.
      title: "a Network or Gateway Load Balancer stands in two Availability Zones",
      explanation: "With its only zone, all services behind it are gone.",
      fix: "Give it a subnet in each of two zones or more.",
      source: `${CONTROLS}#elb-13`,
      *check({ attributes }, configuration) {
        const got = knownList(attributes.subnets);
        if (got === undefined) return;
        const zones = got.map(
          (subnet) => knownString(configuration.referredBy(subnet)?.attributes.availability_zone) ?? subnet,
        );
        if (new Set(zones).size < 2)
          yield { property: "subnets", got, allowed: "subnets in two Availability Zones or more" };
      },
      examples: {
        failing: loadBalancer({ load_balancer_type: "network", subnets: ["subnet-a"] }),
        passing: loadBalancer({ load_balancer_type: "network", subnets: ["subnet-a", "subnet-c"] }),
      },
    },
  ]),
];
