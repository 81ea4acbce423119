import { blocks, knownList } from "../configuration";
import type { Rule } from "../rule";
import { where, withAttribute } from "../where";
import { isFargate } from "./task-definition";
import { fargateTaskOf, taskOf } from "./task-example";
import { cpuUnitsOf } from "./task-size";

const API = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference";
const [LEAST_CPU, MOST_CPU] = [128, 196608];

const withCpu = withAttribute("cpu");

/** What AWS refuses in a task on instances. */
export const instanceTaskRules: readonly Rule[] = [
  ...where(
    (task) => !isFargate(task) && withCpu(task),
    [
      {
        id: "TD019",
        resourceType: "aws_ecs_task_definition",
        title: `on instances, a task has ${LEAST_CPU} to ${MOST_CPU} CPU units`,
        explanation:
          "ECS takes an eighth of a vCPU to 192 of them for a task that is not on Fargate; the plan does not look.",
        fix: "Take a number in that range, or leave it out.",
        source: `${API}/API_RegisterTaskDefinition.html`,
        *check(resource) {
          const got = cpuUnitsOf(resource.attributes.cpu);
          if (got === undefined || (got >= LEAST_CPU && got <= MOST_CPU)) return;
          yield { property: "cpu", got, allowed: `from ${LEAST_CPU} to ${MOST_CPU} (CPU units)` };
        },
        examples: { failing: taskOf({ cpu: "64" }), passing: taskOf({ cpu: "128" }) },
      },
    ],
  ),
  ...where(withAttribute("ephemeral_storage"), [
    {
      id: "TD025",
      resourceType: "aws_ecs_task_definition",
      title: "ephemeral storage is of Fargate",
      explanation: "It enlarges the storage that Fargate gives to a task; on instances there is none of this kind.",
      fix: "Leave it out: on instances, a task has the disk of its instance.",
      source: `${API}/API_RegisterTaskDefinition.html`,
      *check({ attributes }) {
        // Without launch types, a task may still run on Fargate.
        const types = knownList(attributes.requires_compatibilities) ?? [];
        const [got] = blocks(attributes.ephemeral_storage);
        if (got === undefined || types.length === 0) return;
        if (!types.every((type) => type === "EC2" || type === "EXTERNAL")) return;
        yield { property: "ephemeral_storage", got, allowed: "none without Fargate" };
      },
      examples: {
        failing: taskOf({ requires_compatibilities: ["EC2"], ephemeral_storage: { size_in_gib: 50 } }),
        passing: fargateTaskOf({ ephemeral_storage: { size_in_gib: 50 } }),
      },
    },
  ]),
];
