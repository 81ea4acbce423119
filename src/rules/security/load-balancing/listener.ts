import { knownBlocks, knownString, type Resource, type ResourceMap } from "../../configuration";
import { matching } from "../../constraint";
import { where } from "../../where";
import { secureValue } from "../secure-value";
import type { SecurityRule } from "../security-rule";

const CONTROLS = "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html";
const POLICIES = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html";
const resourceType = "aws_lb_listener";
/** What AWS takes where Terraform names none. */
const OLDEST = "ELBSecurityPolicy-2016-08, as nothing is said";

function listener(attributes: object): ResourceMap {
  return { aws_lb_listener: { main: { protocol: "HTTPS", certificate_arn: "arn:1", ...attributes } } };
}

const protocolOf = ({ attributes }: Resource) => knownString(attributes.protocol)?.toUpperCase();

/** Whether others on the way read what a listener is sent. */
export const listenerProtocolRules: readonly SecurityRule[] = [
  // A Network Load Balancer passes on what it does not read: by TCP, it may well be encrypted from end to end.
  ...where<SecurityRule>(
    (resource) => protocolOf(resource) === "HTTP",
    [
      {
        id: "SEC211",
        severity: "warning",
        level: "strict",
        checks: ["CKV_AWS_2", "CKV2_AWS_20", "AWS-0054", "ELB.1", "ELB.18"],
        resourceType,
        title: "a listener speaks HTTPS, or sends to one that does",
        explanation: "By HTTP, everybody on the way reads passwords and answers, and changes them.",
        fix: "Give the listener a certificate (certificateArn), or redirect to the one that has it.",
        source: `${CONTROLS}#elb-18`,
        *check({ attributes }) {
          const actions = knownBlocks(attributes, "default_action");
          const isSent = actions?.some(({ redirect, type }) => {
            if (type !== "redirect") return type !== undefined && knownString(type) === undefined;
            const [{ protocol } = {}] = knownBlocks({ redirect }, "redirect") ?? [{ protocol: "HTTPS" }];
            // The protocol that the request came by: #{protocol}.
            return protocol === "HTTPS" || (typeof protocol === "string" && knownString(protocol) === undefined);
          });
          if (isSent === false)
            yield { property: "protocol", got: attributes.protocol, allowed: "HTTPS, or a redirect to it" };
        },
        examples: {
          failing: listener({ protocol: "HTTP", default_action: { type: "forward" } }),
          passing: listener({
            protocol: "HTTP",
            default_action: { type: "redirect", redirect: { protocol: "HTTPS" } },
          }),
        },
      },
    ],
  ),
  ...where(
    (resource) => ["HTTPS", "TLS"].includes(protocolOf(resource) ?? ""),
    [
      secureValue({
        id: "SEC212",
        level: "baseline",
        // checkov's takes every policy of TLS 1.3, of which some know TLS 1.0 too.
        checks: ["CKV_AWS_103", "CKV2_AWS_74"],
        resourceType,
        title: "a listener speaks TLS 1.2 or newer",
        explanation: "TLS 1.0 and 1.1 are broken. AWS takes a policy that has them where none is named.",
        fix: "Leave sslPolicy out of the listener, which then takes ELBSecurityPolicy-TLS13-1-2-2021-06; without our construct, set ssl_policy to that.",
        source: POLICIES,
        attribute: "ssl_policy",
        constraint: matching(/ELBSecurityPolicy-(TLS13-1-[23]|TLS-1-2|FS-1-2)-.+/, "a policy of TLS 1.2 or newer"),
        otherwise: OLDEST,
        examples: {
          failing: listener({ ssl_policy: "ELBSecurityPolicy-TLS13-1-0-2021-06" }),
          passing: listener({ ssl_policy: "ELBSecurityPolicy-TLS-1-2-2017-01" }),
        },
      }),
      secureValue({
        id: "SEC213",
        level: "strict",
        checks: ["AWS-0047", "ELB.17"],
        resourceType,
        title: "a listener speaks TLS 1.3, and takes strong ciphers only",
        explanation:
          "Older policies, and those called Ext, know ciphers that are weak, or that give away old traffic with the key.",
        fix: "Set sslPolicy (ssl_policy) to ELBSecurityPolicy-TLS13-1-2-Res-2021-06, or to a newer one like it.",
        source: POLICIES,
        attribute: "ssl_policy",
        constraint: matching(
          /ELBSecurityPolicy-TLS13-1-[23](-[A-DF-Z0-9][A-Za-z0-9]*)+/,
          "a policy of TLS 1.3 without weak ciphers",
        ),
        otherwise: OLDEST,
        examples: {
          failing: listener({ ssl_policy: "ELBSecurityPolicy-TLS13-1-2-Ext1-2021-06" }),
          passing: listener({ ssl_policy: "ELBSecurityPolicy-TLS13-1-2-2021-06" }),
        },
      }),
    ],
  ),
];
