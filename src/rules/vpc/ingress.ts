import { type Configuration, isKnown, knownBlocks, knownList, knownNumber, type Resource } from "../configuration";
import { remembered } from "../remembered";

/** What comes from a load balancer. */
export interface Traffic {
  /** The security groups of where it comes from. */
  readonly sources: readonly Resource[];
  readonly port: number;
  /** `undefined` where it is not known. */
  readonly protocol: "tcp" | "udp" | undefined;
}

/** The protocols by name and number, as rules may have them. */
const PROTOCOLS = { tcp: ["tcp", "6"], udp: ["udp", "17"] };
const ALL = ["-1", "all"];

const INGRESS_RULE = "aws_vpc_security_group_ingress_rule";
const CLASSIC_RULE = "aws_security_group_rule";

/** Attributes that name addresses: those of a load balancer may be among them. */
const ADDRESSES = ["cidr_blocks", "ipv6_cidr_blocks", "prefix_list_ids", "cidr_ipv4", "cidr_ipv6", "prefix_list_id"];
const GROUPS = ["security_groups", "source_security_group_id", "referenced_security_group_id"];

/** Whether a security group lets traffic in, or may do so by what only Terraform knows. */
export function letsIn(group: Resource, traffic: Traffic, configuration: Configuration): boolean {
  const inline = knownBlocks(group.attributes, "ingress");
  if (inline === undefined || hasRulesOfUnknown(configuration)) return true;
  const covers = (rule: Members) =>
    coversProtocol(rule, traffic) && coversPort(rule, traffic) && coversSource(rule, group, traffic, configuration);
  const referring = (type: string) => configuration.referring(group, type, "security_group_id");
  return (
    inline.some(covers) ||
    referring(INGRESS_RULE).some(({ attributes }) => covers(attributes)) ||
    referring(CLASSIC_RULE).some(
      ({ attributes }) => (attributes.type === "ingress" || !isKnown(attributes.type)) && covers(attributes),
    )
  );
}

/** Whether there are rules of which only Terraform knows whose they are. */
const hasRulesOfUnknown = remembered((configuration: Configuration): boolean =>
  [INGRESS_RULE, CLASSIC_RULE]
    .flatMap((type) => configuration.resources(type))
    .some(({ attributes: { security_group_id: id } }) => !isKnown(id) && configuration.referredBy(id) === undefined),
);

type Members = Readonly<Record<string, unknown>>;

function protocolIn({ protocol, ip_protocol }: Members): unknown {
  return ip_protocol ?? protocol;
}

function coversProtocol(rule: Members, { protocol }: Traffic): boolean {
  const own = protocolIn(rule);
  if (!isKnown(own) || isAll(own)) return true;
  const wanted = protocol === undefined ? [...PROTOCOLS.tcp, ...PROTOCOLS.udp] : PROTOCOLS[protocol];
  return wanted.includes(String(own).toLowerCase());
}

function coversPort(rule: Members, { port }: Traffic): boolean {
  if (isAll(protocolIn(rule))) return true;
  const from = knownNumber(rule.from_port) ?? 0;
  const to = knownNumber(rule.to_port) ?? port;
  return from <= port && port <= to;
}

function coversSource(rule: Members, own: Resource, { sources }: Traffic, configuration: Configuration): boolean {
  if (ADDRESSES.some((name) => isSomething(rule[name]))) return true;
  if (!isKnown(rule.self) || ((rule.self === true || rule.self === "true") && sources.includes(own))) return true;
  return GROUPS.flatMap((name) => [rule[name]].flat()).some((id) => {
    const group = configuration.referredBy(id);
    return group === undefined ? !isKnown(id) : sources.includes(group);
  });
}

function isAll(protocol: unknown): boolean {
  return ALL.includes(String(protocol).toLowerCase());
}

function isSomething(value: unknown): boolean {
  return value !== undefined && value !== null && knownList(value)?.length !== 0;
}
