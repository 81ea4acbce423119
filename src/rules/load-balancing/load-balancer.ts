import { hclOf } from "../../core/hcl-of-json";
import { attributeRule } from "../attribute-rule";
import {
  blocks,
  isKnown,
  knownList,
  knownNumber,
  knownString,
  type Resource,
  type ResourceMap,
} from "../configuration";
import { items } from "../constraint";
import { isPort, PORT, PORTS } from "../ports";
import type { Rule } from "../rule";

const TWO_ZONES = "subnets in two Availability Zones or more";
const ELB = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference";

function loadBalancer(subnets: string[]): ResourceMap {
  return { aws_lb: { main: { load_balancer_type: "application", subnets } } };
}

function forwardTo(first: number, second: number): ResourceMap {
  const rule = (priority: number) => ({ listener_arn: "${aws_lb_listener.main.arn}", priority });
  return { aws_lb_listener_rule: { first: rule(first), second: rule(second) } };
}

/** What AWS refuses in a load balancer, its listeners, rules and target groups. */
export const loadBalancerRules: readonly Rule[] = [
  {
    id: "LB006",
    resourceType: "aws_lb",
    title: "an Application Load Balancer stands in two Availability Zones",
    explanation: "One of them goes on answering while another fails. AWS refuses fewer zones at apply.",
    fix: "Give it the public subnets of two zones; of a Network: two entries in availabilityZones.",
    source: `${ELB}/API_CreateLoadBalancer.html`,
    *check({ attributes }, configuration) {
      const subnets = knownList(attributes.subnets);
      const { load_balancer_type: type = "application" } = attributes;
      if (type !== "application" || subnets === undefined) return;
      // A subnet whose zone is not known counts as one of its own.
      const zones = subnets.map((subnet) => {
        return knownString(configuration.referredBy(subnet)?.attributes.availability_zone) ?? subnet;
      });
      if (new Set(zones).size >= 2) return;
      yield { property: "subnets", got: subnets, allowed: TWO_ZONES };
    },
    *conditions({ attributes: { subnets, load_balancer_type: type = "application" } }) {
      // A number of subnets is all that a variable says.
      if (isKnown(subnets) || (isKnown(type) && type !== "application")) return;
      const { condition } = items(2, undefined, "");
      const holds = (expression: string) => `${hclOf(type)} == "application" ? ${condition(expression)} : true`;
      yield { property: "subnets", value: subnets, allowed: TWO_ZONES, holds: isKnown(type) ? condition : holds };
    },
    examples: {
      failing: loadBalancer(["${aws_subnet.a.id}"]),
      passing: loadBalancer(["${aws_subnet.a.id}", "${aws_subnet.c.id}"]),
    },
  },
  portRule(
    "LI001",
    "aws_lb_listener",
    "a listener's port is a port",
    "The provider takes 0 at plan; AWS refuses it at apply.",
    "API_CreateListener.html",
  ),
  portRule(
    "TG005",
    "aws_lb_target_group",
    "a target group's port is a port",
    "The provider refuses others at plan.",
    "API_CreateTargetGroup.html",
  ),
  {
    id: "TG011",
    resourceType: "aws_lb_target_group",
    title: "a health check asks a port",
    explanation: "The provider refuses others at plan.",
    fix: 'Leave the port out to ask the port that gets the traffic ("traffic-port").',
    source: `${ELB}/API_CreateTargetGroup.html`,
    check({ attributes }) {
      return blocks(attributes.health_check).flatMap(({ port: got }, i) => {
        if (got === undefined || got === null || got === "traffic-port" || !isKnown(got)) return [];
        const number = knownNumber(got);
        if (number !== undefined && isPort(number)) return [];
        return [{ property: `health_check[${i}].port`, got, allowed: `"traffic-port" or ${PORTS}` }];
      });
    },
    examples: {
      failing: { aws_lb_target_group: { main: { health_check: { port: "http" } } } },
      passing: { aws_lb_target_group: { main: { health_check: { port: "traffic-port" } } } },
    },
  },
  {
    id: "LR002",
    resourceType: "aws_lb_listener_rule",
    title: "the rules of a listener have different priorities",
    explanation:
      "The priority decides which rule is asked first. AWS answers PriorityInUse at apply, after other rules were made.",
    fix: "Give each rule of the listener a priority of its own.",
    source: `${ELB}/API_CreateRule.html`,
    check(resource, configuration) {
      const { priority: got } = resource.attributes;
      return configuration.earlierWithSame(listenerAndPriority, resource).map(({ name }) => {
        return { property: "priority", got, allowed: `another one than aws_lb_listener_rule.${name} has` };
      });
    },
    examples: { failing: forwardTo(10, 10), passing: forwardTo(10, 20) },
  },
];

function listenerAndPriority({ attributes }: Resource): string | undefined {
  const priority = knownNumber(attributes.priority);
  return priority === undefined ? undefined : `${attributes.listener_arn} ${priority}`;
}

function portRule(id: string, resourceType: string, title: string, explanation: string, page: string): Rule {
  return attributeRule({
    id,
    resourceType,
    title,
    explanation,
    fix: "Change the port.",
    source: `${ELB}/${page}`,
    attribute: "port",
    constraint: PORT,
    examples: {
      failing: { [resourceType]: { main: { port: 0 } } },
      passing: { [resourceType]: { main: { port: 1 } } },
    },
  });
}
