import { attributeRule } from "../attribute-rule";
import { blocks, isKnown, knownString, type Resource, type ResourceMap } from "../configuration";
import { items } from "../constraint";
import { isFargateProvider, strategiesOf } from "../ecs-capacity/capacity";
import { containersOf } from "../ecs-task-definition/task-definition";
import { PORT } from "../ports";
import type { Rule } from "../rule";
import { where, withAttribute } from "../where";

const LOAD_BALANCER = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LoadBalancer.html";
const AWSVPC = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AwsVpcConfiguration.html";

const SERVICE = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html";

const GROUP = "arn:aws:elasticloadbalancing:ap-northeast-1:111122223333:targetgroup/web/0123456789abcdef";
const MOST_SUBNETS = 16;

function behindLoadBalancer(container: string, port: number): ResourceMap {
  return {
    aws_ecs_task_definition: {
      web: {
        container_definitions: JSON.stringify([
          {
            name: "nginx",
            image: "app:1",
            memory: 128,
            portMappings: [{ containerPort: 80 }, { containerPort: 65535 }],
          },
        ]),
      },
    },
    aws_ecs_service: {
      web: {
        task_definition: "${aws_ecs_task_definition.web.arn}",
        load_balancer: [{ target_group_arn: GROUP, container_name: container, container_port: port }],
      },
    },
  };
}

function inSubnets(subnets: string[]): ResourceMap {
  return { aws_ecs_service: { web: { network_configuration: { subnets } } } };
}

function service(attributes: Record<string, unknown>): ResourceMap {
  return { aws_ecs_service: { web: attributes } };
}

/** The names of the containers of a task definition; none unless all are known. */
function namesOf(task: Resource): readonly string[] {
  const names = containersOf(task).map(({ name }) => knownString(name));
  return names.every((name) => name !== undefined) ? names : [];
}

/** What AWS refuses in a service. */
export const serviceRules: readonly Rule[] = [
  attributeRule({
    id: "SV008",
    resourceType: "aws_ecs_service",
    title: "a service with a network configuration has 1 to 16 subnets",
    explanation:
      "ECS places the network interfaces of tasks in them; it takes 16 at most, and refuses the rest at apply.",
    fix: "Give the service subnets, for example the private subnets of a Network.",
    source: AWSVPC,
    attribute: "network_configuration.subnets",
    constraint: items(1, MOST_SUBNETS, "subnets"),
    examples: { failing: inSubnets([]), passing: inSubnets(["${aws_subnet.a.id}"]) },
  }),
  ...where(withAttribute("load_balancer"), [
    {
      id: "SV050",
      resourceType: "aws_ecs_service",
      title: "the container behind a load balancer is in the task definition",
      explanation: "ECS would not know what to register with the target group. CreateService refuses it, at apply.",
      fix: "Name a container of the task definition.",
      source: LOAD_BALANCER,
      *check({ attributes }, configuration) {
        const task = configuration.referredBy(attributes.task_definition);
        const names = task ? namesOf(task) : [];
        if (names.length === 0) return;
        for (const [i, { container_name }] of blocks(attributes.load_balancer).entries()) {
          const name = knownString(container_name);
          if (name === undefined || names.includes(name)) continue;
          yield { property: `load_balancer[${i}].container_name`, got: name, allowed: names.join(", ") };
        }
      },
      examples: { failing: behindLoadBalancer("apache", 80), passing: behindLoadBalancer("nginx", 80) },
    },
  ]),
  attributeRule({
    id: "SV052",
    resourceType: "aws_ecs_service",
    title: "the port behind a load balancer is a port",
    explanation: "The provider takes 0 and 65536 at plan; AWS refuses them at apply.",
    fix: "Use the container's port.",
    source: LOAD_BALANCER,
    attribute: "load_balancer.container_port",
    constraint: PORT,
    examples: { failing: behindLoadBalancer("nginx", 70000), passing: behindLoadBalancer("nginx", 65535) },
  }),
  ...where(withAttribute("ordered_placement_strategy", "placement_constraints"), [
    {
      id: "SV040",
      resourceType: "aws_ecs_service",
      title: "on Fargate, tasks are not placed",
      explanation: "Placement chooses among instances, and Fargate shows none. CreateService refuses it, at apply.",
      fix: "Leave the placement out: there are no instances to choose from. Fargate spreads tasks over zones by itself.",
      source: SERVICE,
      *check(resource, configuration) {
        const { attributes } = resource;
        const providers = strategiesOf(resource, configuration)?.map(({ capacity_provider }) => capacity_provider);
        if (attributes.launch_type !== "FARGATE" && !providers?.some(isFargateProvider)) return;
        for (const property of ["ordered_placement_strategy", "placement_constraints"]) {
          const got = blocks(attributes[property]);
          if (got.length > 0) yield { property, got, allowed: "none on Fargate" };
        }
      },
      examples: {
        failing: service({ launch_type: "FARGATE", placement_constraints: [{ type: "distinctInstance" }] }),
        passing: service({ launch_type: "EC2", placement_constraints: [{ type: "distinctInstance" }] }),
      },
    },
    {
      id: "SV044",
      resourceType: "aws_ecs_service",
      title: "tasks are packed by CPU or memory",
      explanation: "An instance is packed by what tasks reserve of it. Other fields are refused at apply.",
      fix: "Use PlacementStrategy.packedByCpu() or packedByMemory().",
      source: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PlacementStrategy.html",
      *check({ attributes }) {
        for (const [i, { type, field }] of blocks(attributes.ordered_placement_strategy).entries()) {
          if (type !== "binpack" || !isKnown(field) || field === "cpu" || field === "memory") continue;
          yield { property: `ordered_placement_strategy[${i}].field`, got: field, allowed: "cpu or memory" };
        }
      },
      examples: {
        failing: service({ ordered_placement_strategy: [{ type: "binpack", field: "disk" }] }),
        passing: service({ ordered_placement_strategy: [{ type: "binpack", field: "memory" }] }),
      },
    },
  ]),
];
