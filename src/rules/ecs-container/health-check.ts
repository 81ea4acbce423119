import { blocks, isKnown, knownList, knownNumber } from "../configuration";
import { wholeNumber } from "../constraint";
import { taskOf } from "../ecs-task-definition/task-example";
import type { Rule } from "../rule";
import { where } from "../where";
import { knownContainersOf, withMember } from "./container-document";
import { containerRule } from "./container-rule";

const SOURCE = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html";
const STARTS = ["CMD", "CMD-SHELL", "NONE"];

function checked(healthCheck: object) {
  return taskOf({}, { healthCheck: { command: ["CMD-SHELL", "true"], ...healthCheck } });
}

/** A rule about the range of a number in a health check, which is `byDefault` where none is said. */
function rangeRule(
  id: string,
  member: string,
  title: string,
  [least, most, byDefault]: readonly [number, number, number],
  unit?: string,
): Rule {
  const range = `${least} to ${most}${unit === undefined ? "" : ` ${unit}`}`;
  return containerRule({
    id,
    title: `${title} is ${range}`,
    explanation: `ECS refuses another number when the task definition is registered; it takes ${byDefault} where none is said.`,
    fix: "Take a number in that range.",
    source: SOURCE,
    properties: { [`healthCheck.${member}`]: wholeNumber(least, most, unit) },
    examples: { failing: checked({ [member]: most + 1 }), passing: checked({ [member]: most }) },
  });
}

/** What AWS refuses in the health checks of containers. */
export const healthCheckRules: readonly Rule[] = where(withMember("healthCheck"), [
  {
    id: "CD040",
    resourceType: "aws_ecs_task_definition",
    title: "the command of a health check begins with CMD or CMD-SHELL",
    explanation: "The first word tells Docker how to run the others: as they are, or by the shell of the container.",
    fix: 'Write ["CMD-SHELL", "curl -f http://localhost/ || exit 1"]; ["NONE"] turns off the check of the image.',
    source: SOURCE,
    *check(resource) {
      for (const { property, container } of knownContainersOf(resource)) {
        for (const { command } of blocks(container.healthCheck)) {
          if (!isKnown(command)) continue;
          const first = knownList(command)?.[0];
          if (first !== undefined && (!isKnown(first) || STARTS.includes(String(first)))) continue;
          const allowed = `a list that begins with ${STARTS.join(", ")}`;
          yield { property: `${property}.healthCheck.command`, got: command ?? undefined, allowed };
        }
      }
    },
    examples: { failing: checked({ command: ["true"] }), passing: checked({ command: ["CMD", "true"] }) },
  },
  rangeRule("CD041", "interval", "the interval of a health check", [5, 300, 30], "s"),
  rangeRule("CD042", "timeout", "the timeout of a health check", [2, 60, 5], "s"),
  {
    id: "CD043",
    severity: "warning",
    resourceType: "aws_ecs_task_definition",
    title: "a health check has an end before the next one",
    explanation:
      "Docker counts the interval from the end of a check, so while checks hang, they come less often than the interval says.",
    fix: "Lengthen the interval, or shorten the timeout.",
    source: SOURCE,
    *check(resource) {
      for (const { property, container } of knownContainersOf(resource)) {
        for (const healthCheck of blocks(container.healthCheck)) {
          const [interval, timeout] = [knownNumber(healthCheck.interval), knownNumber(healthCheck.timeout)];
          if (interval === undefined || timeout === undefined || interval >= timeout) continue;
          const allowed = `at least timeout, which is ${timeout} s`;
          yield { property: `${property}.healthCheck.interval`, got: interval, allowed };
        }
      }
    },
    examples: {
      failing: checked({ interval: 10, timeout: 11 }),
      passing: checked({ interval: 10, timeout: 10 }),
    },
  },
  rangeRule("CD044", "retries", "the number of retries of a health check", [1, 10, 3]),
  rangeRule("CD045", "startPeriod", "the start period of a health check", [0, 300, 0], "s"),
]);
