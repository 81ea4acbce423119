import type { ResourceMap } from "../../configuration";

/** What refers to the VPC of the examples. */
export const VPC_ID = "${aws_vpc.main.id}";

const ENDPOINTS = ["ecr.api", "ecr.dkr", "ssm"].map((service) => [
  service.replace(".", "_"),
  { vpc_id: VPC_ID, service_name: `com.amazonaws.ap-northeast-1.${service}`, vpc_endpoint_type: "Interface" },
]);

/** A VPC with all that rules ask of it, but for what is said. */
export function vpc(others: Readonly<Record<string, ResourceMap[string] | undefined>> = {}): ResourceMap {
  const all = {
    aws_vpc: { main: { cidr_block: "10.0.0.0/16" } },
    aws_default_security_group: { main: { vpc_id: VPC_ID } },
    aws_flow_log: { main: { vpc_id: VPC_ID, traffic_type: "ALL" } },
    aws_vpc_endpoint: Object.fromEntries(ENDPOINTS),
    ...others,
  };
  return Object.fromEntries(
    Object.entries(all).flatMap(([type, named]) => (named === undefined ? [] : [[type, named]])),
  );
}
