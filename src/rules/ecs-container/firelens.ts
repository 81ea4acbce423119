import { blocks, isKnown, knownString, type Resource } from "../configuration";
import { isFargate } from "../ecs-task-definition/task-definition";
import { fargateTaskOf, taskOf } from "../ecs-task-definition/task-example";
import type { Finding, Rule } from "../rule";
import { where } from "../where";
import { allContainersOf, type Container, knownContainersOf, withMember } from "./container-document";

const GUIDE = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide";
const SOURCE = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_FirelensConfiguration.html";
const FIRELENS = { logConfiguration: { logDriver: "awsfirelens" } };
const ROUTER = { firelensConfiguration: { type: "fluentbit" } };
const TYPE = "config-file-type";
const VALUE = "config-file-value";

function configured(options: object) {
  return { firelensConfiguration: { type: "fluentbit", options } };
}

/** What AWS refuses in FireLens. */
export const firelensRules: readonly Rule[] = [
  ...where(withMember("logConfiguration", "firelensConfiguration"), [
    {
      id: "CD038",
      resourceType: "aws_ecs_task_definition",
      title: "one container routes what others log by FireLens",
      explanation:
        "The lines go to the log router in the same task: without one nobody takes them, and ECS sets up one for a task.",
      fix: "Give one container a firelensConfiguration.",
      source: `${GUIDE}/using_firelens.html`,
      check(resource) {
        const routers = knownContainersOf(resource).filter(({ container }) => container.firelensConfiguration != null);
        return routers.length === 0 ? withoutRouter(resource) : routers.slice(1).map(anotherRouter);
      },
      examples: { failing: taskOf({}, FIRELENS), passing: taskOf({}, FIRELENS, ROUTER) },
    },
  ]),
  ...where(withMember("firelensConfiguration"), [
    {
      id: "CD039",
      resourceType: "aws_ecs_task_definition",
      title: "a configuration file of FireLens has a type and a place, on Fargate in the image",
      explanation:
        "On instances, the agent of ECS fetches the file from S3 before the log router starts; Fargate does not.",
      fix: `Set ${TYPE} to file or s3, and ${VALUE} to the path or the ARN.`,
      source: SOURCE,
      *check(resource): Iterable<Finding> {
        for (const { property, container } of knownContainersOf(resource)) {
          const [options] = blocks(blocks(container.firelensConfiguration)[0]?.options);
          const { [TYPE]: type, [VALUE]: value } = options ?? {};
          const place = `${property}.firelensConfiguration.options`;
          const types = isFargate(resource) ? ["file"] : ["file", "s3"];
          const isWrong = isSet(type) ? isKnown(type) && !types.includes(knownString(type) ?? "") : isSet(value);
          if (isWrong) yield { property: `${place}.${TYPE}`, got: type ?? undefined, allowed: types.join(", ") };
          else if (isSet(type) && !isSet(value)) {
            yield { property: `${place}.${VALUE}`, got: undefined, allowed: "a path or an ARN" };
          }
        }
      },
      examples: {
        failing: fargateTaskOf({}, configured({ [TYPE]: "s3", [VALUE]: "arn:aws:s3:::shop/fluent.conf" })),
        passing: fargateTaskOf({}, configured({ [TYPE]: "file", [VALUE]: "/fluent.conf" })),
      },
    },
  ]),
];

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "";
}

function anotherRouter({ property, container }: Container): Finding {
  const { firelensConfiguration: got } = container;
  return { property: `${property}.firelensConfiguration`, got, allowed: "one container with it" };
}

/** Those that log by FireLens, if it is known that nobody routes that. */
function withoutRouter(resource: Resource): Finding[] {
  const allowed = "another driver, as no container has a firelensConfiguration";
  return (allContainersOf(resource) ?? []).flatMap(({ property, container }) => {
    const got = blocks(container.logConfiguration)[0]?.logDriver;
    return got === "awsfirelens" ? [{ property: `${property}.logConfiguration.logDriver`, got, allowed }] : [];
  });
}
