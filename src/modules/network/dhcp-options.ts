import { VpcDhcpOptions } from "@cdktf/provider-aws/lib/vpc-dhcp-options";
import { VpcDhcpOptionsAssociation } from "@cdktf/provider-aws/lib/vpc-dhcp-options-association";
import { addressed } from "../../core/address";
import { hcl } from "../../module/hcl";
import type { ModuleStack } from "../../module/module-stack";
import { onlyIf } from "../../module/repetition";
import type { Network } from "../../network/network";
import { tagged } from "../tagged";
import { addFlag, addTags, addText, addTexts } from "./inputs";

/** Adds what instances of the VPC are told by DHCP. */
export function addDhcpOptions(module: ModuleStack, { vpcId }: Network): void {
  addFlag(module, "enable_dhcp_options", "Whether the VPC has DHCP options of its own");
  addText(module, "dhcp_options_domain_name", "The domain that instances look unqualified names up in");
  addTexts(module, "dhcp_options_domain_name_servers", "Up to four addresses of DNS servers, or `AmazonProvidedDNS`", [
    "AmazonProvidedDNS",
  ]);
  addTexts(module, "dhcp_options_ntp_servers", "Up to four addresses of NTP servers");
  addTexts(module, "dhcp_options_netbios_name_servers", "Up to four addresses of NetBIOS name servers");
  addText(module, "dhcp_options_netbios_node_type", "The NetBIOS node type: 1, 2, 4 or 8; AWS recommends 2");
  addTags(module, "dhcp_options_tags", "the DHCP options");
  const enabled = hcl("var.enable_dhcp_options").value;
  const unlessEmpty = (name: string) => hcl(`length(var.${name}) > 0 ? var.${name} : null`).listValue;
  const options = addressed(
    new VpcDhcpOptions(module, "DhcpOptions", {
      domainName: hcl("var.dhcp_options_domain_name").stringValue,
      domainNameServers: unlessEmpty("dhcp_options_domain_name_servers"),
      ntpServers: unlessEmpty("dhcp_options_ntp_servers"),
      netbiosNameServers: unlessEmpty("dhcp_options_netbios_name_servers"),
      netbiosNodeType: hcl("var.dhcp_options_netbios_node_type").stringValue,
    }),
  );
  onlyIf(tagged(options, "var.name", "var.dhcp_options_tags"), enabled);
  const association = new VpcDhcpOptionsAssociation(module, "DhcpOptionsAssociation", {
    vpcId,
    dhcpOptionsId: options.id,
  });
  onlyIf(addressed(association), enabled);
  module.addOutput("dhcp_options_id", {
    description: "The ID of the DHCP options; null without them",
    value: options.id,
  });
}
