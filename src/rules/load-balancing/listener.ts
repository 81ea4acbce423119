import { attributeRule } from "../attribute-rule";
import {
  addressOf,
  blocks,
  type Configuration,
  isKnown,
  knownBlocks,
  knownNumber,
  knownString,
  type Resource,
  type ResourceMap,
} from "../configuration";
import { matching } from "../constraint";
import type { Finding, Rule } from "../rule";
import { balancerTypeOf, loadBalancerOf } from "./balancer-type";

const ELB = "https://docs.aws.amazon.com/elasticloadbalancing/latest";
const CREATE_LISTENER = `${ELB}/APIReference/API_CreateListener.html`;
const TARGET_GROUPS = `${ELB}/network/load-balancer-target-groups.html`;

const TYPE = "aws_lb_listener";
const TLS = ["HTTPS", "TLS"];
const HTTP = ["HTTP", "HTTPS"];
const NETWORK = ["TCP", "UDP", "TCP_UDP", "TLS"];

/** What the target group of a listener may speak, by what the listener does. */
const FORWARDED: Readonly<Record<string, readonly string[]>> = {
  HTTP,
  HTTPS: HTTP,
  TCP: ["TCP", "TCP_UDP"],
  TLS: ["TCP", "TLS"],
  UDP: ["UDP", "TCP_UDP"],
  TCP_UDP: ["TCP_UDP"],
};

/** The protocol of a listener or a target group, as AWS writes it. */
function protocolOf({ attributes }: Resource): string | undefined {
  return knownString(attributes.protocol)?.toUpperCase();
}

/** The target groups that actions forward to, if they are in the configuration. */
function groupsOf(actions: unknown, configuration: Configuration): Resource[] {
  return blocks(actions)
    .flatMap(({ target_group_arn, forward }) => [
      target_group_arn,
      ...blocks(forward).flatMap(({ target_group }) => blocks(target_group).map(({ arn }) => arn)),
    ])
    .map((arn) => configuration.referredBy(arn))
    .filter((group): group is Resource => group?.type === "aws_lb_target_group");
}

function listener(protocol: string, attributes: Record<string, unknown> = {}): ResourceMap {
  return { [TYPE]: { main: { protocol, ...attributes } } };
}

function secured(ssl_policy: string): ResourceMap {
  return listener("HTTPS", { certificate_arn: "arn:aws:acm:x:1:certificate/1", ssl_policy });
}

function onLoadBalancer(load_balancer_type: string, attributes: Record<string, unknown>): ResourceMap {
  return {
    aws_lb: { main: { load_balancer_type, subnets: ["subnet-a", "subnet-c"] } },
    [TYPE]: { main: { load_balancer_arn: "${aws_lb.main.arn}", ...attributes } },
  };
}

const forward = { type: "forward", target_group_arn: "${aws_lb_target_group.main.arn}" };

function forwarding(protocol: string, groupProtocol: string): ResourceMap {
  return {
    aws_lb_target_group: { main: { protocol: groupProtocol, lifecycle: { create_before_destroy: true } } },
    [TYPE]: { main: { protocol, default_action: [forward] } },
  };
}

function onPorts(first: number, second: number): ResourceMap {
  const on = (port: number) => ({ load_balancer_arn: "${aws_lb.main.arn}", port });
  return { [TYPE]: { first: on(first), second: on(second) } };
}

/** Where each listener listens. */
function place({ attributes }: Resource): string | undefined {
  const port = knownNumber(attributes.port);
  return port === undefined ? undefined : `${attributes.load_balancer_arn} ${port}`;
}

/** What AWS refuses in a listener of a load balancer. */
export const listenerRules: readonly Rule[] = [
  {
    id: "LI002",
    resourceType: TYPE,
    title: "a listener that ends TLS has a certificate",
    explanation: "A client cannot begin TLS without it. AWS refuses the listener, at apply.",
    fix: "Pass certificateArn, the certificate in ACM; or let the listener speak HTTP or TCP.",
    source: CREATE_LISTENER,
    check(resource) {
      const { certificate_arn: got } = resource.attributes;
      if (got !== undefined && got !== null) return [];
      const protocol = protocolOf(resource);
      if (protocol === undefined || !TLS.includes(protocol)) return [];
      return [{ property: "certificate_arn", got, allowed: `a certificate, as the listener speaks ${protocol}` }];
    },
    examples: {
      failing: listener("TLS"),
      passing: listener("TLS", { certificate_arn: "arn:aws:acm:x:1:certificate/1" }),
    },
  },
  tlsRule(
    "LI003",
    "certificate_arn",
    "arn:aws:acm:x:1:certificate/1",
    "only a listener that ends TLS has a certificate",
    "There is no TLS to end, so that it would never be shown. AWS refuses it at apply.",
  ),
  tlsRule(
    "LI004",
    "ssl_policy",
    "ELBSecurityPolicy-TLS13-1-2-2021-06",
    "only a listener that ends TLS has a policy for it",
    "It says which versions and ciphers of TLS are offered, and there is no TLS. AWS refuses it at apply.",
  ),
  attributeRule({
    // AWS adds policies without notice: of a name in their form, nothing is said.
    id: "LI006",
    resourceType: TYPE,
    title: "a listener's policy for TLS has a name such as AWS gives",
    explanation:
      "Load balancers have no policies of one's own; all that AWS has end with the month when they came. CreateListener refuses others.",
    fix: "Take one that aws elbv2 describe-ssl-policies lists, such as ELBSecurityPolicy-TLS13-1-2-2021-06.",
    source: `${ELB}/application/describe-ssl-policies.html`,
    attribute: "ssl_policy",
    constraint: matching(
      /(?:ELBSecurityPolicy-(?:[A-Za-z0-9-]+-)?20\d\d-\d\d)?/,
      "a policy such as ELBSecurityPolicy-TLS13-1-2-2021-06",
    ),
    examples: { failing: secured("TLS13-1-2-2021-06"), passing: secured("ELBSecurityPolicy-2016-08") },
  }),
  {
    id: "LI005",
    resourceType: TYPE,
    title: "an Application Load Balancer listens to HTTP, a Network Load Balancer to TCP, UDP and TLS",
    explanation:
      "One reads requests, the other passes connections on; neither knows the protocols of the other. AWS refuses it at apply.",
    fix: "Change the protocol, or the type of the load balancer.",
    source: CREATE_LISTENER,
    check(resource, configuration) {
      const protocol = protocolOf(resource);
      const loadBalancer = loadBalancerOf(resource, configuration);
      const type = loadBalancer && balancerTypeOf(loadBalancer);
      const allowed = type === "application" ? HTTP : type === "network" ? NETWORK : undefined;
      if (loadBalancer === undefined || protocol === undefined || allowed === undefined) return [];
      if (allowed.includes(protocol)) return [];
      const reason = `as ${addressOf(loadBalancer)} is of the type ${type}`;
      return [{ property: "protocol", got: protocol, allowed: `${allowed.join(", ")}, ${reason}` }];
    },
    examples: {
      failing: onLoadBalancer("application", { protocol: "TCP" }),
      passing: onLoadBalancer("network", { protocol: "TCP", default_action: [forward] }),
    },
  },
  {
    id: "LI022",
    resourceType: TYPE,
    title: "the listeners of a load balancer have different ports",
    explanation: "AWS knows a listener by its port, whatever the protocol is, and answers DuplicateListener at apply.",
    fix: "Change one of the ports; for TCP and UDP at one port there is the protocol TCP_UDP.",
    source: CREATE_LISTENER,
    check(resource, configuration) {
      return configuration.earlierWithSame(place, resource).map((other) => {
        const allowed = `another one than ${addressOf(other)} has`;
        return { property: "port", got: resource.attributes.port, allowed };
      });
    },
    examples: { failing: onPorts(53, 53), passing: onPorts(53, 853) },
  },
  {
    id: "LI023",
    resourceType: TYPE,
    title: "a listener of a Network Load Balancer forwards to a target group",
    explanation:
      "A Network Load Balancer does not read requests, so that it can neither redirect nor answer. AWS refuses it at apply.",
    fix: "Call addTargets() or addTargetGroup(): it answers nothing by itself, and redirects nobody.",
    source: `${ELB}/network/load-balancer-listeners.html`,
    check(resource, configuration) {
      const loadBalancer = loadBalancerOf(resource, configuration);
      if (loadBalancer === undefined || balancerTypeOf(loadBalancer) !== "network") return [];
      const actions = knownBlocks(resource.attributes, "default_action");
      if (actions === undefined) return [];
      const [{ type } = {}] = actions;
      if (type !== undefined && (!isKnown(type) || type === "forward")) return [];
      return [{ property: "default_action", got: type, allowed: "forward" }];
    },
    examples: {
      failing: onLoadBalancer("network", {
        default_action: [{ type: "fixed-response", fixed_response: [{ content_type: "text/plain" }] }],
      }),
      passing: onLoadBalancer("network", { default_action: [forward] }),
    },
  },
  {
    id: "LI024",
    resourceType: TYPE,
    title: "a target group speaks what the listener forwards",
    explanation:
      "The load balancer would speak to targets what they do not listen to. AWS refuses such a group at apply.",
    fix: "Change the protocol of the target group: UDP takes UDP or TCP_UDP, TLS takes TCP or TLS, TCP takes TCP or TCP_UDP.",
    source: TARGET_GROUPS,
    check(resource, configuration) {
      const protocol = protocolOf(resource);
      const allowed = protocol === undefined ? undefined : FORWARDED[protocol];
      if (allowed === undefined) return [];
      return unfit(resource.attributes.default_action, allowed, `as the listener speaks ${protocol}`, configuration);
    },
    examples: { failing: forwarding("UDP", "TCP"), passing: forwarding("UDP", "TCP_UDP") },
  },
  {
    id: "LR014",
    resourceType: "aws_lb_listener_rule",
    title: "a rule of a listener forwards to targets that speak HTTP",
    explanation:
      "A rule belongs to an Application Load Balancer, which sends HTTP requests only. AWS refuses the group at apply.",
    fix: "Give the target group the protocol HTTP or HTTPS, or stand it behind a Network Load Balancer.",
    source: `${ELB}/application/load-balancer-target-groups.html`,
    check({ attributes }, configuration) {
      return unfit(attributes.action, HTTP, "as rules are for requests of HTTP", configuration);
    },
    examples: { failing: ruleTo("TCP"), passing: ruleTo("HTTP") },
  },
  {
    id: "LR016",
    resourceType: "aws_lb_listener_rule",
    title: "only an Application Load Balancer has rules",
    explanation:
      "A Network Load Balancer does not read paths or hosts, so that it has nothing to decide by. AWS refuses the rule at apply.",
    fix: "Forward by the listener itself, one for each port; a Network Load Balancer does not look into what it carries.",
    source: `${ELB}/APIReference/API_CreateRule.html`,
    check({ attributes }, configuration) {
      const of = configuration.referredBy(attributes.listener_arn);
      const loadBalancer = of?.type === TYPE ? loadBalancerOf(of, configuration) : undefined;
      if (loadBalancer === undefined || balancerTypeOf(loadBalancer) !== "network") return [];
      const allowed = `a listener of an Application Load Balancer; ${addressOf(loadBalancer)} is of the type network`;
      return [{ property: "listener_arn", got: attributes.listener_arn, allowed }];
    },
    examples: { failing: ruleOn("network"), passing: ruleOn("application") },
  },
];

function ruleTo(protocol: string): ResourceMap {
  return {
    aws_lb_target_group: { main: { protocol, lifecycle: { create_before_destroy: true } } },
    aws_lb_listener_rule: { main: { action: [forward] } },
  };
}

function ruleOn(type: string): ResourceMap {
  return {
    ...onLoadBalancer(type, { default_action: [forward] }),
    aws_lb_listener_rule: { main: { listener_arn: "${aws_lb_listener.main.arn}" } },
  };
}

/** The target groups of actions that speak something else. */
function unfit(
  actions: unknown,
  allowed: readonly string[],
  reason: string,
  configuration: Configuration,
): readonly Finding[] {
  return groupsOf(actions, configuration).flatMap((group) => {
    const got = protocolOf(group);
    if (got === undefined || allowed.includes(got)) return [];
    return [{ property: `protocol of ${addressOf(group)}`, got, allowed: `${allowed.join(" or ")}, ${reason}` }];
  });
}

function tlsRule(id: string, property: string, example: string, title: string, explanation: string): Rule {
  return {
    id,
    resourceType: TYPE,
    title,
    explanation,
    fix: "Leave it out, or let the listener speak HTTPS or TLS.",
    source: CREATE_LISTENER,
    check(resource) {
      const protocol = protocolOf(resource);
      const got = knownString(resource.attributes[property]);
      if (protocol === undefined || TLS.includes(protocol) || !got) return [];
      return [{ property, got, allowed: `none, as the listener speaks ${protocol}` }];
    },
    examples: {
      failing: listener("TCP", { [property]: example }),
      passing: listener("TLS", { certificate_arn: "arn:aws:acm:x:1:certificate/1", [property]: example }),
    },
  };
}
