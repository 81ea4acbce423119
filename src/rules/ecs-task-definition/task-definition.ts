import { hclOf } from "../../core/hcl-of-json";
import { parseJsonTemplate, UNKNOWN } from "../../core/read-json-template";
import {
  blocks,
  type Configuration,
  isKnown,
  knownList,
  knownNumber,
  type Resource,
  type ResourceMap,
} from "../configuration";
import { oneOf } from "../constraint";
import { isPort, PORTS } from "../ports";
import type { Rule } from "../rule";
import { FARGATE_CPU, fargateMemory } from "./fargate-size";
import { isWindows, networkModeOf } from "./network-mode";
import { taskOf } from "./task-example";

const CPU_SIZES = `${FARGATE_CPU.join(", ")} (CPU units)`;
const SIZES =
  "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html#fargate-tasks-size";
export const PARAMETERS = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html";

/** The task definition of a service, if it is in the configuration. */
export function taskDefinitionOf({ attributes }: Resource, configuration: Configuration): Resource | undefined {
  const found = configuration.referredBy(attributes.task_definition);
  return found?.type === "aws_ecs_task_definition" ? found : undefined;
}

/** The containers of a task definition; of one that only Terraform knows, not even the name is known. */
export function containersOf({ attributes }: Resource): Record<string, unknown>[] {
  let containers = parsed.get(attributes);
  if (containers === undefined) {
    containers = parseContainers(attributes.container_definitions);
    parsed.set(attributes, containers);
  }
  return containers;
}

/** Several rules look into the containers of one task definition, some of them from its service. */
const parsed = new WeakMap<Resource["attributes"], Record<string, unknown>[]>();

function parseContainers(text: unknown): Record<string, unknown>[] {
  const document = typeof text === "string" ? parseJsonTemplate(text) : undefined;
  if (!Array.isArray(document)) return [];
  return document.map((item) => (item === UNKNOWN ? { name: UNKNOWN } : (blocks(item)[0] ?? {})));
}

/** The ports of all containers, and where they stand. */
export function portMappingsOf(resource: Resource): { property: string; mapping: Record<string, unknown> }[] {
  return containersOf(resource).flatMap(({ portMappings }, i) =>
    (knownList(portMappings) ?? []).map((mapping, j) => ({
      property: `container_definitions[${i}].portMappings[${j}]`,
      mapping: blocks(mapping)[0] ?? {},
    })),
  );
}

/** Whether a task definition is for Fargate, alone or beside others. */
export function isFargate({ attributes }: Resource): boolean {
  return knownList(attributes.requires_compatibilities)?.includes("FARGATE") ?? false;
}

function task(attributes: Record<string, unknown>): ResourceMap {
  return { aws_ecs_task_definition: { web: { requires_compatibilities: ["FARGATE"], ...attributes } } };
}

function containerPort(port: number): ResourceMap {
  return task({ container_definitions: JSON.stringify([{ name: "web", portMappings: [{ containerPort: port }] }]) });
}

function linked(network_mode: string): ResourceMap {
  return taskOf({ network_mode }, { links: ["db"] }, { name: "db" });
}

function placed(...requires_compatibilities: string[]): ResourceMap {
  const placement_constraints = [{ type: "memberOf", expression: "attribute:ecs.os-type == linux" }];
  return { aws_ecs_task_definition: { web: { requires_compatibilities, placement_constraints } } };
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
      yield { property: "cpu", got: cpu, allowed: CPU_SIZES };
    },
    *conditions(resource) {
      const { cpu } = resource.attributes;
      if (!isFargate(resource) || isKnown(cpu)) return;
      yield { property: "cpu", value: cpu, allowed: CPU_SIZES, holds: oneOf(...FARGATE_CPU).condition };
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
    *conditions(resource) {
      const { cpu, memory } = resource.attributes;
      if (!isFargate(resource) || (isKnown(cpu) && isKnown(memory))) return;
      const sizes = Object.fromEntries(FARGATE_CPU.map((units) => [units, fargateMemory(units)]));
      // What is wrong with the CPU size is for TD009 to say.
      const withCpu = (otherwise: string) => `lookup(${hclOf(sizes)}, tostring(${hclOf(cpu)}), ${otherwise})`;
      yield {
        property: "memory",
        value: memory,
        allowed: `\${join(", ", ${withCpu("[]")})} (MiB) with cpu \${${hclOf(cpu)}}`,
        holds: (expression) => `contains(${withCpu(`[tonumber(${expression})]`)}, tonumber(${expression}))`,
      };
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
      for (const { property, mapping } of portMappingsOf(resource)) {
        const port = knownNumber(mapping.containerPort);
        if (port === undefined || isPort(port)) continue;
        yield { property: `${property}.containerPort`, got: port, allowed: PORTS };
      }
    },
    examples: { failing: containerPort(65536), passing: containerPort(65535) },
  },
  {
    id: "CD026",
    resourceType: "aws_ecs_task_definition",
    title: "containers are linked in bridge mode only",
    fix: "In awsvpc mode the containers of a task reach each other by 127.0.0.1; or use bridge mode.",
    source: `${PARAMETERS}#container_definition_network`,
    *check(resource) {
      const mode = isWindows(resource) ? "Windows" : networkModeOf(resource);
      if (mode === undefined || mode === "bridge") return;
      for (const [i, { links }] of containersOf(resource).entries()) {
        if (!knownList(links)?.length) continue;
        yield {
          property: `container_definitions[${i}].links`,
          got: links,
          allowed: mode === "Windows" ? "none on Windows" : `none in ${mode} mode`,
        };
      }
    },
    examples: { failing: linked("awsvpc"), passing: linked("bridge") },
  },
  {
    id: "TD020",
    resourceType: "aws_ecs_task_definition",
    title: "tasks for Fargate alone are not placed",
    fix: "Leave placementConstraints out: there are no instances to choose from.",
    source: PARAMETERS,
    *check({ attributes }) {
      const compatibilities = knownList(attributes.requires_compatibilities) ?? [];
      const got = blocks(attributes.placement_constraints);
      if (got.length === 0 || compatibilities.length === 0) return;
      if (!compatibilities.every((each) => each === "FARGATE")) return;
      yield { property: "placement_constraints", got, allowed: "none on Fargate" };
    },
    examples: { failing: placed("FARGATE"), passing: placed("EC2", "FARGATE") },
  },
];
