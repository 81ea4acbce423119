import {
  addressOf,
  type Configuration,
  knownBlocks,
  knownNumber,
  type Resource,
  type ResourceMap,
} from "../configuration";
import { groupsOf } from "../ecs-capacity/capacity";
import { networkModeOf } from "../ecs-task-definition/network-mode";
import { taskDefinitionOf } from "../ecs-task-definition/task-definition";
import { taskOf } from "../ecs-task-definition/task-example";
import type { Finding, Rule } from "../rule";
import { letsIn } from "../vpc/ingress";
import { balancersOf, groupsIn, protocolOf } from "../vpc/service-ingress";
import { where, withAttribute } from "../where";
import { serviceOfTask } from "./service-example";
import { containerTargetsOf } from "./service-target-groups";

/** The first and the last port that Docker chooses of, by Linux's default; on Windows, it begins at 49152. */
const CHOSEN = [32_768, 60_999];

/** A service on instances that let the load balancer in at these ports. */
function opened(from_port: number, to_port: number): ResourceMap {
  const target_group_arn = "${aws_lb_target_group.web.arn}";
  const capacity_provider = "${aws_ecs_capacity_provider.web.name}";
  const launch_template = { id: "${aws_launch_template.web.id}" };
  const ingress = { from_port, to_port, protocol: "tcp", security_groups: ["${aws_security_group.lb.id}"] };
  return {
    aws_security_group: { lb: { name: "lb", vpc_id: "vpc-1" }, web: { name: "web", vpc_id: "vpc-1", ingress } },
    aws_lb: { web: { security_groups: ["${aws_security_group.lb.id}"], subnets: ["subnet-1", "subnet-2"] } },
    aws_lb_listener: {
      http: {
        load_balancer_arn: "${aws_lb.web.arn}",
        port: 80,
        default_action: { type: "forward", target_group_arn },
      },
    },
    aws_lb_target_group: {
      web: { port: 80, protocol: "HTTP", vpc_id: "vpc-1", lifecycle: { create_before_destroy: true } },
    },
    aws_launch_template: {
      web: {
        vpc_security_group_ids: ["${aws_security_group.web.id}"],
        iam_instance_profile: { arn: "arn:aws:iam::111122223333:instance-profile/web" },
      },
    },
    aws_autoscaling_group: { web: { min_size: 0, max_size: 2, vpc_zone_identifier: ["subnet-1"], launch_template } },
    aws_ecs_capacity_provider: {
      web: { name: "web", auto_scaling_group_provider: { auto_scaling_group_arn: "${aws_autoscaling_group.web.arn}" } },
    },
    ...serviceOfTask(
      {
        capacity_provider_strategy: [{ capacity_provider, weight: 1 }],
        load_balancer: { target_group_arn, container_name: "web", container_port: 80 },
        depends_on: ["aws_lb_listener.http"],
      },
      taskOf({ network_mode: "bridge" }, { name: "web", portMappings: [{ containerPort: 80 }] }),
    ),
  };
}

/** What keeps a load balancer from the instances that tasks run on. */
export const instanceIngressRules: readonly Rule[] = where(withAttribute("load_balancer"), [
  {
    id: "SV062",
    // Other groups may be added to instances later.
    severity: "warning",
    resourceType: "aws_ecs_service",
    title: "instances let in the load balancer at the ports that their tasks get",
    explanation:
      "The load balancer's packets are dropped: health checks end with Target.Timeout, and ECS stops and starts tasks without end.",
    fix: "Let the load balancer's security group in, at the port of the instance; where Docker chooses it, from 32768 to 65535.",
    source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshoot-service-load-balancers.html",
    check(service, configuration): Finding[] {
      const task = taskDefinitionOf(service, configuration);
      const mode = task && networkModeOf(task);
      const templates = mode === "bridge" || mode === "host" ? templatesOf(service, configuration) : [];
      if (templates.length === 0) return [];
      return containerTargetsOf(service, configuration).flatMap(({ mappings: [mapping], group: target }) => {
        const ports = mapping === undefined ? [] : portsOf(mapping, mode);
        if (target === undefined || ports.length === 0) return [];
        const protocol = protocolOf(target);
        return [...balancersOf(target, configuration)].flatMap((balancer) => {
          const sources = groupsIn(balancer.attributes.security_groups, configuration);
          if (sources === undefined) return [];
          const isOpen = (group: Resource) =>
            ports.some((port) => letsIn(group, { sources, port, protocol }, configuration));
          const allowed = `one that lets ${addressOf(balancer)} in at ${ports.length > 1 ? "ports" : "port"} ${ports.join(" to ")}`;
          return templates
            .filter(({ groups }) => !groups.some(isOpen))
            .map(({ template, groups }) => {
              return {
                property: `security groups of ${addressOf(template)}`,
                got: groups.map(addressOf).join(", "),
                allowed,
              };
            });
        });
      });
    },
    examples: { failing: opened(80, 80), passing: opened(32_768, 65_535) },
  },
]);

/** The port of the instance that a mapping takes, or the ends of what Docker chooses of; none where it is not known. */
function portsOf({ containerPort, hostPort }: Record<string, unknown>, mode: unknown): readonly number[] {
  const value = mode === "host" ? containerPort : (hostPort ?? 0);
  const port = knownNumber(value);
  return port === 0 ? CHOSEN : port === undefined ? [] : [port];
}

interface Template {
  readonly template: Resource;
  readonly groups: readonly Resource[];
}

/** The launch templates of the instances of a service, with their security groups; none where one of them is not known. */
function templatesOf(service: Resource, configuration: Configuration): readonly Template[] {
  const found = groupsOf(service, configuration)?.flatMap(({ attributes }): (Template | undefined)[] => {
    const named = configuration.referredIn([attributes.launch_template, attributes.mixed_instances_policy]);
    const templates = named.filter(({ type }) => type === "aws_launch_template");
    return templates.length === 0 ? [undefined] : templates.map((template) => withGroups(template, configuration));
  });
  return found?.every((template) => template !== undefined) ? found : [];
}

function withGroups(template: Resource, configuration: Configuration): Template | undefined {
  const { attributes } = template;
  const interfaces = knownBlocks(attributes, "network_interfaces");
  if (interfaces === undefined) return undefined;
  const list = interfaces.length === 0 ? attributes.vpc_security_group_ids : interfaces[0]?.security_groups;
  const groups = groupsIn(list, configuration);
  return groups && { template, groups };
}
