import {
  addressOf,
  blocks,
  type Configuration,
  isKnown,
  knownBlocks,
  knownList,
  knownString,
  type Resource,
  type ResourceMap,
} from "../configuration";
import { remembered } from "../remembered";
import type { Rule } from "../rule";
import { where, withAttribute } from "../where";
import { launchTypeOf } from "./launch-type-of";
import { serviceOf } from "./service-example";

const API = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference";
const PULLING = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html";

const EVERYWHERE = "0.0.0.0/0";

function inVpcs(ofSubnet: string, ofGroup: string): ResourceMap {
  return {
    aws_vpc: { a: { cidr_block: "10.0.0.0/16" }, b: { cidr_block: "10.1.0.0/16" } },
    aws_subnet: { a: { vpc_id: `\${aws_vpc.${ofSubnet}.id}` } },
    aws_security_group: { web: { vpc_id: `\${aws_vpc.${ofGroup}.id}` } },
    ...serviceOf({
      network_configuration: { subnets: ["${aws_subnet.a.id}"], security_groups: ["${aws_security_group.web.id}"] },
    }),
  };
}

function inPublicSubnet(assign_public_ip: boolean): ResourceMap {
  return {
    aws_vpc: { main: { cidr_block: "10.0.0.0/16" } },
    aws_internet_gateway: { main: { vpc_id: "${aws_vpc.main.id}" } },
    aws_subnet: { a: { vpc_id: "${aws_vpc.main.id}" } },
    aws_route_table: { a: { vpc_id: "${aws_vpc.main.id}" } },
    aws_route: {
      a: {
        route_table_id: "${aws_route_table.a.id}",
        destination_cidr_block: EVERYWHERE,
        gateway_id: "${aws_internet_gateway.main.id}",
      },
    },
    aws_route_table_association: {
      a: { subnet_id: "${aws_subnet.a.id}", route_table_id: "${aws_route_table.a.id}" },
    },
    ...serviceOf({
      launch_type: "FARGATE",
      network_configuration: { subnets: ["${aws_subnet.a.id}"], assign_public_ip },
    }),
  };
}

/** What AWS refuses in the subnets of a service, or what keeps its tasks from starting there. */
export const serviceSubnetRules: readonly Rule[] = where(withAttribute("network_configuration"), [
  {
    id: "SV012",
    resourceType: "aws_ecs_service",
    title: "the subnets and security groups of tasks are of one VPC",
    explanation:
      "A network interface carries groups of its own VPC only: AWS refuses the service, or its tasks never start.",
    fix: "Use subnets and security groups of the same network.",
    source: `${API}/API_AwsVpcConfiguration.html`,
    *check({ attributes }, configuration) {
      for (const [i, network] of blocks(attributes.network_configuration).entries()) {
        const found = ["subnets", "security_groups"].flatMap((name) =>
          (knownList(network[name]) ?? []).flatMap((id, j) => {
            const resource = configuration.referredBy(id);
            const vpc = resource && vpcOf(resource, configuration);
            return resource === undefined || vpc === undefined
              ? []
              : [{ property: `network_configuration[${i}].${name}[${j}]`, resource, vpc }];
          }),
        );
        const [first] = found;
        for (const { property, resource, vpc } of found) {
          // An id and a resource may be the same VPC.
          if (first === undefined || vpc === first.vpc || vpc.includes(".") !== first.vpc.includes(".")) continue;
          const allowed = `one in ${first.vpc}, as is ${addressOf(first.resource)}`;
          yield { property, got: `${addressOf(resource)} in ${vpc}`, allowed };
        }
      }
    },
    examples: { failing: inVpcs("a", "b"), passing: inVpcs("b", "b") },
  },
  {
    id: "SV011",
    severity: "warning",
    resourceType: "aws_ecs_service",
    title: "tasks on Fargate have a way to their images",
    explanation:
      "Tasks stop with ResourceInitializationError or CannotPullContainerError, and ECS starts new ones without end.",
    fix: "Set assign_public_ip in public subnets; give private ones a NAT gateway, or the VPC endpoints of ECR, S3 and CloudWatch Logs.",
    source: PULLING,
    *check(resource, configuration) {
      if (launchTypeOf(resource, configuration) !== "FARGATE") return;
      const networks = blocks(resource.attributes.network_configuration);
      for (const [i, { subnets, assign_public_ip: got = false }] of networks.entries()) {
        for (const [j, id] of (knownList(subnets) ?? []).entries()) {
          const subnet = configuration.referredBy(id);
          const wayOut = subnet?.type === "aws_subnet" ? wayOutOf(subnet, configuration) : undefined;
          if (subnet === undefined || wayOut === undefined) continue;
          if (wayOut === "none") {
            const property = `network_configuration[${i}].subnets[${j}]`;
            yield { property, got: addressOf(subnet), allowed: "one with a default route, or a VPC with endpoints" };
          } else if (got === false || got === null) {
            const property = `network_configuration[${i}].assign_public_ip`;
            yield { property, got, allowed: `true, as the way out of ${addressOf(subnet)} is an internet gateway` };
            return;
          }
        }
      }
    },
    examples: { failing: inPublicSubnet(false), passing: inPublicSubnet(true) },
  },
]);

/** What stands for the VPC of a resource: its address in the configuration, or its id. */
function vpcOf({ attributes }: Resource, configuration: Configuration): string | undefined {
  const vpc = configuration.referredBy(attributes.vpc_id);
  return vpc === undefined ? knownString(attributes.vpc_id) : addressOf(vpc);
}

type WayOut = "gateway" | "none" | undefined;

/** How a subnet reaches the internet: by addresses of its own or not at all; `undefined` where it is otherwise, or nobody knows. */
const wayOutOf = remembered((subnet: Resource, configuration: Configuration): WayOut => {
  const vpc = configuration.referredBy(subnet.attributes.vpc_id);
  // What others made of a VPC is not seen here; endpoints may lead to all that is needed.
  if (vpc?.type !== "aws_vpc" || configuration.resources("aws_vpc_endpoint").length > 0) return undefined;
  const [association] = configuration.referring(subnet, "aws_route_table_association", "subnet_id");
  const table = configuration.referredBy(association?.attributes.route_table_id);
  const inline = table && knownBlocks(table.attributes, "route");
  if (table?.type !== "aws_route_table" || inline === undefined) return undefined;
  const routes = [
    ...inline.map(({ cidr_block, gateway_id }) => ({ destination: cidr_block, gateway_id })),
    ...configuration
      .referring(table, "aws_route", "route_table_id")
      .map(({ attributes }) => ({ destination: attributes.destination_cidr_block, gateway_id: attributes.gateway_id })),
  ];
  const isGateway = (id: unknown) => configuration.referredBy(id)?.type === "aws_internet_gateway";
  if (routes.some(({ destination, gateway_id }) => destination === EVERYWHERE && isGateway(gateway_id)))
    return "gateway";
  // Where only Terraform knows a route's table, it may be this one.
  const isOfAny = ({ attributes: { route_table_id: id } }: Resource) =>
    !isKnown(id) && configuration.referredBy(id) === undefined;
  if (configuration.resources("aws_route").some(isOfAny)) return undefined;
  return routes.every(({ destination }) => ![undefined, EVERYWHERE].includes(knownString(destination)))
    ? "none"
    : undefined;
});
