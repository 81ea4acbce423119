import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { LbListenerRule, type LbListenerRuleCondition } from "@cdktf/provider-aws/lib/lb-listener-rule";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { addressed } from "../core/address";
import { ConfigurationError } from "../core/errors";
import type { Peer } from "../network/peer";
import { Port } from "../network/port";
import { CheckedConstruct } from "../rules/checked-construct";
import { LastRule } from "./last-rule";
import { ListenerAction } from "./listener-action";
import { DEFAULT_SSL_POLICY, type IListenerLoadBalancer, openToClients } from "./listener-load-balancer";
import { assignedPriority, RulePriorities } from "./rule-priorities";
import { TargetGroup, type TargetGroupOptions } from "./target-group";
import type { ILoadBalancerTarget } from "./target-group-base";

export interface ListenerOptions {
  /** 1 to 65535. */
  readonly port: number;
  /** @default "HTTPS" with a certificate, "HTTP" without */
  readonly protocol?: "HTTP" | "HTTPS";
  /**
   * The ACM certificate of an HTTPS listener.
   * @default none
   */
  readonly certificateArn?: string;
  /**
   * Ciphers and versions of TLS, for an HTTPS listener.
   * @default ELBSecurityPolicy-TLS13-1-2-2021-06: TLS 1.2 and 1.3
   */
  readonly sslPolicy?: string;
  /**
   * What happens to a request that no rule is for.
   * @default 404
   */
  readonly defaultAction?: ListenerAction;
  /**
   * Who may connect. Only for a load balancer that made its own security group.
   * @default everybody for an internet-facing load balancer, nobody for an internal one
   */
  readonly allowFrom?: Peer;
}

export interface ListenerProps extends ListenerOptions {
  readonly loadBalancer: IListenerLoadBalancer;
}

/** Which requests a rule of a listener is for. */
export interface ListenerRuleMatch {
  /** All of them must hold. At least one. */
  readonly conditions: LbListenerRuleCondition[];
  /**
   * Rules are tried from the lowest number, 1 to 50000, and every rule of a listener has another
   * (https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateRule.html).
   *
   * By default it is assigned: a hash of the rule's id, from 1000 to 50000. It stays the same whichever rules are added, removed
   * or moved, so that services which share a listener leave each other alone. 1 to 999 come before all that are assigned. What
   * chance would decide is refused, and solved by one explicit priority: that one request could meet two such rules, and that two
   * ids lead to the same number. Of listeners with 20 rules one in 250 has two such ids, of those with 100 one in ten; 100 is the
   * quota of a load balancer (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html).
   *
   * `"last"` leaves the number to the provider, which takes the one behind the highest that exists when the rule is created;
   * there is none behind 50000. The rule is created after the others of its listener, of which one can be the last. Rules that
   * are added later may come behind it: one that is to stay behind them all takes 50000 instead.
   * @default assigned by the rule's id
   */
  readonly priority?: number | "last";
}

/** A rule of a listener: which requests, and what happens to them. */
export interface ListenerRuleOptions extends ListenerRuleMatch {
  readonly action: ListenerAction;
}

/** A target group and what leads to it. */
export interface AddTargetsOptions extends TargetGroupOptions, Partial<ListenerRuleMatch> {
  /**
   * All of them must hold.
   * @default every request that no rule is for: the group becomes the listener's default action
   */
  readonly conditions?: LbListenerRuleCondition[];
  /** @default none yet: see `TargetGroup.addTarget` */
  readonly targets?: readonly ILoadBalancerTarget[];
}

/** A port of a load balancer, and the rules for what arrives there. */
export class Listener extends CheckedConstruct {
  readonly resource: LbListener;
  private readonly loadBalancer: IListenerLoadBalancer;
  private readonly priorities = new RulePriorities(this);
  private readonly lastRule = new LastRule(this);
  private hasDefaultAction: boolean;

  constructor(scope: Construct, id: string, props: ListenerProps) {
    super(scope, id);
    const { loadBalancer, port, certificateArn, defaultAction = ListenerAction.fixedResponse(404) } = props;
    const protocol = props.protocol ?? (certificateArn === undefined ? "HTTP" : "HTTPS");
    this.loadBalancer = loadBalancer;
    this.hasDefaultAction = props.defaultAction !== undefined;
    this.resource = addressed(
      new LbListener(this, "Listener", {
        loadBalancerArn: loadBalancer.loadBalancerArn,
        port,
        protocol,
        certificateArn,
        sslPolicy: protocol === "HTTPS" ? (props.sslPolicy ?? DEFAULT_SSL_POLICY) : undefined,
        defaultAction: [defaultAction.block],
      }),
    );
    this.connect(this.resource, defaultAction);
    openToClients(this, loadBalancer, { ruleId: id, port: Port.tcp(port), allowFrom: props.allowFrom });
  }

  get listenerArn(): string {
    return this.resource.arn;
  }

  /**
   * Adds a rule.
   * @throws ConfigurationError if chance would decide between this rule and another one; see `ListenerRuleMatch.priority`
   */
  addRule(id: string, { conditions, action, priority }: ListenerRuleOptions): LbListenerRule {
    const rule = addressed(
      new LbListenerRule(this, `${id}Rule`, {
        listenerArn: this.listenerArn,
        priority: priority === "last" ? undefined : (priority ?? assignedPriority(id)),
        condition: conditions,
        action: [action.block],
      }),
      id,
    );
    if (priority === "last") {
      this.lastRule.set(id, rule);
    } else {
      this.priorities.add({ id, conditions, priority });
      this.lastRule.putBehind(rule);
    }
    this.connect(rule, action);
    return rule;
  }

  /**
   * Adds a target group with its targets, and a rule that forwards to it; without conditions, the listener's default action does.
   * @throws ConfigurationError if the listener has a default action already
   */
  addTargets(id: string, { targets = [], conditions, priority, ...options }: AddTargetsOptions): TargetGroup {
    const { targetType = targets[0]?.targetType } = options;
    const targetGroup = new TargetGroup(this, id, { ...options, targetType, network: this.loadBalancer.network });
    const action = ListenerAction.forward(targetGroup);
    if (conditions === undefined) this.setDefaultAction(id, action);
    else this.addRule(id, { conditions, priority, action });
    for (const target of targets) targetGroup.addTarget(target);
    return targetGroup;
  }

  private setDefaultAction(id: string, action: ListenerAction): void {
    if (this.hasDefaultAction) {
      throw new ConfigurationError(this, {
        property: `conditions of "${id}"`,
        got: undefined,
        allowed: "conditions, as the listener has a default action",
        fix: "Say which requests the targets are for: conditions: [ListenerCondition.pathPatterns([...])].",
      });
    }
    this.hasDefaultAction = true;
    this.resource.putDefaultAction([action.block]);
    this.connect(this.resource, action);
  }

  private connect(route: ITerraformDependable, action: ListenerAction): void {
    for (const targetGroup of action.targetGroups) targetGroup.addRoute(route, this.loadBalancer.securityGroups);
  }
}
