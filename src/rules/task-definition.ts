import { parseJsonTemplate, UNKNOWN } from "../core/read-json-template";
import { blocks, knownList, knownNumber, type Resource, type ResourceMap } from "./configuration";
import { FARGATE_CPU, fargateMemory } from "./fargate-size";
import { isPort, PORTS } from "./ports";
import type { Rule } from "./rule";

const SIZES =
  "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html#fargate-tasks-size";
const PARAMETERS = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html";

/** The containers of a task definition; of one that only Terraform knows, not even the name is known. */
export function containersOf(taskDefinition: Resource): Record<string, unknown>[] {
  const text = taskDefinition.attributes.container_definitions;
  const document = typeof text === "string" ? parseJsonTemplate(text) : undefined;
  if (!Array.isArray(document)) return [];
  return document.map((item) => (item === UNKNOWN ? { name: UNKNOWN } : (blocks(item)[0] ?? {})));
}

function isFargate({ attributes }: Resource): boolean {
  return knownList(attributes.requires_compatibilities)?.includes("FARGATE") ?? false;
}

function task(attributes: Record<string, unknown>): ResourceMap {
  return { aws_ecs_task_definition: { web: { requires_compatibilities: ["FARGATE"], ...attributes } } };
}

function containerPort(port: number): ResourceMap {
  return task({ container_definitions: JSON.stringify([{ name: "web", portMappings: [{ containerPort: port }] }]) });
}

/** What AWS refuses in a task definition and in its containers. */
export const taskDefinitionRules: readonly Rule[] = [
  {
    id: "TD009",
    resourceType: "aws_ecs_task_definition",
    title: "Fargate has the CPU size",
    fix: "Take one of these sizes; 1024 units are one vCPU.",
    source: SIZES,
    *check(resource) {
      const cpu = knownNumber(resource.attributes.cpu);
      if (!isFargate(resource) || cpu === undefined || FARGATE_CPU.includes(cpu)) return;
      yield { property: "cpu", got: cpu, allowed: `${FARGATE_CPU.join(", ")} (CPU units)` };
    },
    examples: { failing: task({ cpu: "300", memory: "512" }), passing: task({ cpu: "256", memory: "512" }) },
  },
  {
    id: "TD010",
    resourceType: "aws_ecs_task_definition",
    title: "Fargate has the memory size with that CPU size",
    fix: "Change memory, or cpu: more memory needs more CPU units.",
    source: SIZES,
    *check(resource) {
      const cpu = knownNumber(resource.attributes.cpu);
      const memory = knownNumber(resource.attributes.memory);
      if (!isFargate(resource) || cpu === undefined || memory === undefined) return;
      const sizes = fargateMemory(cpu);
      if (sizes.length === 0 || sizes.includes(memory)) return;
      yield { property: "memory", got: memory, allowed: `${sizes.join(", ")} (MiB) with cpu ${cpu}` };
    },
    examples: { failing: task({ cpu: "256", memory: "4096" }), passing: task({ cpu: "256", memory: "2048" }) },
  },
  {
    id: "CD008",
    resourceType: "aws_ecs_task_definition",
    title: "a container's port is a port",
    fix: "Use the port that the program in the container listens on.",
    source: `${PARAMETERS}#container_definition_portmappings`,
    *check(resource) {
      for (const [i, container] of containersOf(resource).entries()) {
        for (const [j, mapping] of (knownList(container.portMappings) ?? []).entries()) {
          const port = knownNumber(blocks(mapping)[0]?.containerPort);
          if (port === undefined || isPort(port)) continue;
          yield { property: `container_definitions[${i}].portMappings[${j}].containerPort`, got: port, allowed: PORTS };
        }
      }
    },
    examples: { failing: containerPort(65536), passing: containerPort(65535) },
  },
];
