import { blocks, type Configuration, knownList, knownNumber, type Resource, type ResourceMap } from "../configuration";
import { containerDocumentOf } from "../ecs-container/container-document";
import { isPort, PORTS } from "../ports";
import type { Rule } from "../rule";
import { isWindows, networkModeOf } from "./network-mode";
import { fargateTaskOf, taskOf } from "./task-example";

export const PARAMETERS = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html";

/** The task definition of a service, if it is in the configuration. */
export function taskDefinitionOf({ attributes }: Resource, configuration: Configuration): Resource | undefined {
  const found = configuration.referredBy(attributes.task_definition);
  return found?.type === "aws_ecs_task_definition" ? found : undefined;
}

/** The containers of a task definition; of one that only Terraform knows, not even the name is known. */
export function containersOf(resource: Resource): Record<string, unknown>[] {
  return containerDocumentOf(resource).containers;
}

interface WrittenMapping {
  readonly property: string;
  readonly mapping: Record<string, unknown>;
}

/** The ports of all containers, and where they stand. */
export function portMappingsOf(resource: Resource): readonly WrittenMapping[] {
  const containers = containersOf(resource);
  let mappings = mappingsIn.get(containers);
  if (mappings === undefined) {
    mappings = containers.flatMap(({ portMappings }, i) =>
      (knownList(portMappings) ?? []).map((mapping, j) => ({
        property: `container_definitions[${i}].portMappings[${j}]`,
        mapping: blocks(mapping)[0] ?? {},
      })),
    );
    mappingsIn.set(containers, mappings);
  }
  return mappings;
}

const mappingsIn = new WeakMap<Record<string, unknown>[], readonly WrittenMapping[]>();

/** Whether a task definition is for Fargate, alone or beside others. */
export function isFargate({ attributes }: Resource): boolean {
  return knownList(attributes.requires_compatibilities)?.includes("FARGATE") ?? false;
}

function containerPort(port: number): ResourceMap {
  return taskOf({}, { portMappings: [{ containerPort: port }] });
}

function linked(network_mode: string): ResourceMap {
  return taskOf({ network_mode }, { links: ["db"] }, { name: "db" });
}

function placed(...requires_compatibilities: string[]): ResourceMap {
  const placement_constraints = [{ type: "memberOf", expression: "attribute:ecs.os-type == linux" }];
  return fargateTaskOf({ requires_compatibilities, placement_constraints });
}

/** What AWS refuses in a task definition and in its containers. */
export const taskDefinitionRules: readonly Rule[] = [
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
