import { Fn, type ITerraformDependable, type TerraformVariableValidationConfig } from "cdktf";
import type { Construct } from "constructs";
import { hclOf } from "../../core/hcl-of-json";
import type { ModuleStack } from "../../module/module-stack";
import { validationBy } from "../../module/validation";
import { type INetwork, Network } from "../../network/network";
import type { SecurityGroup } from "../../network/security-group";
import { ModuleSecurityGroup } from "../module-security-group";

export interface ModuleNetworkProps {
  /**
   * Where tasks have network interfaces of their own, in HCL.
   * @default everywhere
   */
  readonly when?: string;
}

/** The network interfaces of tasks: subnets, and security groups of which one is made here. */
export class ModuleNetwork {
  readonly network: INetwork;
  readonly securityGroup: SecurityGroup;
  /** The ids of all groups. */
  readonly securityGroupIds: string[];
  /** What tasks wait for, as they reach nothing without it. */
  readonly rules: readonly ITerraformDependable[];
  private readonly when: string | undefined;

  constructor(
    private readonly module: ModuleStack,
    scope: Construct,
    { when }: ModuleNetworkProps = {},
  ) {
    this.when = when;
    const subnetIds = this.addSubnets();
    this.network = Network.fromNetworkAttributes({ vpcId: this.addVpc(), privateSubnetIds: subnetIds });
    const { group, rules } = new ModuleSecurityGroup(module, scope, {
      network: this.network,
      carrier: "the tasks",
      allowAllOutbound: true,
      when,
    });
    this.securityGroup = group;
    this.rules = rules;
    const others = module.addInput("security_group_ids", {
      type: "list(string)",
      description: "Security groups for the tasks beside the one that is made; at most 5 in all",
      default: [],
    });
    this.securityGroupIds = Fn.compact(Fn.concat([[this.securityGroup.securityGroupId], others.listValue]));
  }

  private addSubnets(): string[] {
    return this.module.addInput("subnet_ids", {
      type: "list(string)",
      description: "The subnets that tasks start in, 1 to 16 of one VPC",
      nullable: false,
      ...(this.when !== undefined && { default: [] }),
      validation: validationBy("SV008", "subnet_ids", (subnets) => ({ network_configuration: { subnets } })).map(
        (each) => this.whereNeeded(each),
      ),
    }).listValue;
  }

  private whereNeeded({ condition, errorMessage }: TerraformVariableValidationConfig) {
    const when = this.when === undefined ? "var.create" : `var.create ? ${this.when} : false`;
    return { condition: `\${(${when}) ? (${hclOf(condition)}) : true}`, errorMessage };
  }

  private addVpc(): string {
    return this.module.addInput("vpc_id", {
      type: "string",
      description: "The VPC of the subnets, in which the security group is made; not needed without one",
      default: null,
      validation: [
        this.whereNeeded({
          condition: "${var.create_security_group ? var.vpc_id != null : true}",
          errorMessage:
            "vpc_id is null; allowed: the VPC of the subnets, as a security group is made in it. Give it, or security groups of your own with create_security_group = false.",
        }),
      ],
    }).stringValue;
  }
}
