import { blocks, type Configuration, knownList, knownNumber, type Resource, type ResourceMap } from "../configuration";
import {
  type ContainerDocument,
  containerDocumentOf,
  knownContainersOf,
  withMember,
} from "../ecs-container/container-document";
import { isPort, PORTS } from "../ports";
import { remembered } from "../remembered";
import type { Rule } from "../rule";
import { where, withAttribute } from "../where";
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
  return mappingsIn(containerDocumentOf(resource));
}

const mappingsIn = remembered(({ known }: ContainerDocument): readonly WrittenMapping[] =>
  known.flatMap(({ property, container }) =>
    (knownList(container.portMappings) ?? []).map((mapping, i) => ({
      property: `${property}.portMappings[${i}]`,
      mapping: blocks(mapping)[0] ?? {},
    })),
  ),
);

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
  ...where(withMember("portMappings"), [
    {
      id: "CD008",
      resourceType: "aws_ecs_task_definition",
      title: "a container's port is a port",
      explanation: `ECS answers "Invalid 'containerPort' setting for container" when the task definition is registered.`,
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
  ]),
  ...where(withMember("links"), [
    {
      id: "CD026",
      resourceType: "aws_ecs_task_definition",
      title: "containers are linked in bridge mode only",
      explanation: `ECS answers for example "Links are not supported when networkMode=awsvpc.": links are Docker's, on its own bridge.`,
      fix: "In awsvpc mode the containers of a task reach each other by 127.0.0.1; or use bridge mode.",
      source: `${PARAMETERS}#container_definition_network`,
      *check(resource) {
        const mode = isWindows(resource) ? "Windows" : networkModeOf(resource);
        if (mode === undefined || mode === "bridge") return;
        const allowed = mode === "Windows" ? "none on Windows" : `none in ${mode} mode`;
        for (const { property, container } of knownContainersOf(resource)) {
          const { links: got } = container;
          if (knownList(got)?.length) yield { property: `${property}.links`, got, allowed };
        }
      },
      examples: { failing: linked("awsvpc"), passing: linked("bridge") },
    },
  ]),
  ...where(withAttribute("placement_constraints"), [
    {
      id: "TD020",
      resourceType: "aws_ecs_task_definition",
      title: "tasks for Fargate alone are not placed",
      explanation:
        'ECS answers "Placement constraints are not supported with FARGATE launch type" when the task definition is registered.',
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
  ]),
];
