import {
  addressOf,
  blocks,
  type Configuration,
  isKnown,
  knownBlocks,
  knownList,
  knownNumber,
  knownString,
  type Resource,
  type ResourceMap,
} from "../configuration";
import { networkModeOf } from "../ecs-task-definition/network-mode";
import { taskDefinitionOf } from "../ecs-task-definition/task-definition";
import { taskOf } from "../ecs-task-definition/task-example";
import type { Rule } from "../rule";
import { where, withAttribute } from "../where";
import { letsIn } from "./ingress";

const SOURCE = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshoot-service-load-balancers.html";

const GROUP = "aws_security_group";
const LISTENERS = ["aws_lb_listener", "aws_alb_listener"];
const LISTENER_RULES = ["aws_lb_listener_rule", "aws_alb_listener_rule"];
const BALANCERS = ["aws_lb", "aws_alb"];
const TARGET_GROUPS = ["aws_lb_target_group", "aws_alb_target_group"];
const TCP = ["HTTP", "HTTPS", "TCP", "TLS"];

/** A service behind a load balancer, whose tasks let that in on one port. */
function opened(port: number): ResourceMap {
  return {
    [GROUP]: { lb: { vpc_id: "vpc-1" }, web: { vpc_id: "vpc-1", name: "web" } },
    aws_vpc_security_group_ingress_rule: {
      web: {
        security_group_id: "${aws_security_group.web.id}",
        referenced_security_group_id: "${aws_security_group.lb.id}",
        ip_protocol: "tcp",
        from_port: port,
        to_port: port,
      },
    },
    aws_lb: { web: { security_groups: ["${aws_security_group.lb.id}"], subnets: ["subnet-1", "subnet-2"] } },
    aws_lb_target_group: {
      web: {
        target_type: "ip",
        port: 80,
        protocol: "HTTP",
        vpc_id: "vpc-1",
        lifecycle: { create_before_destroy: true },
      },
    },
    aws_lb_listener: {
      http: {
        load_balancer_arn: "${aws_lb.web.arn}",
        port: 80,
        default_action: { type: "forward", target_group_arn: "${aws_lb_target_group.web.arn}" },
      },
    },
    ...taskOf({ network_mode: "awsvpc" }, { name: "web", portMappings: [{ containerPort: 8080 }] }),
    aws_ecs_service: {
      web: {
        task_definition: "${aws_ecs_task_definition.web.arn}",
        network_configuration: { subnets: ["subnet-1"], security_groups: ["${aws_security_group.web.id}"] },
        load_balancer: {
          target_group_arn: "${aws_lb_target_group.web.arn}",
          container_name: "web",
          container_port: 8080,
        },
        depends_on: ["aws_lb_listener.http"],
      },
    },
  };
}

/** What keeps a load balancer from the tasks behind it. */
export const serviceIngressRules: readonly Rule[] = where(withAttribute("load_balancer"), [
  {
    id: "SG016",
    severity: "warning",
    resourceType: "aws_ecs_service",
    title: "the security groups of tasks let in the load balancer that they are behind",
    explanation:
      "The load balancer's packets are dropped: health checks end with Target.Timeout, and ECS stops and starts tasks without end.",
    fix: "Add an ingress rule for the port of the container, from the security group of the load balancer.",
    source: SOURCE,
    *check(service, configuration) {
      const own = groupsOfTasks(service, configuration);
      if (own === undefined) return;
      const names = own.map(addressOf).join(", ");
      for (const { target_group_arn, container_port } of blocks(service.attributes.load_balancer)) {
        const port = knownNumber(container_port);
        const target = configuration.referredBy(target_group_arn);
        if (port === undefined || target === undefined || !TARGET_GROUPS.includes(target.type)) continue;
        const protocol = protocolOf(target);
        for (const balancer of balancersOf(target, configuration)) {
          const sources = groupsIn(balancer.attributes.security_groups, configuration);
          if (sources === undefined) continue;
          if (own.some((group) => letsIn(group, { sources, port, protocol }, configuration))) continue;
          const from = `${sources.map(addressOf).join(", ")} of ${addressOf(balancer)}`;
          const allowed = `one that lets ${protocol ?? "traffic"} to port ${port} in from ${from}`;
          yield { property: "network_configuration[0].security_groups", got: names, allowed };
        }
      }
    },
    examples: { failing: opened(80), passing: opened(8080) },
  },
]);

/** The security groups of tasks with addresses of their own; `undefined` where one of them is not in the configuration. */
function groupsOfTasks(service: Resource, configuration: Configuration): readonly Resource[] | undefined {
  const [network] = knownBlocks(service.attributes, "network_configuration") ?? [];
  const task = network && taskDefinitionOf(service, configuration);
  if (task === undefined || networkModeOf(task) !== "awsvpc") return undefined;
  return groupsIn(network?.security_groups, configuration);
}

/** The security groups of a list; `undefined` where there is none, or one of them is not in the configuration. */
export function groupsIn(list: unknown, configuration: Configuration): readonly Resource[] | undefined {
  const groups = knownList(list)?.map((id) => configuration.referredBy(id));
  const known = groups?.filter((group) => group?.type === GROUP).filter((group) => group !== undefined) ?? [];
  return known.length > 0 && known.length === groups?.length ? known : undefined;
}

/** The load balancers that lead to a target group, as far as they are in the configuration. */
export function balancersOf(target: Resource, configuration: Configuration): ReadonlySet<Resource> {
  const referring = (types: readonly string[], attribute: string) =>
    types.flatMap((type) => configuration.referring(target, type, attribute));
  const ofRules = referring(LISTENER_RULES, "action").map(({ attributes }) =>
    configuration.referredBy(attributes.listener_arn),
  );
  const balancers = [...referring(LISTENERS, "default_action"), ...ofRules].map((listener) =>
    configuration.referredBy(listener?.attributes.load_balancer_arn),
  );
  return new Set(balancers.filter((balancer) => balancer !== undefined).filter(({ type }) => BALANCERS.includes(type)));
}

/** What the load balancer speaks to its targets; `undefined` where it may be either, or nobody knows. */
export function protocolOf({ attributes }: Resource): "tcp" | "udp" | undefined {
  const protocol = isKnown(attributes.protocol) ? (knownString(attributes.protocol) ?? "") : "";
  if (protocol === "UDP") return "udp";
  return TCP.includes(protocol) ? "tcp" : undefined;
}
