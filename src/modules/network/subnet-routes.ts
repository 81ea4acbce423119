import type { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { Route } from "@cdktf/provider-aws/lib/route";
import type { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { addressed } from "../../core/address";
import { hcl } from "../../module/hcl";
import type { ModuleStack } from "../../module/module-stack";
import { onlyIf } from "../../module/repetition";
import type { Network } from "../../network/network";
import { tagged } from "../tagged";
import { addFlag, addTags } from "./inputs";
import type { SubnetList } from "./subnet-list";

const HAS_PUBLIC = "length(var.public_subnets) > 0";
const HAS_NAT = "length(local.nat_gateway_keys) > 0";
/** The NAT gateway that is nearest to the subnet that it says so of. */
const NEAREST_NAT = { natGatewayId: hcl("aws_nat_gateway.nat[each.value.nat].id").stringValue };

/** Adds the gateway to the internet. */
export function addInternetGateway(module: ModuleStack, network: Network): InternetGateway {
  addFlag(module, "create_igw", "Whether public subnets reach the internet, by an internet gateway", true);
  addTags(module, "igw_tags", "the internet gateway");
  const gateway = tagged(network.addInternetGateway(), "var.name", "var.igw_tags");
  onlyIf(gateway, hcl(`var.create_igw && ${HAS_PUBLIC}`).value);
  module.addOutput("igw_id", { description: "The ID of the internet gateway; null without one", value: gateway.id });
  module.addOutput("igw_arn", { description: "The ARN of the internet gateway; null without one", value: gateway.arn });
  return gateway;
}

/** Has all public subnets share one route table, to the internet gateway. */
export function routePublicSubnets(module: ModuleStack, network: Network, list: SubnetList): void {
  addTags(module, "public_route_table_tags", "the route table of the public subnets");
  const { table, route } = network.routePublicSubnets();
  tagged(table, 'format("%s-%s", var.name, var.public_subnet_suffix)', "var.public_route_table_tags");
  onlyIf(table, hcl(HAS_PUBLIC).value);
  onlyIf(route, hcl(`var.create_igw && ${HAS_PUBLIC}`).value);
  list.addRouteOutputs(list.subnet.associate(table), "aws_route_table.public[*].id");
  module.addOutput("public_internet_gateway_route_id", {
    description: "The ID of the route to the internet gateway; null without one",
    value: route.id,
  });
}

/** Gives each private subnet a route table of its own, to the NAT gateway of its zone. */
export function routePrivateSubnets(module: ModuleStack, list: SubnetList): void {
  const { subnet } = list;
  addFlag(
    module,
    "create_private_nat_gateway_route",
    "Whether the default route of private subnets leads to a NAT gateway",
    true,
  );
  module.addInput("nat_gateway_destination_cidr_block", {
    type: "string",
    description: "What private subnets reach by a NAT gateway",
    default: "0.0.0.0/0",
  });
  const table = list.addRouteTables();
  const route = subnet.addNatRoute(table, NEAREST_NAT);
  route.destinationCidrBlock = hcl("var.nat_gateway_destination_cidr_block").stringValue;
  onlyIf(route, hcl(`var.create_private_nat_gateway_route && ${HAS_NAT}`).value);
  list.addRouteOutputs(subnet.associate(table), list.each("aws_route_table.private[key].id"));
  module.addOutput("private_nat_gateway_route_ids", {
    description: "The IDs of the routes to NAT gateways",
    value: [route.id],
  });
}

/** Gives each of the subnets a route table of its own, from which nothing leaves the VPC. */
export function keepInside(list: SubnetList): void {
  const table = list.addRouteTables();
  list.addRouteOutputs(list.subnet.associate(table), list.each(`aws_route_table.${list.kind}[key].id`));
}

/** A route table that subnets of another kind have, in HCL. */
interface SharedTable {
  /** Whether there is one. */
  readonly exists: string;
  /** The ID of the one for a subnet. */
  readonly one: string;
  /** The IDs of all. */
  readonly all: string;
}

const OF_PRIVATE: SharedTable = {
  exists: "length(var.private_subnets) > 0",
  one: "aws_route_table.private[each.value.private].id",
  all: "values(aws_route_table.private)[*].id",
};

const OF_PUBLIC: SharedTable = {
  exists: HAS_PUBLIC,
  one: "aws_route_table.public.id",
  all: "aws_route_table.public[*].id",
};

/** Puts redshift subnets under the route tables of the private ones or of the public ones, or under tables of their own. */
export function routeRedshiftSubnets(module: ModuleStack, list: SubnetList): void {
  addFlag(module, "enable_public_redshift", "Whether the redshift subnets have the route table of the public subnets");
  const choose = (part: keyof SharedTable) => `(var.enable_public_redshift ? ${OF_PUBLIC[part]} : ${OF_PRIVATE[part]})`;
  shareRoutes(module, list, { exists: choose("exists"), one: choose("one"), all: choose("all") });
}

/** Puts subnets under the route tables of the private ones, or under tables of their own. */
export function routeAsPrivate(module: ModuleStack, list: SubnetList): RouteTable {
  return shareRoutes(module, list, OF_PRIVATE);
}

/** As `routeAsPrivate`, with default routes in the tables of their own. */
export function routeDatabaseSubnets(module: ModuleStack, list: SubnetList, gateway: InternetGateway): void {
  const publicly = "create_database_internet_gateway_route";
  const privately = "create_database_nat_gateway_route";
  addFlag(
    module,
    publicly,
    "Whether the route tables that database subnets have of their own lead to the internet gateway: only for databases that are to be public",
  );
  addFlag(module, privately, "Whether the route tables that database subnets have of their own lead to a NAT gateway");
  const table = routeAsPrivate(module, list);
  const internet = addressed(
    new Route(list.subnet, "InternetRoute", {
      routeTableId: table.id,
      destinationCidrBlock: "0.0.0.0/0",
      gatewayId: gateway.id,
    }),
    "internet",
  );
  const nat = list.subnet.addNatRoute(table, NEAREST_NAT);
  const own = "var.create_database_subnet_route_table";
  onlyIf(internet, hcl(`${own} && var.${publicly} && var.create_igw && ${HAS_PUBLIC}`).value);
  onlyIf(nat, hcl(`${own} && var.${privately} && !var.${publicly} && ${HAS_NAT}`).value);
  module.addOutput("database_nat_gateway_route_ids", {
    description: "The IDs of the database subnets' routes to NAT gateways",
    value: [nat.id],
  });
}

function shareRoutes(module: ModuleStack, list: SubnetList, shared: SharedTable): RouteTable {
  const { kind, subnet } = list;
  const name = `create_${kind}_subnet_route_table`;
  addFlag(module, name, `Whether the ${kind} subnets have route tables of their own, and not those of other subnets`);
  const own = `var.${name}`;
  const table = onlyIf(list.addRouteTables(), hcl(own).value);
  const association = onlyIf(subnet.associate(table), hcl(`${own} || ${shared.exists}`).value);
  association.routeTableId = hcl(`${own} ? aws_route_table.${kind}[each.key].id : ${shared.one}`).stringValue;
  list.addRouteOutputs(association, `${own} ? values(aws_route_table.${kind})[*].id : ${shared.all}`);
  return table;
}
