import { blocks, knownList } from "../configuration";
import { items, wholeNumber } from "../constraint";
import { taskOf } from "../ecs-task-definition/task-example";
import type { Rule } from "../rule";
import { where } from "../where";
import { knownContainersOf, withMember } from "./container-document";
import { containerRule } from "./container-rule";

const SOURCE = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerRestartPolicy.html";
const MOST_CODES = 50;

function restarted(restartPolicy: object) {
  return taskOf({}, { restartPolicy: { enabled: true, ...restartPolicy } });
}

function codes(count: number) {
  return { ignoredExitCodes: Array.from({ length: count }, (_, i) => i) };
}

/** What AWS refuses in how a container is restarted. */
export const restartPolicyRules: readonly Rule[] = where(withMember("restartPolicy"), [
  containerRule({
    id: "CD068",
    title: "a container runs for 60 to 1800 s before it is restarted",
    explanation:
      "A container that ends sooner is not restarted. ECS takes no time outside of this range; where none is said, it is 300 s.",
    fix: "Take a number in that range.",
    source: SOURCE,
    properties: { "restartPolicy.restartAttemptPeriod": wholeNumber(60, 1800, "s") },
    examples: {
      failing: restarted({ restartAttemptPeriod: 59 }),
      passing: restarted({ restartAttemptPeriod: 60 }),
    },
  }),
  containerRule({
    id: "CD069",
    title: `at most ${MOST_CODES} exit codes are ignored`,
    explanation:
      "ECS refuses a longer list when the task definition is registered. Where none is said, it ignores no code.",
    fix: "Leave some of them out.",
    source: SOURCE,
    properties: { "restartPolicy.ignoredExitCodes": items(0, MOST_CODES, "exit codes") },
    examples: { failing: restarted(codes(MOST_CODES + 1)), passing: restarted(codes(MOST_CODES)) },
  }),
  {
    id: "CD070",
    resourceType: "aws_ecs_task_definition",
    title: "a restart policy that is off says nothing more",
    explanation: "Nothing is restarted, so whatever else is said would have no effect.",
    fix: "Set enabled to true, or leave the rest out.",
    source: SOURCE,
    *check(resource) {
      for (const { property, container } of knownContainersOf(resource)) {
        for (const { enabled, ignoredExitCodes, restartAttemptPeriod } of blocks(container.restartPolicy)) {
          if (enabled !== false) continue;
          const allowed = "none, as enabled is false";
          const place = `${property}.restartPolicy`;
          if (knownList(ignoredExitCodes)?.length) {
            yield { property: `${place}.ignoredExitCodes`, got: ignoredExitCodes, allowed };
          }
          if (typeof restartAttemptPeriod !== "number") continue;
          yield { property: `${place}.restartAttemptPeriod`, got: restartAttemptPeriod, allowed };
        }
      }
    },
    examples: {
      failing: restarted({ enabled: false, restartAttemptPeriod: 60 }),
      passing: restarted({ enabled: false, ignoredExitCodes: [] }),
    },
  },
]);
