import { blocks, knownList, knownString } from "../configuration";
import { matching } from "../constraint";
import { taskOf } from "../ecs-task-definition/task-example";
import type { Rule } from "../rule";
import { where } from "../where";
import { type Container, knownContainersOf, withMember } from "./container-document";
import { containerRule } from "./container-rule";

const GUIDE = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide";
const SECRET = { name: "PASSWORD", valueFrom: "/shop/password" };
const ROLE = "arn:aws:iam::123456789012:role/execution";
/** What is no ARN is the name of a parameter, which may say a version behind a colon. */
const SECRET_SOURCE = matching(
  /arn:aws[a-z-]*:(secretsmanager|ssm):.+|[^:]+(:[^:]*)?/,
  "an ARN of Secrets Manager or Parameter Store, or the name of a parameter",
);

function plain(...names: string[]) {
  return { environment: names.map((name) => ({ name, value: "1" })) };
}

/** The names in a list of variables, and where they stand. */
function namesIn({ property, container }: Container, list: "environment" | "secrets") {
  return (knownList(container[list]) ?? []).flatMap((entry, i) => {
    const name = knownString(blocks(entry)[0]?.name);
    return name === undefined ? [] : [{ property: `${property}.${list}[${i}].name`, name }];
  });
}

/** What AWS refuses in the variables of containers. */
export const environmentRules: readonly Rule[] = [
  containerRule({
    id: "CD054",
    title: "a secret has a name and a place where it is",
    explanation:
      "ECS refuses a secret that lacks one of them at the apply. It reads secrets from these two services only.",
    fix: "Give the secret a name, and the ARN of a secret or a parameter.",
    source: `${GUIDE}/specifying-sensitive-data.html`,
    properties: { "secrets.name": matching(/.+/, "a name"), "secrets.valueFrom": SECRET_SOURCE },
    required: true,
    examples: {
      failing: taskOf({ execution_role_arn: ROLE }, { secrets: [{ name: "PASSWORD" }] }),
      passing: taskOf({ execution_role_arn: ROLE }, { secrets: [SECRET] }),
    },
  }),
  ...where(withMember("secrets"), [
    {
      id: "CD055",
      resourceType: "aws_ecs_task_definition",
      title: "a secret has a name that no other variable has",
      explanation:
        'ECS answers "The secret name must be unique and not shared with any new or existing environment variables set on the container".',
      fix: "Take another name, or leave one of them out.",
      source: `${GUIDE}/specifying-sensitive-data.html`,
      *check(resource) {
        for (const container of knownContainersOf(resource)) {
          const names = new Set(namesIn(container, "environment").map(({ name }) => name));
          for (const { property, name } of namesIn(container, "secrets")) {
            if (names.has(name)) yield { property, got: name, allowed: "a name of its own" };
            names.add(name);
          }
        }
      },
      examples: {
        failing: taskOf({ execution_role_arn: ROLE }, { secrets: [SECRET], ...plain("PASSWORD") }),
        passing: taskOf({ execution_role_arn: ROLE }, { secrets: [SECRET], ...plain("USER") }),
      },
    },
  ]),
  ...where(withMember("environment"), [
    {
      id: "CD056",
      severity: "warning",
      resourceType: "aws_ecs_task_definition",
      title: "a variable has one value",
      explanation: "ECS takes both, and AWS does not say which of the values the container gets.",
      fix: "Leave one of them out.",
      source: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_KeyValuePair.html",
      *check(resource) {
        for (const container of knownContainersOf(resource)) {
          const names = new Set<string>();
          for (const { property, name } of namesIn(container, "environment")) {
            if (names.has(name)) yield { property, got: name, allowed: "a name of its own" };
            names.add(name);
          }
        }
      },
      examples: { failing: taskOf({}, plain("A", "A")), passing: taskOf({}, plain("A", "a"), plain("A")) },
    },
  ]),
];
