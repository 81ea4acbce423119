import { knownList, type Resource } from "../configuration";
import type { Rule } from "../rule";
import { networkModeOf } from "./network-mode";
import { isFargate, PARAMETERS } from "./task-definition";
import { FARGATE, taskOf } from "./task-example";

const TASK = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html";
const OF_FAULTS = ["awsvpc", "host"];

/** A mode that ECS does not have is for another rule. */
function isOneOf(modes: readonly string[], resource: Resource): boolean {
  const mode = networkModeOf(resource);
  return mode !== undefined && modes.includes(mode);
}

/** What AWS refuses in the network mode of a task. */
export const taskNetworkRules: readonly Rule[] = [
  {
    id: "TD007",
    resourceType: "aws_ecs_task_definition",
    title: "on Fargate, tasks are in awsvpc mode",
    fix: 'Set the network mode to "awsvpc"; without one it is bridge.',
    source: `${PARAMETERS}#network_mode`,
    *check(resource) {
      if (!isFargate(resource) || !isOneOf(["bridge", "host", "none", "default"], resource)) return;
      yield {
        property: "network_mode",
        got: resource.attributes.network_mode ?? undefined,
        allowed: "awsvpc on Fargate",
      };
    },
    examples: { failing: taskOf({ ...FARGATE, network_mode: undefined }), passing: taskOf(FARGATE) },
  },
  {
    id: "TD031",
    resourceType: "aws_ecs_task_definition",
    title: "on machines outside of AWS, tasks are not in awsvpc mode",
    fix: "Take bridge or host mode, or none.",
    source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-anywhere.html",
    *check(resource) {
      if (!knownList(resource.attributes.requires_compatibilities)?.includes("EXTERNAL")) return;
      if (!isOneOf(["awsvpc"], resource)) return;
      yield { property: "network_mode", got: "awsvpc", allowed: "bridge, host, none outside of AWS" };
    },
    examples: {
      failing: taskOf({ requires_compatibilities: ["EXTERNAL"], network_mode: "awsvpc" }),
      passing: taskOf({ requires_compatibilities: ["EXTERNAL"], network_mode: "bridge" }),
    },
  },
  {
    id: "TD043",
    resourceType: "aws_ecs_task_definition",
    title: "faults are injected in awsvpc and host mode only",
    fix: "Take one of these modes, or turn fault injection off.",
    source: TASK,
    *check(resource) {
      const mode = networkModeOf(resource);
      if (resource.attributes.enable_fault_injection !== true || mode === undefined || OF_FAULTS.includes(mode)) return;
      yield { property: "enable_fault_injection", got: true, allowed: `false in ${mode} mode` };
    },
    examples: {
      failing: taskOf({ enable_fault_injection: true }),
      passing: taskOf({ enable_fault_injection: true, network_mode: "host" }),
    },
  },
];
