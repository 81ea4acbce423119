import { knownList } from "../configuration";
import type { Rule } from "../rule";
import { networkModeOf } from "./network-mode";
import { isFargate, PARAMETERS } from "./task-definition";
import { FARGATE, taskOf } from "./task-example";

const TASK = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html";
const OF_FAULTS = ["awsvpc", "host"];

/** All but the one of Fargate; a mode that ECS does not have is for another rule. */
const NOT_OF_FARGATE = ["bridge", "host", "none", "default"];

/** What AWS refuses in the network mode of a task. */
export const taskNetworkRules: readonly Rule[] = [
  {
    id: "TD007",
    resourceType: "aws_ecs_task_definition",
    title: "on Fargate, tasks are in awsvpc mode",
    explanation:
      "ECS refuses to register the task definition: each task on Fargate has a network interface of its own, which is what awsvpc means.",
    fix: 'Set the network mode to "awsvpc"; without one it is bridge.',
    source: `${PARAMETERS}#network_mode`,
    check(resource) {
      const { network_mode: got } = resource.attributes;
      if (got === "awsvpc" || !isFargate(resource)) return [];
      if (!NOT_OF_FARGATE.includes(networkModeOf(resource) ?? "")) return [];
      return [{ property: "network_mode", got: got ?? undefined, allowed: "awsvpc on Fargate" }];
    },
    examples: { failing: taskOf({ ...FARGATE, network_mode: undefined }), passing: taskOf(FARGATE) },
  },
  {
    id: "TD031",
    resourceType: "aws_ecs_task_definition",
    title: "on machines outside of AWS, tasks are not in awsvpc mode",
    explanation: "In awsvpc mode a task gets a network interface of a VPC, which a machine elsewhere cannot have.",
    fix: "Take bridge or host mode, or none.",
    source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-anywhere.html",
    check({ attributes: { network_mode: got, requires_compatibilities: types } }) {
      if (got !== "awsvpc" || !knownList(types)?.includes("EXTERNAL")) return [];
      return [{ property: "network_mode", got, allowed: "bridge, host, none outside of AWS" }];
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
    explanation:
      "Faults change the network namespace of the task, or in host mode that of the instance; ECS offers them in these two modes only.",
    fix: "Take one of these modes, or turn fault injection off.",
    source: TASK,
    check(resource) {
      if (resource.attributes.enable_fault_injection !== true) return [];
      const mode = networkModeOf(resource);
      if (mode === undefined || OF_FAULTS.includes(mode)) return [];
      return [{ property: "enable_fault_injection", got: true, allowed: `false in ${mode} mode` }];
    },
    examples: {
      failing: taskOf({ enable_fault_injection: true }),
      passing: taskOf({ enable_fault_injection: true, network_mode: "host" }),
    },
  },
];
