import { knownString, type ResourceMap } from "../../configuration";
import { matching, oneOf } from "../../constraint";
import { where } from "../../where";
import { secureValue } from "../secure-value";
import type { SecurityRule } from "../security-rule";

const CONTROLS = "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html";
const resourceType = "aws_lb_target_group";

function group(attributes: object): ResourceMap {
  const health_check = { protocol: "HTTPS", path: "/health" };
  return { aws_lb_target_group: { main: { protocol: "HTTPS", health_check, ...attributes } } };
}

/** What goes from a load balancer to its targets. By TCP it may be encrypted from end to end, and is none of its business. */
export const targetGroupSecurityRules: readonly SecurityRule[] = where(
  ({ attributes }) => /^HTTPS?$/.test(knownString(attributes.protocol) ?? ""),
  [
    secureValue({
      id: "SEC221",
      level: "strict",
      // checkov's is content with HTTP behind a listener that speaks HTTPS.
      checks: ["CKV_AWS_378", "ELB.22"],
      resourceType,
      title: "a load balancer speaks HTTPS to its targets",
      explanation:
        "Behind the load balancer, whoever is on the VPC's network reads what clients encrypted. The targets need a certificate for it.",
      fix: "Set protocol to HTTPS; the certificate may be one that the container signed itself.",
      source: `${CONTROLS}#elb-22`,
      attribute: "protocol",
      constraint: oneOf("HTTPS"),
      examples: { failing: group({ protocol: "HTTP" }), passing: group({}) },
    }),
    secureValue({
      id: "SEC222",
      level: "strict",
      checks: ["ELB.21"],
      resourceType,
      title: "a load balancer looks at the health of its targets by HTTPS",
      explanation:
        "By HTTP, something else on the network could answer for the target; and the target has to listen without encryption.",
      fix: "Set protocol to HTTPS in the health check.",
      source: `${CONTROLS}#elb-21`,
      attribute: "health_check.protocol",
      constraint: oneOf("HTTPS"),
      otherwise: "HTTP, as nothing is said",
      examples: { failing: group({ health_check: { path: "/" } }), passing: group({}) },
    }),
    secureValue({
      id: "SEC223",
      level: "strict",
      checks: ["CKV_AWS_261"],
      resourceType,
      title: "a health check says what it asks for",
      explanation: "What answers by default, /, mostly says little of whether the program can do its work.",
      fix: "Set path in the health check to what only a healthy program answers.",
      source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html",
      attribute: "health_check.path",
      constraint: matching(/.+/, "a path"),
      otherwise: "/, as nothing is said",
      examples: { failing: group({ health_check: { protocol: "HTTPS" } }), passing: group({}) },
    }),
  ],
);
