import type { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { hcl } from "../../module/hcl";
import type { ModuleStack } from "../../module/module-stack";
import { forEach, onlyIf } from "../../module/repetition";
import { NatGateway } from "../../network/nat-gateway";
import { addLocal } from "../locals";
import { tagged } from "../tagged";
import { addFlag, addTags, addTexts } from "./inputs";

/** Other kinds of subnets that a NAT gateway of the same place is for. */
const BEHIND = ["private", "database", "elasticache", "redshift"];

/** Adds the NAT gateways: each is called as the public subnet that it stands in. */
export function addNatGateways(module: ModuleStack, internetGateway: InternetGateway): NatGateway {
  addInputs(module);
  const behind = BEHIND.map((kind) => `length(var.${kind}_subnets)`).join(", ");
  const most = `var.single_nat_gateway ? 1 : var.one_nat_gateway_per_az ? length(var.azs) : max(${behind})`;
  const chosen = `var.enable_nat_gateway && i < (${most})`;
  addLocal(module, "nat_gateway_keys", `[for i, key in local.public_subnet_keys : key if ${chosen}]`);
  addLocal(module, "nat_gateways", "{ for i, key in local.nat_gateway_keys : key => i }");
  const name = 'format("%s-%s", var.name, each.key)';
  const addressName = 'format("%s-natgw-%s", var.name, each.key)';
  const gateway = new NatGateway(module, "nat", {
    name: hcl(name).stringValue,
    addressName: hcl(addressName).stringValue,
    subnetId: hcl("aws_subnet.public[each.key].id").stringValue,
    internetGateway,
  });
  forEach(gateway, hcl("local.nat_gateways").value);
  onlyIf(gateway.eip, hcl("!var.reuse_nat_ips").value);
  const own = `aws_eip.${gateway.eip.friendlyUniqueId}`;
  gateway.resource.allocationId = hcl(
    `var.reuse_nat_ips ? var.external_nat_ip_ids[each.value] : ${own}[each.key].id`,
  ).stringValue;
  tagged(gateway.eip, addressName, "var.nat_eip_tags");
  tagged(gateway.resource, name, "var.nat_gateway_tags");
  addOutputs(module, `aws_nat_gateway.${gateway.resource.friendlyUniqueId}`, own);
  return gateway;
}

function addInputs(module: ModuleStack): void {
  module.addInput("enable_nat_gateway", {
    type: "bool",
    description:
      "Whether private subnets reach the internet by NAT gateways: one for each private subnet that a public subnet stands beside, if nothing else is said. AWS bills each by the hour",
    default: false,
    validation: [
      {
        condition: "${!var.enable_nat_gateway || length(var.public_subnets) > 0}",
        errorMessage:
          "enable_nat_gateway is true; allowed: true with public_subnets. A NAT gateway stands in a public subnet: give at least one.",
      },
    ],
  });
  addFlag(
    module,
    "single_nat_gateway",
    "Whether there is one NAT gateway for all, in the first zone: cheaper, but the loss of that zone cuts off the others",
  );
  module.addInput("one_nat_gateway_per_az", {
    type: "bool",
    description: "Whether there is one NAT gateway in each zone of `azs`, however many subnets the zone has",
    default: false,
    validation: [
      {
        condition: "${!var.one_nat_gateway_per_az || length(var.public_subnets) >= length(var.azs)}",
        errorMessage:
          "one_nat_gateway_per_az is true; allowed: true with a public subnet in each zone of azs. Give more public_subnets, or fewer azs.",
      },
    ],
  });
  module.addInput("reuse_nat_ips", {
    type: "bool",
    description: "Whether the NAT gateways have the addresses of `external_nat_ip_ids`, and no new ones",
    default: false,
    validation: [
      {
        condition: "${!var.reuse_nat_ips || length(var.external_nat_ip_ids) >= length(local.nat_gateway_keys)}",
        errorMessage:
          "external_nat_ip_ids has ${length(var.external_nat_ip_ids)}; allowed: one for each of ${length(local.nat_gateway_keys)} NAT gateways. Give more, or have reuse_nat_ips false.",
      },
    ],
  });
  addTexts(
    module,
    "external_nat_ip_ids",
    "The allocation IDs of Elastic IP addresses for the NAT gateways, in the order of the zones",
  );
  addTexts(module, "external_nat_ips", "The addresses themselves, for the output `nat_public_ips`");
  addTags(module, "nat_gateway_tags", "the NAT gateways");
  addTags(module, "nat_eip_tags", "the addresses of the NAT gateways");
}

function addOutputs(module: ModuleStack, gateways: string, addresses: string): void {
  const each = (item: string) => `[for key in local.nat_gateway_keys : ${item}]`;
  const own = (item: string) => `[for key in local.nat_gateway_keys : ${item} if !var.reuse_nat_ips]`;
  const outputs = {
    natgw_ids: ["The IDs of the NAT gateways", each(`${gateways}[key].id`)],
    natgw_interface_ids: [
      "The IDs of the NAT gateways' network interfaces",
      each(`${gateways}[key].network_interface_id`),
    ],
    nat_ids: ["The allocation IDs of the addresses that were made for NAT gateways", own(`${addresses}[key].id`)],
    nat_public_ips: [
      "The addresses from which private subnets reach the internet",
      `var.reuse_nat_ips ? var.external_nat_ips : ${own(`${addresses}[key].public_ip`)}`,
    ],
  } as const;
  for (const [name, [description, value]] of Object.entries(outputs)) {
    module.addOutput(name, { description, value: hcl(value).value });
  }
}
