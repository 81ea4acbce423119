import { DbSubnetGroup } from "@cdktf/provider-aws/lib/db-subnet-group";
import { ElasticacheSubnetGroup } from "@cdktf/provider-aws/lib/elasticache-subnet-group";
import { RedshiftSubnetGroup } from "@cdktf/provider-aws/lib/redshift-subnet-group";
import type { TerraformResource } from "cdktf";
import { addressed } from "../../core/address";
import { hcl } from "../../module/hcl";
import type { ModuleStack } from "../../module/module-stack";
import { onlyIf } from "../../module/repetition";
import { tagged } from "../tagged";
import { addFlag, addTags, addText } from "./inputs";
import type { SubnetList } from "./subnet-list";

interface GroupConfig {
  readonly name: string;
  readonly description: string;
  readonly subnetIds: string[];
}

interface Group extends TerraformResource {
  readonly id: string;
  readonly name: string;
}

/** The services whose clusters stand in a group of subnets, and their names for it. RDS and Redshift write the name in small letters. */
const GROUPS = {
  database: { service: "RDS", Group: DbSubnetGroup, name: (name: string) => `lower(${name})` },
  elasticache: { service: "ElastiCache", Group: ElasticacheSubnetGroup, name: (name: string) => name },
  redshift: { service: "Redshift", Group: RedshiftSubnetGroup, name: (name: string) => `lower(${name})` },
} as const;

/** Adds the group of subnets in which clusters of a service are made. */
export function addSubnetGroup(module: ModuleStack, kind: keyof typeof GROUPS, { subnet }: SubnetList): void {
  const { service, Group, name: spelled } = GROUPS[kind];
  const flag = `create_${kind}_subnet_group`;
  addFlag(module, flag, `Whether there is a subnet group for ${service}, if there are ${kind} subnets`, true);
  addText(
    module,
    `${kind}_subnet_group_name`,
    `The name of the subnet group for ${service}; without it, that of the VPC`,
  );
  addTags(module, `${kind}_subnet_group_tags`, `the subnet group for ${service}`);
  const name = spelled(`coalesce(var.${kind}_subnet_group_name, var.name)`);
  const config: GroupConfig = {
    name: hcl(name).stringValue,
    description: hcl(`format("${service} subnet group for %s", var.name)`).stringValue,
    subnetIds: [subnet.subnetId],
  };
  const group: Group = addressed(new Group(module, `${kind}_group`, config), kind);
  onlyIf(
    tagged(group, name, `var.${kind}_subnet_group_tags`),
    hcl(`var.${flag} && length(var.${kind}_subnets) > 0`).value,
  );
  module.addOutput(`${kind}_subnet_group`, {
    description: `The ID of the subnet group for ${service}; null without one`,
    value: group.id,
  });
  module.addOutput(`${kind}_subnet_group_name`, {
    description: `The name of the subnet group for ${service}; null without one`,
    value: group.name,
  });
}
