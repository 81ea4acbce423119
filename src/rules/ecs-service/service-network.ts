import { addressOf, knownBlocks, type ResourceMap } from "../configuration";
import { networkModeOf } from "../ecs-task-definition/network-mode";
import { taskDefinitionOf } from "../ecs-task-definition/task-definition";
import type { Rule } from "../rule";

const SERVICE = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html";

const NETWORK = { network_configuration: { subnets: ["subnet-1"] } };

function service(network_mode: string, attributes: Record<string, unknown> = {}): ResourceMap {
  return {
    aws_ecs_task_definition: { web: { network_mode } },
    aws_ecs_service: { web: { task_definition: "${aws_ecs_task_definition.web.arn}", ...attributes } },
  };
}

/** What AWS refuses in the network of a service. */
export const serviceNetworkRules: readonly Rule[] = [
  {
    id: "SV006",
    resourceType: "aws_ecs_service",
    title: "a service of tasks in awsvpc mode says in which subnets they stand",
    explanation: "Each task gets a network interface, and ECS does not know where. CreateService refuses it at apply.",
    fix: "Give the service a network configuration, or the task another network mode.",
    source: SERVICE,
    check(resource, configuration) {
      if (knownBlocks(resource.attributes, "network_configuration")?.length !== 0) return [];
      const task = taskDefinitionOf(resource, configuration);
      if (task === undefined || networkModeOf(task) !== "awsvpc") return [];
      const allowed = `subnets, as ${addressOf(task)} is in awsvpc mode`;
      return [{ property: "network_configuration", got: undefined, allowed }];
    },
    examples: { failing: service("awsvpc"), passing: service("bridge") },
  },
  {
    id: "SV007",
    resourceType: "aws_ecs_service",
    title: "a service has a network configuration for tasks in awsvpc mode only",
    explanation: "Only in awsvpc mode do tasks get network interfaces. CreateService refuses it at apply.",
    fix: "Leave it out, as the tasks are on the network of their instance; or use awsvpc mode.",
    source: SERVICE,
    check(resource, configuration) {
      const task = taskDefinitionOf(resource, configuration);
      const mode = task && networkModeOf(task);
      if (task === undefined || mode === undefined || mode === "awsvpc") return [];
      const got = knownBlocks(resource.attributes, "network_configuration");
      if (!got?.length) return [];
      return [{ property: "network_configuration", got, allowed: `none, as ${addressOf(task)} is in ${mode} mode` }];
    },
    examples: { failing: service("host", NETWORK), passing: service("awsvpc", NETWORK) },
  },
];
