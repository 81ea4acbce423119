import { DefaultNetworkAcl } from "@cdktf/provider-aws/lib/default-network-acl";
import { DefaultRouteTable } from "@cdktf/provider-aws/lib/default-route-table";
import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import type { TerraformResource } from "cdktf";
import { addressed } from "../../core/address";
import { hcl } from "../../module/hcl";
import type { ModuleStack } from "../../module/module-stack";
import { onlyIf } from "../../module/repetition";
import type { Network } from "../../network/network";
import { tagged } from "../tagged";
import { addFlag, addTags, addText, addTexts } from "./inputs";

const EVERYTHING = [
  { rule_no: 100, action: "allow", from_port: 0, to_port: 0, protocol: "-1", cidr_block: "0.0.0.0/0" },
  { rule_no: 101, action: "allow", from_port: 0, to_port: 0, protocol: "-1", ipv6_cidr_block: "::/0" },
];

const ACL_RULE =
  "object({ rule_no = number, action = string, from_port = number, to_port = number, protocol = string, cidr_block = optional(string), ipv6_cidr_block = optional(string), icmp_type = optional(number), icmp_code = optional(number) })";
const ACL_MEMBERS = [...ACL_RULE.matchAll(/(\w+) =/g)].flatMap(([, name = ""]) => name);
const GROUP_RULE =
  'object({ self = optional(bool, false), cidr_blocks = optional(string, ""), ipv6_cidr_blocks = optional(string, ""), prefix_list_ids = optional(string, ""), security_groups = optional(string, ""), description = optional(string, ""), from_port = optional(number, 0), to_port = optional(number, 0), protocol = optional(string, "-1") })';
/** All attributes that the provider knows, so that a list of these is what it takes. */
const ROUTE =
  "object({ cidr_block = optional(string), ipv6_cidr_block = optional(string), destination_prefix_list_id = optional(string), core_network_arn = optional(string), egress_only_gateway_id = optional(string), gateway_id = optional(string), instance_id = optional(string), nat_gateway_id = optional(string), network_interface_id = optional(string), transit_gateway_id = optional(string), vpc_endpoint_id = optional(string), vpc_peering_connection_id = optional(string) })";

/** Adds what AWS makes with each VPC: adopted, so that it is as the caller says, and not as AWS leaves it. */
export function addDefaultResources(module: ModuleStack, network: Network): void {
  addSecurityGroup(module, network);
  addNetworkAcl(module, network);
  addRouteTable(module, network);
}

function addSecurityGroup(module: ModuleStack, { vpcId }: Network): void {
  const group = addressed(new DefaultSecurityGroup(module, "DefaultSecurityGroup", { vpcId }));
  adopt(
    module,
    group,
    "security_group",
    "the VPC's default security group has the rules given here: by default none, so that it lets nothing through",
  );
  for (const direction of ["ingress", "egress"]) {
    const name = `default_security_group_${direction}`;
    module.addInput(name, {
      type: `list(${GROUP_RULE})`,
      description: `The ${direction} rules of the default security group; blocks, prefix lists and groups with commas between`,
      default: [],
    });
    const lists = ["cidr_blocks", "ipv6_cidr_blocks", "prefix_list_ids", "security_groups"]
      .map((key) => `${key} = compact(split(",", rule.${key}))`)
      .join(", ");
    // As a list and not as blocks: without any block, the provider would leave the rules that are there.
    group.addOverride(direction, `\${[for rule in var.${name} : merge(rule, { ${lists} })]}`);
  }
}

function addNetworkAcl(module: ModuleStack, { vpc }: Network): void {
  const acl = addressed(
    new DefaultNetworkAcl(module, "DefaultNetworkAcl", {
      defaultNetworkAclId: vpc.defaultNetworkAclId,
      // AWS puts each subnet under it that is under no other.
      lifecycle: { ignoreChanges: ["subnet_ids"] },
    }),
  );
  adopt(
    module,
    acl,
    "network_acl",
    "the VPC's default network ACL has the rules given here: by default it lets everything through, as AWS makes it",
  );
  for (const direction of ["ingress", "egress"]) {
    const name = `default_network_acl_${direction}`;
    module.addInput(name, {
      type: `list(${ACL_RULE})`,
      description: `The ${direction} rules of the default network ACL`,
      default: EVERYTHING,
    });
    acl.addOverride(`dynamic.${direction}`, {
      for_each: `\${var.${name}}`,
      content: Object.fromEntries(ACL_MEMBERS.map((member) => [member, `\${${direction}.value.${member}}`])),
    });
  }
}

function addRouteTable(module: ModuleStack, { vpc }: Network): void {
  const table = addressed(
    new DefaultRouteTable(module, "DefaultRouteTable", {
      defaultRouteTableId: vpc.defaultRouteTableId,
      propagatingVgws: hcl("var.default_route_table_propagating_vgws").listValue,
    }),
  );
  adopt(module, table, "route_table", "the VPC's main route table has the routes given here: by default none");
  addTexts(
    module,
    "default_route_table_propagating_vgws",
    "The IDs of virtual private gateways whose routes the main route table gets",
  );
  module.addInput("default_route_table_routes", {
    type: `list(${ROUTE})`,
    description: "The routes of the main route table",
    default: [],
  });
  table.addOverride("route", "${var.default_route_table_routes}");
}

/** The inputs that all three have. */
function adopt(module: ModuleStack, resource: TerraformResource, what: string, meaning: string): void {
  addFlag(module, `manage_default_${what}`, `Whether ${meaning}`, true);
  addText(
    module,
    `default_${what}_name`,
    `The name of the default ${what.replaceAll("_", " ")}; without it, that of the VPC with \`-default\``,
  );
  addTags(module, `default_${what}_tags`, `the default ${what.replaceAll("_", " ")}`);
  const name = `coalesce(var.default_${what}_name, format("%s-default", var.name))`;
  onlyIf(tagged(resource, name, `var.default_${what}_tags`), hcl(`var.manage_default_${what}`).value);
}
