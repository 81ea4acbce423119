import { type Configuration, isKnown, type Resource } from "../../configuration";
import type { SecurityRule } from "../security-rule";
import { VPC_ID, vpc } from "./vpc-example";

const CONTROLS = "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html";
const TRIVY = "https://github.com/aquasecurity/trivy-checks/blob/main/checks/cloud/aws/ec2";

/** VPCs and their subnets. */
export const vpcRules: readonly SecurityRule[] = [
  {
    id: "SEC411",
    severity: "warning",
    level: "baseline",
    resourceType: "aws_default_vpc",
    checks: ["AWS-0101"],
    title: "nothing is built in the default VPC",
    explanation:
      "All its subnets are public and give out public addresses, and everything of the account may be in it.",
    fix: "Make a Network, or use one that exists with Network.fromNetworkAttributes().",
    source: `${TRIVY}/no_default_vpc.rego`,
    check: () => [{ property: "id", got: "the default VPC", allowed: "a VPC of one's own" }],
    examples: {
      failing: { aws_default_vpc: { main: { tags: { Name: "default" } } } },
      passing: { aws_vpc: { main: { cidr_block: "10.0.0.0/16" } } },
    },
  },
  {
    id: "SEC412",
    severity: "warning",
    level: "strict",
    resourceType: "aws_vpc",
    checks: ["CKV2_AWS_11", "AWS-0178", "EC2.6", "AwsSolutions-VPC7"],
    title: "a VPC has a flow log",
    explanation: "Without one, nobody can find out afterwards who connected to what, or what was tried.",
    fix: "Add an aws_flow_log with the vpc_id, to a log group or bucket; it is charged by what it writes.",
    source: `${CONTROLS}#ec2-6`,
    check(resource, configuration) {
      if (isLogged(resource, configuration)) return [];
      return [{ property: "id", got: "a VPC without a flow log", allowed: "one with an aws_flow_log" }];
    },
    examples: { failing: vpc({ aws_flow_log: undefined }), passing: vpc() },
  },
  {
    id: "SEC413",
    severity: "warning",
    level: "baseline",
    resourceType: "aws_subnet",
    checks: ["CKV_AWS_130", "AWS-0164", "EC2.15"],
    title: "a subnet gives out no public addresses by itself",
    explanation: "Whatever is started in it can be reached from the internet, although nobody asked for that.",
    fix: "Leave map_public_ip_on_launch out, and ask for an address where one is needed, by assignPublicIp of a service.",
    source: `${CONTROLS}#ec2-15`,
    check({ attributes: { map_public_ip_on_launch: got } }) {
      return got === true || got === "true" ? [{ property: "map_public_ip_on_launch", got, allowed: "false" }] : [];
    },
    examples: {
      failing: { aws_subnet: { a: { vpc_id: VPC_ID, map_public_ip_on_launch: true } } },
      passing: { aws_subnet: { a: { vpc_id: VPC_ID, map_public_ip_on_launch: false } } },
    },
  },
];

/** Whether a flow log is of the VPC; by a variable, it may be of any. */
function isLogged(vpc: Resource, configuration: Configuration): boolean {
  if (configuration.referring(vpc, "aws_flow_log", "vpc_id").length > 0) return true;
  return configuration
    .resources("aws_flow_log")
    .some(({ attributes: { vpc_id: id } }) => !isKnown(id) && configuration.referredIn(id).length === 0);
}
