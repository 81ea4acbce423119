import { blocks, type Concerns, type Resource, type ResourceMap } from "../configuration";
import { withAttribute } from "../where";

/** Where a type of resource has the rules of a security group, and how it calls what these allow. */
interface RuleType {
  /** The attribute of the protocol. */
  readonly protocol: "protocol" | "ip_protocol";
  /**
   * The blocks with the rules.
   * @default none: the resource is one rule
   */
  readonly blocks?: readonly string[];
}

/** The resources that say what a security group lets through. */
export const RULE_TYPES: Readonly<Record<string, RuleType>> = {
  aws_security_group: { protocol: "protocol", blocks: ["ingress", "egress"] },
  aws_security_group_rule: { protocol: "protocol" },
  aws_vpc_security_group_ingress_rule: { protocol: "ip_protocol" },
  aws_vpc_security_group_egress_rule: { protocol: "ip_protocol" },
};

/** One rule of a security group, as it is written. */
export interface WrittenRule {
  /** What stands in front of its attributes: `ingress[0].`. */
  readonly place: string;
  readonly members: Readonly<Record<string, unknown>>;
  readonly protocol: unknown;
}

/** Whether there can be rules in a resource of a type. */
export function withRules(resourceType: string): Concerns {
  const { protocol = "protocol", blocks: names = [protocol] } = RULE_TYPES[resourceType] ?? {};
  return withAttribute(...names);
}

/** The rules in a resource of one of these types. */
export function rulesIn({ type, attributes }: Resource): readonly WrittenRule[] {
  const { protocol = "protocol", blocks: names } = RULE_TYPES[type] ?? {};
  if (names === undefined) return [{ place: "", members: attributes, protocol: attributes[protocol] }];
  return names.flatMap((name) =>
    blocks(attributes[name]).map((members, i) => ({
      place: `${name}[${i}].`,
      members,
      protocol: members[protocol],
    })),
  );
}

/** A rule about one attribute of the rules in such a resource, by the paths of that attribute. */
export function pathsTo(resourceType: string, attribute: string): readonly string[] {
  return RULE_TYPES[resourceType]?.blocks?.map((name) => `${name}.${attribute}`) ?? [attribute];
}

interface ExampleRule {
  readonly protocol?: string;
  readonly ports?: { readonly from_port?: number; readonly to_port?: number };
  readonly others?: Readonly<Record<string, unknown>>;
}

/** A rule of a security group in a resource of a type, for the examples of rules; it lets one port in. */
export function ruleExample(
  resourceType: string,
  { protocol = "tcp", ports = { from_port: 80, to_port: 80 }, others = {} }: ExampleRule = {},
): ResourceMap {
  const { protocol: attribute = "protocol", blocks: names } = RULE_TYPES[resourceType] ?? {};
  const peer = attribute === "protocol" ? { cidr_blocks: ["10.0.0.0/8"] } : { cidr_ipv4: "10.0.0.0/8" };
  const rule = { [attribute]: protocol, ...ports, ...peer, ...others };
  return { [resourceType]: { web: names === undefined ? rule : { ingress: [rule] } } };
}
