import type { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { addressOf } from "../../core/address";
import { hcl } from "../../module/hcl";
import type { ModuleStack } from "../../module/module-stack";
import { forEach } from "../../module/repetition";
import { Subnet } from "../../network/subnet";
import { addLocal } from "../locals";
import { tagged } from "../tagged";
import { addTags, addTexts } from "./inputs";

/** The kinds of subnets, and what the names of each end with. */
export const SUFFIXES = {
  public: "public",
  private: "private",
  database: "db",
  elasticache: "elasticache",
  redshift: "redshift",
  intra: "intra",
} as const;

export type SubnetKind = keyof typeof SUFFIXES;

/** Adds `local.subnet_keys`: what the first, the second and each further subnet of any kind is called. */
export function addSubnetKeys(module: ModuleStack): void {
  const longest = Object.keys(SUFFIXES).map((kind) => `length(var.${kind}_subnets)`);
  const zone = "element(var.azs, i)";
  const further = `format("%s-%d", ${zone}, floor(i / length(var.azs)) + 1)`;
  const key = `i < length(var.azs) ? ${zone} : ${further}`;
  addLocal(module, "subnet_keys", `[for i in range(max(${longest.join(", ")})) : ${key}]`);
}

/**
 * The subnets of one kind: one for each block of a list. They are told apart by zone, and not by their place in the list, so that a zone that goes
 * takes its own subnets along and no others. The second one in a zone has a 2 after it.
 */
export class SubnetList {
  readonly subnet: Subnet;
  private readonly address: string;

  constructor(
    private readonly module: ModuleStack,
    readonly kind: SubnetKind,
    vpcId: string,
  ) {
    this.addInputs();
    addLocal(module, `${kind}_subnet_keys`, `slice(local.subnet_keys, 0, length(var.${kind}_subnets))`);
    addLocal(
      module,
      `${kind}_subnets`,
      `{ for i, cidr in var.${kind}_subnets : local.subnet_keys[i] => ${this.element()} }`,
    );
    this.subnet = new Subnet(module, kind, {
      vpcId,
      availabilityZone: hcl("each.value.zone").stringValue,
      cidr: hcl("each.value.cidr").stringValue,
      name: hcl("each.value.name").stringValue,
    });
    this.subnet.resource.availabilityZoneId = hcl("each.value.zone_id").stringValue;
    forEach(this.subnet, hcl(`local.${kind}_subnets`).value);
    tagged(this.subnet.resource, "each.value.name", "each.value.tags");
    this.address = `aws_subnet.${addressOf(this.subnet)}`;
    this.addOutputs();
  }

  /** Gives each subnet a route table of its own. */
  addRouteTables() {
    addTags(this.module, `${this.kind}_route_table_tags`, `the route tables of the ${this.kind} subnets`);
    return tagged(this.subnet.addRouteTable(), "each.value.name", `var.${this.kind}_route_table_tags`);
  }

  /** Says which route tables the subnets have, in the order of the list. */
  addRouteOutputs(association: RouteTableAssociation, tables: string): void {
    const { kind } = this;
    this.module.addOutput(`${kind}_route_table_ids`, {
      description: `The IDs of the route tables of the ${kind} subnets`,
      value: hcl(tables).value,
    });
    this.module.addOutput(`${kind}_route_table_association_ids`, {
      description: `The IDs of what puts the ${kind} subnets under their route tables`,
      value: hcl(`values(aws_route_table_association.${association.friendlyUniqueId})[*].id`).value,
    });
  }

  /** A list with one item for each subnet, in the order of the blocks; `item` is an expression in HCL that knows the subnet's `key`. */
  each(item: string): string {
    return `[for key in local.${this.kind}_subnet_keys : ${item}]`;
  }

  private get hasTagsPerZone(): boolean {
    return this.kind === "public" || this.kind === "private";
  }

  private addInputs(): void {
    const { module, kind } = this;
    addTexts(
      module,
      `${kind}_subnets`,
      `The IPv4 blocks of the ${kind} subnets, /16 to /28: the first is in the first zone of \`azs\`, the second in the second, and around again`,
    );
    addTexts(
      module,
      `${kind}_subnet_names`,
      `The names of the ${kind} subnets; those that are left out are made of name, suffix and zone`,
    );
    module.addInput(`${kind}_subnet_suffix`, {
      type: "string",
      description: `What stands in the names of the ${kind} subnets between name and zone`,
      default: SUFFIXES[kind],
    });
    addTags(module, `${kind}_subnet_tags`, `the ${kind} subnets`);
    if (!this.hasTagsPerZone) return;
    module.addInput(`${kind}_subnet_tags_per_az`, {
      type: "map(map(string))",
      description: `Further tags of the ${kind} subnets of a zone, by zone`,
      default: {},
    });
  }

  /** What each subnet is made of. */
  private element(): string {
    const { kind } = this;
    const zone = "element(var.azs, i)";
    const hasName = `can(regex("^[a-z]{2}-", ${zone}))`;
    const perZone = this.hasTagsPerZone ? `, lookup(var.${kind}_subnet_tags_per_az, ${zone}, {})` : "";
    const members = {
      cidr: "cidr",
      zone: `${hasName} ? ${zone} : null`,
      zone_id: `${hasName} ? null : ${zone}`,
      name: `try(var.${kind}_subnet_names[i], format("%s-%s-%s", var.name, var.${kind}_subnet_suffix, local.subnet_keys[i]))`,
      tags: `merge(var.${kind}_subnet_tags${perZone})`,
      nat: nearest("nat_gateway_keys"),
      ...(kind !== "private" && { private: nearest("private_subnet_keys") }),
    };
    return `{ ${Object.entries(members)
      .map(([name, value]) => `${name} = ${value}`)
      .join(", ")} }`;
  }

  private addOutputs(): void {
    const { module, kind, address } = this;
    const outputs = {
      subnets: { what: "IDs of the", item: `${address}[key].id` },
      subnet_arns: { what: "ARNs of the", item: `${address}[key].arn` },
      subnets_cidr_blocks: { what: "IPv4 blocks of the", item: `${address}[key].cidr_block` },
      subnet_objects: { what: "attributes of the", item: `${address}[key]` },
    };
    for (const [name, { what, item }] of Object.entries(outputs)) {
      module.addOutput(`${kind}_${name}`, {
        description: `The ${what} ${kind} subnets, in the order of \`${kind}_subnets\``,
        value: hcl(this.each(item)).value,
      });
    }
  }
}

/** Of a list of keys, the subnet's own, or else that of its zone, or else the first; null of none. */
function nearest(keys: string): string {
  const candidates = `[local.subnet_keys[i], element(var.azs, i), local.${keys}[0]]`;
  return `try([for key in ${candidates} : key if contains(local.${keys}, key)][0], null)`;
}
