import { blocks, knownList, knownNumber, knownString, type Resource } from "../../configuration";

/** What one rule of a security group lets through. */
export interface Traffic {
  readonly direction: "ingress" | "egress";
  /** In front of the names of its attributes: `ingress[0].`. */
  readonly prefix: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** `tcp`, `udp`, `-1` for every protocol; `undefined` where nobody knows. */
  readonly protocol: string | undefined;
}

const SEPARATE: Readonly<Record<string, Traffic["direction"]>> = {
  aws_vpc_security_group_ingress_rule: "ingress",
  aws_vpc_security_group_egress_rule: "egress",
};

/** The types of resources in which traffic is let in, and those in which it is let out. */
export const INGRESS = [
  "aws_security_group",
  "aws_security_group_rule",
  "aws_vpc_security_group_ingress_rule",
] as const;
export const EGRESS = ["aws_security_group", "aws_security_group_rule", "aws_vpc_security_group_egress_rule"] as const;

/** What a security group with its rules in it lets through, or what a rule that stands by itself does. */
export function trafficOf({ type, attributes }: Resource): readonly Traffic[] {
  const separate = SEPARATE[type];
  if (separate !== undefined) return [traffic(separate, "", attributes, attributes.ip_protocol)];
  if (type === "aws_security_group_rule") {
    const { type: direction, protocol } = attributes;
    return direction === "ingress" || direction === "egress" ? [traffic(direction, "", attributes, protocol)] : [];
  }
  return (["ingress", "egress"] as const).flatMap((direction) =>
    blocks(attributes[direction]).map((rule, i) => traffic(direction, `${direction}[${i}].`, rule, rule.protocol)),
  );
}

function traffic(
  direction: Traffic["direction"],
  prefix: string,
  attributes: Traffic["attributes"],
  protocol: unknown,
): Traffic {
  const name = knownString(protocol)?.toLowerCase() ?? knownNumber(protocol)?.toString();
  return { direction, prefix, attributes, protocol: name === undefined ? undefined : (NAMES[name] ?? name) };
}

/** https://www.iana.org/assignments/protocol-numbers */
const NAMES: Readonly<Record<string, string>> = { all: "-1", "6": "tcp", "17": "udp" };

/** Where a rule says that it is about everybody, and how; `undefined` if it is not, or nobody knows. */
export function everywhere({ prefix, attributes }: Traffic): { property: string; got: string } | undefined {
  for (const name of ["cidr_ipv4", "cidr_ipv6"]) {
    const cidr = oneOfEach(attributes[name], attributes).find(isEverywhere);
    if (cidr !== undefined) return { property: prefix + name, got: cidr };
  }
  for (const name of ["cidr_blocks", "ipv6_cidr_blocks"]) {
    const i = (knownList(attributes[name]) ?? []).findIndex(isEverywhere);
    if (i >= 0) return { property: `${prefix}${name}[${i}]`, got: String(knownList(attributes[name])?.[i]) };
  }
  return undefined;
}

/** The blocks that a rule is repeated for, where they are written out: `toset(["10.0.0.0/16", "0.0.0.0/0"])`. */
function oneOfEach(cidr: unknown, { for_each: each }: Traffic["attributes"]): string[] {
  const repeated = cidr === "${each.value}" || cidr === "${each.key}";
  if (!repeated) return typeof cidr === "string" ? [cidr] : [];
  const [, items = ""] = /^\$\{toset\(\[((?:\s*"[0-9a-fA-F:./]*"\s*,?)*)\]\)\}$/.exec(knownText(each)) ?? [];
  return [...items.matchAll(/"([^"]*)"/g)].map(([, item = ""]) => item);
}

function knownText(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** A block of all addresses, however its first is written. */
function isEverywhere(cidr: unknown): cidr is string {
  return typeof cidr === "string" && /^[0-9a-fA-F:.]+\/0$/.test(cidr);
}

/** The ports that are let through; all, where a protocol has none or every protocol is meant. `undefined` where nobody knows. */
export function portsOf({ protocol, attributes }: Traffic): { from: number; to: number } | undefined {
  if (protocol === "-1") return ALL_PORTS;
  const from = knownNumber(attributes.from_port);
  const to = knownNumber(attributes.to_port);
  if ((protocol !== "tcp" && protocol !== "udp") || from === undefined || to === undefined) return undefined;
  return { from, to };
}

const ALL_PORTS = { from: 0, to: 65535 };

/** How traffic is called: `tcp 80`, `udp 1000-2000`, `all protocols`. */
export function nameOf(traffic: Traffic): string {
  const { protocol } = traffic;
  const ports = portsOf(traffic);
  if (protocol === "-1") return "all protocols";
  if (ports === undefined) return protocol ?? "traffic";
  return `${protocol} ${ports.from === ports.to ? ports.from : `${ports.from}-${ports.to}`}`;
}
