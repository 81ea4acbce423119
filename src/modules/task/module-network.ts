import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Fn, type ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { AddressScope, addressed } from "../../core/address";
import { hcl } from "../../module/hcl";
import type { ModuleStack } from "../../module/module-stack";
import { forEach, onlyIf } from "../../module/repetition";
import { map, number, object, string, withDefault } from "../../module/shape/shape";
import { validationBy } from "../../module/validation";
import { type INetwork, Network } from "../../network/network";
import { SecurityGroup } from "../../network/security-group";

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

/** The network interfaces of tasks: subnets, and security groups of which one is made here. */
export class ModuleNetwork {
  readonly network: INetwork;
  readonly securityGroup: SecurityGroup;
  /** The ids of all groups. */
  readonly securityGroupIds: string[];
  /** What tasks wait for, as they reach nothing without it. */
  readonly rules: readonly ITerraformDependable[];

  constructor(
    private readonly module: ModuleStack,
    scope: Construct,
  ) {
    const subnetIds = this.addSubnets();
    const create = module.addInput("create_security_group", {
      type: "bool",
      description: "Whether a security group is made for the tasks",
      default: true,
    });
    const group = onlyIf(new AddressScope(scope, "SecurityGroup"), create.value);
    this.network = Network.fromNetworkAttributes({ vpcId: this.addVpc(), privateSubnetIds: subnetIds });
    this.securityGroup = this.addSecurityGroup(group);
    this.rules = this.addRules(group);
    const others = module.addInput("security_group_ids", {
      type: "list(string)",
      description: "Security groups for the tasks beside the one that is made; at most 5 in all",
      default: [],
    });
    this.securityGroupIds = Fn.compact(Fn.concat([[this.securityGroup.securityGroupId], others.listValue]));
    this.addOutputs();
  }

  private addSubnets(): string[] {
    return this.module.addInput("subnet_ids", {
      type: "list(string)",
      description: "The subnets that tasks start in, 1 to 16 of one VPC",
      nullable: false,
      validation: validationBy("SV008", "subnet_ids", (subnets) => ({ network_configuration: { subnets } })),
    }).listValue;
  }

  private addVpc(): string {
    return this.module.addInput("vpc_id", {
      type: "string",
      description: "The VPC of the subnets, in which the security group is made; not needed without one",
      default: null,
      validation: [
        {
          condition: "${var.create_security_group ? var.vpc_id != null : true}",
          errorMessage:
            "vpc_id is null; allowed: the VPC of the subnets, as a security group is made in it. Give it, or security groups of your own with create_security_group = false.",
        },
      ],
    }).stringValue;
  }

  private addSecurityGroup(scope: Construct): SecurityGroup {
    const description = this.module.addInput("security_group_description", {
      type: "string",
      description: "What the security group is for, at most 255 characters. A change replaces it",
      default: "Managed by Terraform",
      nullable: false,
    });
    const name = this.module.addInput("security_group_name", {
      type: "string",
      description: "The name of the security group, if it is not to be the module's. A change replaces it",
      default: null,
    });
    const group = new SecurityGroup(scope, "main", {
      network: this.network,
      description: description.stringValue,
      allowAllOutbound: false,
    });
    group.resource.name = Fn.coalesce([name.stringValue, group.resource.nameInput]);
    return group;
  }

  private addRules(scope: Construct): ITerraformDependable[] {
    const ingress = this.module.addInput("security_group_ingress_rules", {
      type: RULES,
      description:
        "Who may connect to the tasks, by names: one port, or those up to `to_port`, and one of `cidr_ipv4`, `cidr_ipv6`, `prefix_list_id`, `referenced_security_group_id`, which may be `self`",
      default: {},
    });
    const egress = this.module.addInput("security_group_egress_rules", {
      type: RULES,
      description:
        "Where the tasks may connect to, in the same words: everywhere over IPv4, if the caller says nothing",
      default: { all: { ip_protocol: "-1", cidr_ipv4: "0.0.0.0/0" } },
    });
    return [
      forEach(addressed(new VpcSecurityGroupIngressRule(scope, "Ingress", this.rule()), "main"), ingress.value),
      forEach(addressed(new VpcSecurityGroupEgressRule(scope, "Egress", this.rule()), "main"), egress.value),
    ];
  }

  private rule() {
    const { securityGroupId } = this.securityGroup;
    const either = (a: string, b: string) => hcl(`each.value.${a} != null ? each.value.${a} : each.value.${b}`);
    return {
      securityGroupId,
      description: hcl("each.value.description").stringValue,
      ipProtocol: hcl("each.value.ip_protocol").stringValue,
      fromPort: either("from_port", "to_port").numberValue,
      toPort: either("to_port", "from_port").numberValue,
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
    const { id, arn } = this.securityGroup.resource;
    this.module.addOutput("security_group_id", { description: "The id of the security group that is made", value: id });
    this.module.addOutput("security_group_arn", {
      description: "The ARN of the security group that is made",
      value: arn,
    });
  }
}
