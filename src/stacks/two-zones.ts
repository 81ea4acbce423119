import type { TerraformStack } from "cdktf";
import { Network } from "../network/network";

/*
 * Networks in the zones a and c of a region. Subnet by subnet, because the region is known to Terraform only, and the zones are to stand in
 * the addresses.
 */

/** Public subnets alone: what is in them reaches registries by public addresses, without NAT. */
export function publicTwoZones(
  stack: TerraformStack,
  region: string,
  [cidrA, cidrC]: readonly [string, string] = ["10.0.1.0/24", "10.0.2.0/24"],
): Network {
  const network = new Network(stack, "main", { name: stack.node.id });
  network.addPublicSubnet("1a", { availabilityZone: `${region}a`, cidr: cidrA });
  network.addPublicSubnet("1c", { availabilityZone: `${region}c`, cidr: cidrC });
  network.addInternetGateway();
  network.routePublicSubnets();
  return network;
}

/** Public subnets and private ones, which share one NAT gateway. */
export function twoZones(stack: TerraformStack, region: string): Network {
  const network = publicTwoZones(stack, region);
  network.addPrivateSubnet("1a", { availabilityZone: `${region}a`, cidr: "10.0.10.0/24" });
  network.addPrivateSubnet("1c", { availabilityZone: `${region}c`, cidr: "10.0.20.0/24" });
  network.addNatGateway("1a");
  network.routePrivateSubnet("1a");
  network.routePrivateSubnet("1c", "1a");
  return network;
}
