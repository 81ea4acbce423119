import {
  addressOf,
  blocks,
  isKnown,
  knownBlocks,
  knownList,
  knownNumber,
  knownString,
  type ResourceMap,
} from "../configuration";
import { networkModeOf } from "../ecs-task-definition/network-mode";
import { containersOf, portMappingsOf, taskDefinitionOf } from "../ecs-task-definition/task-definition";
import { taskOf } from "../ecs-task-definition/task-example";
import { isPort } from "../ports";
import type { Rule } from "../rule";
import { where, withAttribute } from "../where";
import { AWSVPC_SERVICE, serviceOf, serviceOfTask } from "./service-example";
import { containerTargetsOf } from "./service-target-groups";

const ECS = "https://docs.aws.amazon.com/AmazonECS/latest";
const LOAD_BALANCER = `${ECS}/APIReference/API_LoadBalancer.html`;
const SERVICE = `${ECS}/APIReference/API_CreateService.html`;

const GROUP = "arn:aws:elasticloadbalancing:ap-northeast-1:111122223333:targetgroup/web/0123456789abcdef";
const WEB_80 = { container_name: "web", container_port: 80 };

function behind(...load_balancer: object[]) {
  return serviceOf({ load_balancer: load_balancer.map((each) => ({ ...WEB_80, ...each })) });
}

/** A service in `network_mode` behind a load balancer. */
function inMode(network_mode: string, loadBalancer: object, attributes: Record<string, unknown> = {}): ResourceMap {
  const network = network_mode === "awsvpc" ? AWSVPC_SERVICE : {};
  const portMappings = network_mode === "none" ? {} : { portMappings: [{ containerPort: 80 }] };
  return serviceOfTask(
    { ...network, load_balancer: { ...WEB_80, ...loadBalancer }, ...attributes },
    taskOf({ network_mode }, { name: "web", ...portMappings }),
  );
}

function onPort(containerPort: number): ResourceMap {
  return serviceOfTask(
    { load_balancer: { ...WEB_80, target_group_arn: GROUP } },
    taskOf({ network_mode: "bridge" }, { name: "web", portMappings: [{ containerPort }] }),
  );
}

function checkedOn(port: string): ResourceMap {
  return {
    ...inMode("bridge", { target_group_arn: "${aws_lb_target_group.web.arn}" }),
    aws_lb_target_group: { web: { port: 80, protocol: "HTTP", health_check: { port } } },
  };
}

/** What AWS refuses in the load balancers of a service, or what never becomes healthy. */
export const serviceLoadBalancerRules: readonly Rule[] = where(withAttribute("load_balancer"), [
  {
    id: "SV049",
    resourceType: "aws_ecs_service",
    title: "a load balancer of a service is a target group or a Classic Load Balancer",
    explanation: "One block registers tasks with one of them. CreateService refuses both, and neither.",
    fix: "Name one of them: target_group_arn, or elb_name of a Classic Load Balancer.",
    source: LOAD_BALANCER,
    check({ attributes }, configuration) {
      const isGiven = (value: unknown) => Boolean(knownString(value)) || configuration.referredBy(value) !== undefined;
      return blocks(attributes.load_balancer).flatMap(({ target_group_arn: group, elb_name: classic }, i) => {
        if (isUnset(group) && isUnset(classic)) {
          return [{ property: `load_balancer[${i}].target_group_arn`, got: undefined, allowed: "one, or an elb_name" }];
        }
        // Most have no Classic Load Balancer.
        if (!isGiven(classic) || !isGiven(group)) return [];
        return [{ property: `load_balancer[${i}].elb_name`, got: classic, allowed: "none beside target_group_arn" }];
      });
    },
    examples: { failing: behind({ target_group_arn: GROUP, elb_name: "web" }), passing: behind({ elb_name: "web" }) },
  },
  {
    id: "SV051",
    resourceType: "aws_ecs_service",
    title: "the port behind a load balancer is one that the container maps",
    explanation:
      "CreateService refuses it at apply: ECS learns from the mapping what it has to register with the target group.",
    fix: "Add a port mapping to the container, or name a port that it maps.",
    source: LOAD_BALANCER,
    check(resource, configuration) {
      const task = taskDefinitionOf(resource, configuration);
      const containers = task === undefined ? [] : containersOf(task);
      return blocks(resource.attributes.load_balancer).flatMap(({ container_name, container_port }, i) => {
        const name = knownString(container_name);
        const container = name === undefined ? undefined : containers.find((each) => each.name === name);
        const got = knownNumber(container_port);
        const ports = container && mappedPorts(container);
        // Of what is no port, SV052 speaks.
        if (ports === undefined || got === undefined || !isPort(got)) return [];
        if (ports.some(([first, last]) => first <= got && got <= last)) return [];
        const ranges = ports.map((range) => [...new Set(range)].join("-")).join(", ");
        const allowed = ranges || `none, as ${name} maps no port`;
        return [{ property: `load_balancer[${i}].container_port`, got, allowed }];
      });
    },
    examples: { failing: onPort(8080), passing: onPort(80) },
  },
  {
    id: "SV057",
    resourceType: "aws_ecs_service",
    title: "tasks without a network are behind no load balancer",
    explanation: "There is no network interface that a load balancer could reach.",
    fix: "Leave the load balancer out, or give the task definition another network mode.",
    source: SERVICE,
    check(resource, configuration) {
      const task = taskDefinitionOf(resource, configuration);
      if (task === undefined || networkModeOf(task) !== "none") return [];
      const { length } = blocks(resource.attributes.load_balancer);
      if (length === 0) return [];
      const allowed = `none, as ${addressOf(task)} is in the network mode none`;
      return [{ property: "load_balancer", got: `${length} of them`, allowed }];
    },
    examples: {
      failing: serviceOfTask(
        { load_balancer: { container_name: "web", container_port: "${var.port}", target_group_arn: GROUP } },
        taskOf({ network_mode: "none" }, { name: "web" }),
      ),
      passing: inMode("host", { target_group_arn: GROUP }),
    },
  },
  {
    id: "SV058",
    resourceType: "aws_ecs_service",
    title: "tasks in awsvpc mode are behind no Classic Load Balancer",
    explanation:
      "A Classic Load Balancer knows instances, while these tasks have addresses of their own. CreateService refuses it.",
    fix: "Use a target group, whose targets are addresses.",
    source: SERVICE,
    check(resource, configuration) {
      return blocks(resource.attributes.load_balancer).flatMap(({ elb_name }, i) => {
        const got = knownString(elb_name);
        const task = got ? taskDefinitionOf(resource, configuration) : undefined;
        if (task === undefined || networkModeOf(task) !== "awsvpc") return [];
        const allowed = `none, as ${addressOf(task)} is in awsvpc mode`;
        return [{ property: `load_balancer[${i}].elb_name`, got, allowed }];
      });
    },
    examples: { failing: inMode("awsvpc", { elb_name: "web" }), passing: inMode("bridge", { elb_name: "web" }) },
  },
  {
    id: "SV060",
    resourceType: "aws_ecs_service",
    title: "a service in several target groups has no role of its own",
    explanation:
      "ECS registers with several target groups only by the role that AWS keeps for it. CreateService refuses another one.",
    fix: "Leave the role out: AWS keeps one for ECS, which knows several target groups.",
    source: SERVICE,
    check({ attributes }, configuration) {
      const { iam_role: got } = attributes;
      // A variable may be null, which is no role.
      if (!knownString(got) && configuration.referredBy(got) === undefined) return [];
      const count = knownBlocks(attributes, "load_balancer")?.length ?? 0;
      return count < 2 ? [] : [{ property: "iam_role", got, allowed: `none with ${count} load balancers` }];
    },
    examples: {
      failing: serviceOf({ iam_role: "ecs", load_balancer: Array(2).fill({ ...WEB_80, target_group_arn: GROUP }) }),
      passing: serviceOf({ iam_role: "ecs", load_balancer: Array(1).fill({ ...WEB_80, target_group_arn: GROUP }) }),
    },
  },
  {
    id: "SV061",
    resourceType: "aws_ecs_service",
    title: "the health check of tasks whose port Docker chooses asks that port",
    explanation:
      "The fixed port leads to nothing, or to another task: targets stay unhealthy, and ECS starts and stops tasks without end.",
    fix: "Leave the port of the health check out: traffic-port is the one that each target has.",
    source: `${ECS}/developerguide/alb.html`,
    check(resource, configuration) {
      const task = taskDefinitionOf(resource, configuration);
      const mode = task && networkModeOf(task);
      if (task === undefined || (mode !== "bridge" && mode !== "default")) return [];
      const hostPorts = portMappingsOf(task).map(({ mapping: { hostPort } }) => hostPort);
      return containerTargetsOf(resource, configuration).flatMap(({ mappings, group }) => {
        const got = knownNumber(blocks(group?.attributes.health_check)[0]?.port);
        if (group === undefined || got === undefined || mappings.length === 0 || !mappings.every(isDynamic)) return [];
        // No health check asks by UDP, so that it has to ask somebody else.
        if (mappings.some(({ protocol }) => !isKnown(protocol) || protocol === "udp")) return [];
        // Another container may answer on a port of the instance that it always has.
        if (hostPorts.some((port) => !isUnset(port) && (!isKnown(port) || knownNumber(port) === got))) return [];
        const property = `health_check[0].port of ${addressOf(group)}`;
        return [{ property, got, allowed: `traffic-port, as Docker chooses the port of ${addressOf(task)}` }];
      });
    },
    examples: { failing: checkedOn("80"), passing: checkedOn("traffic-port") },
  },
]);

function isUnset(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}

/** Whether Docker chooses the port of the instance. */
function isDynamic({ hostPort }: Record<string, unknown>): boolean {
  return isUnset(hostPort) || knownNumber(hostPort) === 0;
}

/** The first and the last port of each mapping of a container; `undefined` if one of them is not known. */
function mappedPorts({ portMappings }: Record<string, unknown>): (readonly [number, number])[] | undefined {
  if (portMappings === undefined || portMappings === null) return [];
  const ranges = knownList(portMappings)?.map((item) => {
    const { containerPort, containerPortRange } = blocks(item)[0] ?? {};
    const port = knownNumber(containerPort);
    if (port !== undefined) return [port, port] as const;
    const [, first, last] = /^(\d+)-(\d+)$/.exec(knownString(containerPortRange) ?? "") ?? [];
    return first === undefined ? undefined : ([Number(first), Number(last)] as const);
  });
  return ranges?.every((range) => range !== undefined) ? ranges : undefined;
}
