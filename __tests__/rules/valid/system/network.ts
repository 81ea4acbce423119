import * as fc from "fast-check";
import { list } from "../edge";
import { between } from "./values";

export interface NetworkPlan {
  /** The second number of its addresses. */
  readonly block: number;
  readonly zones: number;
}

export const network: fc.Arbitrary<NetworkPlan> = fc.record({ block: between(0, 255), zones: between(2, 3) });

const VPC = "${aws_vpc.main.id}";
const ZONES = ["a", "c", "d"];

/** The subnets of a kind, by references. */
export function subnetsOf({ zones }: NetworkPlan, kind: "public" | "private"): string[] {
  return list(zones, (i) => `\${aws_subnet.${kind}_${ZONES[i]}.id}`);
}

/** A VPC with public and private subnets, and the ways out of them. */
export function networkResources(plan: NetworkPlan): Record<string, Record<string, object>> {
  const { block, zones } = plan;
  const all = (["public", "private"] as const).flatMap((kind, k) =>
    list(zones, (i) => ({ kind, i, third: 16 * (k * 3 + i), key: `${kind}_${ZONES[i]}` })),
  );
  return {
    aws_vpc: { main: { cidr_block: `10.${block}.0.0/16`, enable_dns_hostnames: true } },
    aws_subnet: Object.fromEntries(
      all.map(({ kind, i, third, key }) => [
        key,
        {
          vpc_id: VPC,
          cidr_block: `10.${block}.${third}.0/20`,
          availability_zone: `ap-northeast-1${ZONES[i]}`,
          map_public_ip_on_launch: kind === "public",
        },
      ]),
    ),
    aws_internet_gateway: { main: { vpc_id: VPC } },
    aws_eip: { nat: { domain: "vpc" } },
    aws_nat_gateway: { nat: { subnet_id: "${aws_subnet.public_a.id}", allocation_id: "${aws_eip.nat.id}" } },
    aws_route_table: { public: { vpc_id: VPC }, private: { vpc_id: VPC } },
    aws_route: {
      public: {
        route_table_id: "${aws_route_table.public.id}",
        destination_cidr_block: "0.0.0.0/0",
        gateway_id: "${aws_internet_gateway.main.id}",
      },
      private: {
        route_table_id: "${aws_route_table.private.id}",
        destination_cidr_block: "0.0.0.0/0",
        nat_gateway_id: "${aws_nat_gateway.nat.id}",
      },
    },
    aws_route_table_association: Object.fromEntries(
      all.map(({ kind, key }) => [
        key,
        { subnet_id: `\${aws_subnet.${key}.id}`, route_table_id: `\${aws_route_table.${kind}.id}` },
      ]),
    ),
    aws_security_group: {
      balancers: { name: "balancers", description: "Load balancers", vpc_id: VPC },
      tasks: { name: "tasks", description: "Tasks", vpc_id: VPC },
    },
    aws_vpc_security_group_ingress_rule: {
      balancers: {
        security_group_id: "${aws_security_group.balancers.id}",
        ip_protocol: "tcp",
        from_port: 80,
        to_port: 443,
        cidr_ipv4: "0.0.0.0/0",
      },
      tasks: {
        security_group_id: "${aws_security_group.tasks.id}",
        ip_protocol: "-1",
        referenced_security_group_id: "${aws_security_group.balancers.id}",
      },
    },
    aws_vpc_security_group_egress_rule: {
      balancers: { security_group_id: "${aws_security_group.balancers.id}", ip_protocol: "-1", cidr_ipv4: "0.0.0.0/0" },
      tasks: { security_group_id: "${aws_security_group.tasks.id}", ip_protocol: "-1", cidr_ipv4: "0.0.0.0/0" },
    },
  };
}
