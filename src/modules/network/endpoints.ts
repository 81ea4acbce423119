import { SecurityGroupRule } from "@cdktf/provider-aws/lib/security-group-rule";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { addressed } from "../../core/address";
import { hcl } from "../../module/hcl";
import type { ModuleStack } from "../../module/module-stack";
import { forEach, onlyIf } from "../../module/repetition";
import type { Network } from "../../network/network";
import { SecurityGroup } from "../../network/security-group";
import { tagged } from "../tagged";
import { addFlag, addTags, addText, addTexts } from "./inputs";

const ENDPOINT = `object({
  create                = optional(bool, true)
  service               = optional(string)
  service_endpoint      = optional(string)
  service_type          = optional(string, "Interface")
  auto_accept           = optional(bool)
  policy                = optional(string)
  private_dns_enabled   = optional(bool)
  ip_address_type       = optional(string)
  security_group_ids    = optional(list(string), [])
  subnet_ids            = optional(list(string), [])
  route_table_ids       = optional(list(string), [])
  dns_options           = optional(object({ dns_record_ip_type = optional(string), private_dns_only_for_inbound_resolver_endpoint = optional(bool) }))
  subnet_configurations = optional(list(object({ ipv4 = optional(string), ipv6 = optional(string), subnet_id = optional(string) })), [])
  tags                  = optional(map(string), {})
})`;

const RULE = `object({
  type                     = optional(string, "ingress")
  protocol                 = optional(string, "tcp")
  from_port                = optional(number, 443)
  to_port                  = optional(number, 443)
  description              = optional(string)
  cidr_blocks              = optional(list(string))
  ipv6_cidr_blocks         = optional(list(string))
  prefix_list_ids          = optional(list(string))
  self                     = optional(bool)
  source_security_group_id = optional(string)
})`;

const IS_INTERFACE = 'each.value.service_type == "Interface"';
const IS_GATEWAY = 'each.value.service_type == "Gateway"';
/** Whether a rule names the other side. */
const SAYS_WHO = [
  "each.value.cidr_blocks",
  "each.value.ipv6_cidr_blocks",
  "each.value.prefix_list_ids",
  "each.value.self",
  "each.value.source_security_group_id",
]
  .map((side) => `${side} != null`)
  .join(" || ");
/** The route tables whose subnets a gateway endpoint is for. */
const ROUTE_TABLES =
  "concat(values(aws_route_table.private)[*].id, values(aws_route_table.intra)[*].id, aws_route_table.public[*].id)";

/** Adds the ways from the VPC to services of AWS that do not lead through the internet. */
export function addEndpoints(module: ModuleStack, network: Network): void {
  addInputs(module);
  const group = addSecurityGroup(module, network);
  const groupIds = `aws_security_group.${group.resource.friendlyUniqueId}[*].id`;
  const groups = `distinct(concat(var.endpoint_security_group_ids, ${groupIds}, each.value.security_group_ids))`;
  const subnets = "concat(var.endpoint_subnet_ids, each.value.subnet_ids)";
  const endpoint = addressed(
    new VpcEndpoint(module, "VpcEndpoint", {
      vpcId: network.vpcId,
      serviceName: hcl(serviceName(network)).stringValue,
      vpcEndpointType: hcl("each.value.service_type").stringValue,
      autoAccept: hcl("each.value.auto_accept").value,
      policy: hcl("each.value.policy").stringValue,
      privateDnsEnabled: hcl(`${IS_INTERFACE} ? each.value.private_dns_enabled : null`).value,
      ipAddressType: hcl("each.value.ip_address_type").stringValue,
      securityGroupIds: hcl(`${IS_INTERFACE} ? ${groups} : null`).listValue,
      subnetIds: hcl(
        `!(${IS_INTERFACE}) ? null : length(${subnets}) > 0 ? distinct(${subnets}) : values(aws_subnet.private)[*].id`,
      ).listValue,
      routeTableIds: hcl(
        `!(${IS_GATEWAY}) ? null : length(each.value.route_table_ids) > 0 ? each.value.route_table_ids : ${ROUTE_TABLES}`,
      ).listValue,
    }),
  );
  endpoint.addOverride("dynamic.dns_options", {
    for_each: "${each.value.dns_options == null ? [] : [each.value.dns_options]}",
    content: contentOf("dns_options", ["dns_record_ip_type", "private_dns_only_for_inbound_resolver_endpoint"]),
  });
  endpoint.addOverride("dynamic.subnet_configuration", {
    for_each: "${each.value.subnet_configurations}",
    content: contentOf("subnet_configuration", ["ipv4", "ipv6", "subnet_id"]),
  });
  forEach(endpoint, hcl("{ for key, endpoint in var.endpoints : key => endpoint if endpoint.create }").value);
  tagged(endpoint, 'format("%s-%s", var.name, replace(each.key, ".", "-"))', "each.value.tags");
  module.addOutput("endpoints", {
    description: "The attributes of the endpoints, by name",
    value: hcl(`aws_vpc_endpoint.${endpoint.friendlyUniqueId}`).value,
  });
}

/** The region stands in the VPC's ARN: a data source would be read again whenever the module waits for something, and replace the endpoints. */
function serviceName({ vpc }: Network): string {
  const whole = "each.value.service_endpoint";
  return `${whole} != null ? ${whole} : format("com.amazonaws.%s.%s", element(split(":", aws_vpc.${vpc.friendlyUniqueId}.arn), 3), each.value.service)`;
}

function contentOf(block: string, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, `\${${block}.value.${name}}`]));
}

/** A group that all interface endpoints are in. */
function addSecurityGroup(module: ModuleStack, network: Network): SecurityGroup {
  addFlag(module, "create_endpoint_security_group", "Whether there is a security group for the interface endpoints");
  addText(
    module,
    "endpoint_security_group_name",
    "The name of that group; without it, that of the VPC with `-endpoints`",
  );
  addText(module, "endpoint_security_group_description", "The description of that group; a change replaces the group");
  addTags(module, "endpoint_security_group_tags", "that group");
  module.addInput("endpoint_security_group_rules", {
    type: `map(${RULE})`,
    description:
      "The rules of that group, by name. What is left out is `ingress`, `tcp`, port 443; a rule that says nothing of the other side means the blocks of the VPC",
    default: { ingress_https: { description: "HTTPS from the VPC" } },
  });
  const wanted = hcl("var.create_endpoint_security_group").value;
  const name = 'coalesce(var.endpoint_security_group_name, format("%s-endpoints", var.name))';
  const group = new SecurityGroup(module, "endpoints", {
    network,
    securityGroupName: hcl(name).stringValue,
    description: hcl("var.endpoint_security_group_description").stringValue,
    allowAllOutbound: false,
  });
  onlyIf(group, wanted);
  tagged(group.resource, name, "var.endpoint_security_group_tags");
  const rule = addressed(
    new SecurityGroupRule(group, "Rule", {
      securityGroupId: group.securityGroupId,
      type: hcl("each.value.type").stringValue,
      protocol: hcl("each.value.protocol").stringValue,
      fromPort: hcl("each.value.from_port").numberValue,
      toPort: hcl("each.value.to_port").numberValue,
      description: hcl("each.value.description").stringValue,
      cidrBlocks: hcl(`(${SAYS_WHO}) ? each.value.cidr_blocks : concat([var.cidr], var.secondary_cidr_blocks)`)
        .listValue,
      ipv6CidrBlocks: hcl("each.value.ipv6_cidr_blocks").listValue,
      prefixListIds: hcl("each.value.prefix_list_ids").listValue,
      selfAttribute: hcl("each.value.self").value,
      sourceSecurityGroupId: hcl("each.value.source_security_group_id").stringValue,
    }),
  );
  forEach(rule, hcl("var.endpoint_security_group_rules").value);
  const what = "the security group of the interface endpoints; null without one";
  module.addOutput("endpoint_security_group_id", { description: `The ID of ${what}`, value: group.securityGroupId });
  module.addOutput("endpoint_security_group_arn", { description: `The ARN of ${what}`, value: group.resource.arn });
  return group;
}

function addInputs(module: ModuleStack): void {
  module.addInput("endpoints", {
    type: `map(${ENDPOINT})`,
    description:
      "Ways from the VPC to services of AWS that do not lead through the internet, by name. `service` is the last part of the service's name, such as `ecr.dkr`; `service_endpoint` is the whole of it, for what is not called `com.amazonaws.<region>.<service>`. An `Interface` is in the private subnets and a `Gateway` in the route tables of the private, intra and public subnets, if nothing else is said",
    default: {},
    validation: [
      {
        condition:
          "${alltrue([for endpoint in values(var.endpoints) : endpoint.service != null || endpoint.service_endpoint != null])}",
        errorMessage:
          "endpoints has one without a service; allowed: service, such as s3, or service_endpoint. Say which service it is for.",
      },
    ],
  });
  addTexts(module, "endpoint_security_group_ids", "The IDs of further security groups of all interface endpoints");
  addTexts(
    module,
    "endpoint_subnet_ids",
    "The IDs of subnets that all interface endpoints are in, in place of the private ones",
  );
}
