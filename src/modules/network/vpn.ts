import { CustomerGateway } from "@cdktf/provider-aws/lib/customer-gateway";
import { VpnGateway } from "@cdktf/provider-aws/lib/vpn-gateway";
import { VpnGatewayRoutePropagation } from "@cdktf/provider-aws/lib/vpn-gateway-route-propagation";
import { addressed } from "../../core/address";
import { hcl } from "../../module/hcl";
import type { ModuleStack } from "../../module/module-stack";
import { forEach, onlyIf } from "../../module/repetition";
import type { Network } from "../../network/network";
import { tagged } from "../tagged";
import { addFlag, addTags, addText } from "./inputs";

/** Adds the VPC's side of VPN connections, and what AWS is to know of the other side. */
export function addVpn(module: ModuleStack, network: Network): void {
  addCustomerGateways(module);
  addFlag(
    module,
    "enable_vpn_gateway",
    "Whether the VPC has a virtual private gateway, for VPN connections and Direct Connect",
  );
  addText(module, "vpn_gateway_az", "The zone of the virtual private gateway; without it, AWS chooses");
  addText(
    module,
    "amazon_side_asn",
    "The number of the autonomous system on AWS's side of a BGP session, 64512 to 65534 or 4200000000 to 4294967294; without it, 64512",
  );
  addTags(module, "vpn_gateway_tags", "the virtual private gateway");
  const gateway = addressed(
    new VpnGateway(module, "VpnGateway", {
      vpcId: network.vpcId,
      amazonSideAsn: hcl("var.amazon_side_asn").stringValue,
      availabilityZone: hcl("var.vpn_gateway_az").stringValue,
    }),
  );
  onlyIf(tagged(gateway, "var.name", "var.vpn_gateway_tags"), hcl("var.enable_vpn_gateway").value);
  module.addOutput("vgw_id", {
    description: "The ID of the virtual private gateway; null without one",
    value: gateway.id,
  });
  module.addOutput("vgw_arn", {
    description: "The ARN of the virtual private gateway; null without one",
    value: gateway.arn,
  });
  for (const kind of ["public", "private", "intra"]) propagate(module, gateway, kind);
}

/** The routes that the gateway learns, in the route tables of a kind of subnets. */
function propagate(module: ModuleStack, gateway: VpnGateway, kind: string): void {
  const name = `propagate_${kind}_route_tables_vgw`;
  addFlag(
    module,
    name,
    `Whether the route tables of the ${kind} subnets get the routes that the virtual private gateway learns`,
  );
  // All public subnets share one table.
  const table = kind === "public" ? "aws_route_table.public.id" : `aws_route_table.${kind}[each.key].id`;
  const propagation = addressed(
    new VpnGatewayRoutePropagation(module, `VpnGatewayRoutePropagation_${kind}`, {
      vpnGatewayId: gateway.id,
      routeTableId: hcl(table).stringValue,
    }),
    kind,
  );
  const wanted = `var.enable_vpn_gateway && var.${name}`;
  if (kind === "public") {
    onlyIf(propagation, hcl(`${wanted} && length(var.public_subnets) > 0`).value);
  } else {
    forEach(onlyIf(propagation, hcl(wanted).value), hcl(`local.${kind}_subnets`).value);
  }
}

function addCustomerGateways(module: ModuleStack): void {
  module.addInput("customer_gateways", {
    type: "map(object({ ip_address = string, bgp_asn = optional(number), bgp_asn_extended = optional(number), device_name = optional(string) }))",
    description:
      "The other sides of VPN connections, by name: their IPv4 address, and the number of their autonomous system, as `bgp_asn` up to 2147483647 or `bgp_asn_extended` above that",
    default: {},
  });
  addTags(module, "customer_gateway_tags", "the customer gateways");
  const gateway = addressed(
    new CustomerGateway(module, "CustomerGateway", {
      type: "ipsec.1",
      ipAddress: hcl("each.value.ip_address").stringValue,
      bgpAsn: hcl("each.value.bgp_asn").stringValue,
      bgpAsnExtended: hcl("each.value.bgp_asn_extended").stringValue,
      deviceName: hcl("each.value.device_name").stringValue,
      lifecycle: { createBeforeDestroy: true },
    }),
  );
  forEach(gateway, hcl("var.customer_gateways").value);
  tagged(gateway, 'format("%s-%s", var.name, each.key)', "var.customer_gateway_tags");
  const address = `aws_customer_gateway.${gateway.friendlyUniqueId}`;
  module.addOutput("cgw_ids", { description: "The IDs of the customer gateways", value: [gateway.id] });
  module.addOutput("cgw_arns", { description: "The ARNs of the customer gateways", value: [gateway.arn] });
  module.addOutput("this_customer_gateway", {
    description: "The attributes of the customer gateways, by name",
    value: hcl(address).value,
  });
}
