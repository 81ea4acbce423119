import type { IConstruct } from "constructs";
import { formatCidr, parseCidr, part } from "../core/cidr";
import { ConfigurationError } from "../core/errors";
import { isLiteral } from "../core/tokens";

/** Each subnet is a sixteenth of the VPC: eight public ones, then eight private ones. */
const BITS = 4;
const MOST_ZONES = 8;
/** AWS gives a subnet no fewer than 16 addresses, a /28. */
const SMALLEST_SUBNET = 28;

/** A zone and the blocks of its two subnets. */
export interface ZoneLayout {
  /** The short name of the zone: `1a` of `ap-northeast-1a`, or its position where only Terraform knows the zone. */
  readonly zone: string;
  readonly availabilityZone: string;
  readonly publicCidr: string;
  readonly privateCidr: string;
}

/** Divides a VPC among zones; a zone that is added at the end leaves the others where they are. */
export function defaultLayout(network: IConstruct, cidr: string, availabilityZones: readonly string[]): ZoneLayout[] {
  if (!isLiteral(availabilityZones)) {
    throw new ConfigurationError(network, {
      property: "availabilityZones",
      got: availabilityZones,
      allowed: "a list of zones that is known now, as each gets subnets of its own",
      fix: 'Write the zones out: ["ap-northeast-1a", "ap-northeast-1c"].',
    });
  }
  const block = parseCidr(cidr);
  if (block === undefined || block.length + BITS > SMALLEST_SUBNET) {
    throw new ConfigurationError(network, {
      property: "cidr",
      got: cidr,
      allowed: `an IPv4 network of /16 to /${SMALLEST_SUBNET - BITS}, from which subnets can be cut`,
      fix: "Write it as network address and length, for example 10.0.0.0/16; or leave out availabilityZones and add subnets yourself.",
    });
  }
  if (availabilityZones.length > MOST_ZONES) {
    throw new ConfigurationError(network, {
      property: "availabilityZones",
      got: availabilityZones,
      allowed: `at most ${MOST_ZONES} zones`,
      fix: "Two or three zones are usual.",
    });
  }
  return availabilityZones.map((availabilityZone, i) => ({
    zone: /\d[a-z]$/.exec(availabilityZone)?.[0] ?? String(i + 1),
    availabilityZone,
    publicCidr: formatCidr(part(block, block.length + BITS, i)),
    privateCidr: formatCidr(part(block, block.length + BITS, MOST_ZONES + i)),
  }));
}
