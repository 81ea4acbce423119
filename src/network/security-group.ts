import { SecurityGroup as AwsSecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import type { Construct } from "constructs";
import { addressed, addressOf } from "../core/address";
import { physicalName } from "../core/names";
import { nameTag, type Tags } from "../core/tags";
import { CheckedConstruct } from "../rules/checked-construct";
import type { INetwork } from "./network";
import { Peer } from "./peer";
import { Port } from "./port";
import {
  ClassicRules,
  type RuleScope,
  type RuleWriter,
  type SecurityGroupRuleOptions,
  SeparateRules,
} from "./security-group-rules";

/** EC2 takes 255 characters: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html */
const LONGEST_NAME = 255;

/** A security group, made here or existing. */
export interface ISecurityGroup extends RuleScope {
  /** Lets `peer` in. `id` names the rule in its Terraform address, after the group. */
  addIngressRule(id: string, options: SecurityGroupRuleOptions): void;
  /** Lets what is in the group out to `peer`. */
  addEgressRule(id: string, options: SecurityGroupRuleOptions): void;
  /** Opens `port` of `other` for this group: the rules of both sides; once, however often it is said. */
  allowTo(other: ISecurityGroup, port: Port): void;
}

export interface SecurityGroupProps {
  readonly network: INetwork;
  /**
   * A change replaces the group.
   * @default from the stack and the construct
   */
  readonly securityGroupName?: string;
  /**
   * A change replaces the group.
   * @default "Managed by Terraform", from the provider
   */
  readonly description?: string;
  /**
   * Whether everything in the group may open connections to everywhere, as a task does that pulls an image.
   * @default true
   */
  readonly allowAllOutbound?: boolean;
  /**
   * Which resources the rules are: `separate` is an `aws_vpc_security_group_ingress_rule` or `..._egress_rule` for each, the form that the
   * provider recommends; `classic` is `aws_security_group_rule` and an inline block for all outbound traffic, for a state that has these.
   * @default "separate"
   */
  readonly ruleStyle?: "separate" | "classic";
  /** @default Name, after the group */
  readonly tags?: Tags;
}

/** What a security group can do, whoever made it. */
abstract class SecurityGroupBase extends CheckedConstruct implements ISecurityGroup {
  abstract readonly securityGroupId: string;
  protected abstract readonly rules: RuleWriter;
  /** Whether egress needs no rule, because everything may leave. */
  protected abstract readonly allOutbound: boolean;
  private readonly openings = new Set<string>();

  addIngressRule(id: string, options: SecurityGroupRuleOptions): void {
    this.rules.write(this, "ingress", id, options);
  }

  addEgressRule(id: string, options: SecurityGroupRuleOptions): void {
    this.rules.write(this, "egress", id, options);
  }

  allowTo(other: ISecurityGroup, port: Port): void {
    const { protocol, first, last } = port;
    const opening = [other.node.path, protocol, first, last].join(" ");
    if (this.openings.has(opening)) return;
    this.openings.add(opening);
    other.addIngressRule(`from_${addressOf(this)}_${port}`, { peer: Peer.securityGroup(this), port });
    if (this.allOutbound) return;
    this.addEgressRule(`to_${addressOf(other)}_${port}`, { peer: Peer.securityGroup(other), port });
  }
}

/** A security group: who may connect to what carries it, and where that may connect to. */
export class SecurityGroup extends SecurityGroupBase {
  /**
   * A security group that exists already. Rules that are added become resources of this stack.
   *
   * @param allowAllOutbound whether it lets everything out, so that connections from it need no egress rule
   */
  static fromSecurityGroupId(
    scope: Construct,
    id: string,
    securityGroupId: string,
    { allowAllOutbound = true }: { allowAllOutbound?: boolean } = {},
  ): ISecurityGroup {
    return new ExistingSecurityGroup(scope, id, securityGroupId, allowAllOutbound);
  }

  readonly resource: AwsSecurityGroup;
  protected readonly rules: RuleWriter;
  protected readonly allOutbound: boolean;

  constructor(scope: Construct, id: string, props: SecurityGroupProps) {
    super(scope, id);
    const name = props.securityGroupName ?? physicalName(this, LONGEST_NAME);
    this.rules = props.ruleStyle === "classic" ? ClassicRules : SeparateRules;
    this.allOutbound = props.allowAllOutbound ?? true;
    this.resource = addressed(
      new AwsSecurityGroup(this, "SecurityGroup", {
        name,
        description: props.description,
        vpcId: props.network.vpcId,
        tags: nameTag(name, props.tags),
        egress: this.allOutbound ? this.rules.inlineEgress : undefined,
      }),
    );
    if (this.allOutbound && this.rules.inlineEgress === undefined) {
      this.addEgressRule("all", { peer: Peer.anyIpv4(), port: Port.allTraffic() });
    }
  }

  get securityGroupId(): string {
    return this.resource.id;
  }
}

class ExistingSecurityGroup extends SecurityGroupBase {
  protected readonly rules = SeparateRules;

  constructor(
    scope: Construct,
    id: string,
    readonly securityGroupId: string,
    protected readonly allOutbound: boolean,
  ) {
    super(scope, id);
  }
}
