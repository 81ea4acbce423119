import type { Resource, ResourceMap } from "../../configuration";
import type { Finding, Rule } from "../../rule";
import { forTypes } from "../for-types";
import type { SecurityRule } from "../security-rule";
import { EGRESS, everywhere, nameOf, trafficOf } from "./traffic";

function example(protocol: string, port: number): Readonly<Record<(typeof EGRESS)[number], ResourceMap>> {
  const ports = { from_port: port, to_port: port, description: "Registries." };
  const cidr_blocks = ["0.0.0.0/0"];
  return {
    aws_security_group: {
      aws_security_group: { web: { description: "Tasks.", egress: [{ protocol, ...ports, cidr_blocks }] } },
      aws_network_interface: { web: { security_groups: ["${aws_security_group.web.id}"] } },
    },
    aws_security_group_rule: { aws_security_group_rule: { web: { type: "egress", protocol, ...ports, cidr_blocks } } },
    aws_vpc_security_group_egress_rule: {
      aws_vpc_security_group_egress_rule: { web: { ip_protocol: protocol, ...ports, cidr_ipv4: "0.0.0.0/0" } },
    },
  };
}

function examples(): Readonly<Record<string, Rule["examples"]>> {
  const [failing, passing] = [example("-1", 0), example("tcp", 443)];
  return Object.fromEntries(EGRESS.map((type) => [type, { failing: failing[type], passing: passing[type] }]));
}

/** Where what has been taken over may connect to. */
export const egressRules: readonly SecurityRule[] = forTypes(
  {
    id: "SEC406",
    severity: "warning",
    level: "strict",
    // trivy is against any port to everywhere, but without 443 no task gets an image from outside.
    checks: ["CKV_AWS_382", "AWS-0104"],
    title: "what is let out to everywhere is let out by the ports that it needs",
    explanation: "What runs on a machine that was taken over sends its data wherever it wants, by any protocol.",
    fix: "Set allowAllOutbound of SecurityGroup to false, and add egress for the ports that are used: 443 for registries and AWS.",
    source:
      "https://github.com/bridgecrewio/checkov/blob/main/checkov/terraform/checks/resource/aws/SecurityGroupUnrestrictedEgressAny.py",
    *check(resource: Resource): Iterable<Finding> {
      for (const traffic of trafficOf(resource)) {
        const peer = traffic.direction === "egress" ? everywhere(traffic) : undefined;
        if (peer === undefined || traffic.protocol !== "-1") continue;
        yield {
          property: peer.property,
          got: `${peer.got}, for ${nameOf(traffic)}`,
          allowed: "the ports that are used",
        };
      }
    },
  },
  examples(),
);
