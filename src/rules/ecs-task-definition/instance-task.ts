import { blocks, knownList } from "../configuration";
import type { Rule } from "../rule";
import { isFargate } from "./task-definition";
import { fargateTaskOf, taskOf } from "./task-example";
import { cpuUnitsOf } from "./task-size";

const API = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference";
const [LEAST_CPU, MOST_CPU] = [128, 196608];

/** What AWS refuses in a task on instances. */
export const instanceTaskRules: readonly Rule[] = [
  {
    id: "TD019",
    resourceType: "aws_ecs_task_definition",
    title: `on instances, a task has ${LEAST_CPU} to ${MOST_CPU} CPU units`,
    fix: "Take a number in that range, or leave it out.",
    source: `${API}/API_RegisterTaskDefinition.html`,
    *check(resource) {
      const got = cpuUnitsOf(resource.attributes.cpu);
      if (isFargate(resource) || got === undefined || (got >= LEAST_CPU && got <= MOST_CPU)) return;
      yield { property: "cpu", got, allowed: `from ${LEAST_CPU} to ${MOST_CPU} (CPU units)` };
    },
    examples: { failing: taskOf({ cpu: "64" }), passing: taskOf({ cpu: "128" }) },
  },
  {
    id: "TD025",
    resourceType: "aws_ecs_task_definition",
    title: "ephemeral storage is of Fargate",
    fix: "Leave it out: on instances, a task has the disk of its instance.",
    source: `${API}/API_RegisterTaskDefinition.html`,
    *check({ attributes }) {
      // Without launch types, a task may still run on Fargate.
      const types = knownList(attributes.requires_compatibilities) ?? [];
      const [got] = blocks(attributes.ephemeral_storage);
      if (got === undefined || types.length === 0 || !types.every((type) => type === "EC2" || type === "EXTERNAL"))
        return;
      yield { property: "ephemeral_storage", got, allowed: "none without Fargate" };
    },
    examples: {
      failing: taskOf({ requires_compatibilities: ["EC2"], ephemeral_storage: { size_in_gib: 50 } }),
      passing: fargateTaskOf({ ephemeral_storage: { size_in_gib: 50 } }),
    },
  },
];
