import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Fn, type ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { AddressScope, addressed } from "../core/address";
import { hcl } from "../module/hcl";
import type { ModuleStack } from "../module/module-stack";
import { forEach, onlyIf } from "../module/repetition";
import { map, number, object, string, withDefault } from "../module/shape/shape";
import type { INetwork } from "../network/network";
import { SecurityGroup } from "../network/security-group";
import { tagged } from "./tagged";

const RULES = map(
  object({
    description: string,
    ip_protocol: withDefault(string, "tcp"),
    from_port: number,
    to_port: number,
    cidr_ipv4: string,
    cidr_ipv6: string,
    prefix_list_id: string,
    referenced_security_group_id: string,
    tags: map(string),
  }),
);

const EVERYWHERE = { all: { ip_protocol: "-1", cidr_ipv4: "0.0.0.0/0" } };

export interface ModuleSecurityGroupProps {
  readonly network: INetwork;
  /** What carries it, as in "for the load balancer". */
  readonly carrier: string;
  /** Whether it may open connections to everywhere, if the caller says nothing. */
  readonly allowAllOutbound: boolean;
  /**
   * Where it carries the group, in HCL.
   * @default everywhere
   */
  readonly when?: string;
}

/** A security group that the caller may want or not, with the caller's rules. */
export class ModuleSecurityGroup {
  readonly group: SecurityGroup;
  /** What has to be there before anything goes through. */
  readonly rules: readonly ITerraformDependable[];

  constructor(
    private readonly module: ModuleStack,
    scope: Construct,
    { network, when, ...props }: ModuleSecurityGroupProps,
  ) {
    const create = module.addInput("create_security_group", {
      type: "bool",
      description: `Whether a security group is made for ${props.carrier}`,
      default: true,
    });
    const wanted = when === undefined ? create.value : hcl(`var.${create.friendlyUniqueId} ? ${when} : false`).value;
    const made = onlyIf(new AddressScope(scope, "SecurityGroup"), wanted);
    this.group = this.addGroup(made, network);
    this.rules = this.addRules(made, props);
    this.addOutputs();
  }

  private addGroup(scope: Construct, network: INetwork): SecurityGroup {
    const description = this.module.addInput("security_group_description", {
      type: "string",
      description: "What the security group is for, at most 255 characters. A change replaces it",
      default: "Managed by Terraform",
    });
    const name = this.module.addInput("security_group_name", {
      type: "string",
      description: "The name of the security group, if it is not to be the module's. A change replaces it",
      default: null,
    });
    this.module.addInput("security_group_tags", {
      type: "map(string)",
      description: "Further tags of the security group",
      default: {},
    });
    const group = new SecurityGroup(scope, "main", {
      network,
      description: description.stringValue,
      allowAllOutbound: false,
    });
    const { resource } = group;
    resource.name = Fn.coalesce([name.stringValue, resource.nameInput]);
    tagged(resource, "coalesce(var.security_group_name, var.name)", "var.security_group_tags");
    return group;
  }

  private addRules(
    scope: Construct,
    { carrier, allowAllOutbound }: Omit<ModuleSecurityGroupProps, "network" | "when">,
  ): ITerraformDependable[] {
    const ingress = this.module.addInput("security_group_ingress_rules", {
      type: RULES,
      description: `Who may connect to ${carrier}, by names: one port, or those up to \`to_port\`, and one of \`cidr_ipv4\`, \`cidr_ipv6\`, \`prefix_list_id\`, \`referenced_security_group_id\`, which may be \`self\``,
      default: {},
    });
    const egress = this.module.addInput("security_group_egress_rules", {
      type: RULES,
      description: `Where ${carrier} may connect to, in the same words: ${allowAllOutbound ? "everywhere over IPv4" : "nowhere"}, if the caller says nothing`,
      default: allowAllOutbound ? EVERYWHERE : {},
    });
    return [
      forEach(addressed(new VpcSecurityGroupIngressRule(scope, "Ingress", this.rule()), "main"), ingress.value),
      forEach(addressed(new VpcSecurityGroupEgressRule(scope, "Egress", this.rule()), "main"), egress.value),
    ];
  }

  private rule() {
    const { securityGroupId } = this.group;
    const either = (one: string, other: string) =>
      hcl(`each.value.${one} != null ? each.value.${one} : each.value.${other}`).numberValue;
    return {
      securityGroupId,
      description: hcl("each.value.description").stringValue,
      ipProtocol: hcl("each.value.ip_protocol").stringValue,
      fromPort: either("from_port", "to_port"),
      toPort: either("to_port", "from_port"),
      cidrIpv4: hcl("each.value.cidr_ipv4").stringValue,
      cidrIpv6: hcl("each.value.cidr_ipv6").stringValue,
      prefixListId: hcl("each.value.prefix_list_id").stringValue,
      referencedSecurityGroupId: Fn.conditional(
        hcl('each.value.referenced_security_group_id == "self"').value,
        securityGroupId,
        hcl("each.value.referenced_security_group_id").stringValue,
      ),
      tags: hcl("each.value.tags").mapValue,
    };
  }

  private addOutputs(): void {
    const { id, arn } = this.group.resource;
    this.module.addOutput("security_group_id", { description: "The id of the security group that is made", value: id });
    this.module.addOutput("security_group_arn", {
      description: "The ARN of the security group that is made",
      value: arn,
    });
  }
}
