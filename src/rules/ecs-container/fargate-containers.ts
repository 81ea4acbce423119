import { blocks, knownList, knownString } from "../configuration";
import { items, wholeNumber } from "../constraint";
import { isFargate } from "../ecs-task-definition/task-definition";
import { fargateTaskOf, taskOf } from "../ecs-task-definition/task-example";
import type { Rule } from "../rule";
import { where } from "../where";
import { knownContainersOf, withMember } from "./container-document";
import { containerRule } from "./container-rule";

const CONTAINER = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html";
const GPU = { resourceRequirements: [{ type: "GPU", value: "1" }] };

/** What AWS refuses in containers on Fargate, but for what isolates them. */
export const fargateContainerRules: readonly Rule[] = [
  containerRule({
    id: "CD060",
    title: "on Fargate, a container has at most 120 s to stop",
    explanation: "What has not ended then is killed. Fargate waits no longer than two minutes.",
    fix: "Take a number up to 120.",
    source: CONTAINER,
    properties: { stopTimeout: wholeNumber(0, 120, "s") },
    of: isFargate,
    examples: { failing: fargateTaskOf({}, { stopTimeout: 121 }), passing: fargateTaskOf({}, { stopTimeout: 120 }) },
  }),
  ...where(withMember("resourceRequirements"), [
    {
      id: "CD061",
      resourceType: "aws_ecs_task_definition",
      title: "on Fargate, containers have no GPU",
      explanation: "Fargate has no machines with GPUs, so that there would be none to run the task.",
      fix: "Leave it out, or run the task on EC2.",
      source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-gpu.html",
      *check(resource) {
        if (!isFargate(resource)) return;
        for (const { property, container } of knownContainersOf(resource)) {
          for (const [i, requirement] of (knownList(container.resourceRequirements) ?? []).entries()) {
            const got = knownString(blocks(requirement)[0]?.type);
            if (got !== "GPU") continue;
            yield { property: `${property}.resourceRequirements[${i}].type`, got, allowed: "none on Fargate" };
          }
        }
      },
      examples: { failing: fargateTaskOf({}, GPU), passing: taskOf({}, GPU) },
    },
  ]),
  containerRule({
    id: "CD065",
    title: "on Fargate, containers have no security options of Docker",
    explanation:
      "They name profiles of SELinux and AppArmor, and files, on an instance; Fargate lets nobody put any there.",
    fix: "Leave them out, or run the task on EC2.",
    source: CONTAINER,
    properties: { dockerSecurityOptions: items(0, 0, "security options") },
    of: isFargate,
    examples: {
      failing: fargateTaskOf({}, { dockerSecurityOptions: ["no-new-privileges"] }),
      passing: fargateTaskOf({}, { dockerSecurityOptions: [] }),
    },
  }),
];
