import { blocks, type Configuration, isKnown, knownList, knownString, type Resource } from "../configuration";
import { type Container, knownContainersOf } from "../ecs-container/container-document";
import type { Finding, Rule } from "../rule";
import { where } from "../where";
import { isFargate } from "./task-definition";
import { fargateTaskOf, taskOf } from "./task-example";

const GUIDE = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide";
const FIX = "Give the task definition an execution role that may do it.";
const ROLE = "arn:aws:iam::123456789012:role/execution";

/** A private registry of ECR, by its name in IPv4 and in both kinds of networks. */
const ECR = /\.dkr[.-]ecr[.-]/;

function needsRole({ attributes: { execution_role_arn: role } }: Resource): boolean {
  return role === undefined || role === null || role === "";
}

function isOfEcr(image: unknown, configuration: Configuration): boolean {
  if (isKnown(image)) return ECR.test(knownString(image) ?? "");
  return configuration.referredIn(image).some(({ type }) => type === "aws_ecr_repository");
}

/** What of a container the execution role is to read, by its place in it. */
function secretsOf({ property, container }: Container): string[] {
  const logs = blocks(container.logConfiguration)[0] ?? {};
  const credentials = blocks(container.repositoryCredentials).length > 0;
  return [
    ...(knownList(container.secrets)?.length ? [`${property}.secrets`] : []),
    ...(credentials ? [`${property}.repositoryCredentials`] : []),
    ...(knownList(logs.secretOptions)?.length ? [`${property}.logConfiguration.secretOptions`] : []),
  ];
}

function missing(allowed: string): Finding {
  return { property: "execution_role_arn", got: undefined, allowed };
}

const OF_ECR = { image: "123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop/web:1" };
const LOGGED = {
  logConfiguration: {
    logDriver: "awslogs",
    options: {
      "awslogs-group": "shop",
      "awslogs-region": "eu-central-1",
      "awslogs-stream-prefix": "web",
      "awslogs-create-group": "true",
    },
  },
};
const SECRET = { secrets: [{ name: "PASSWORD", valueFrom: "/shop/password" }] };

/** What needs an execution role. */
export const executionRoleRules: readonly Rule[] = where(needsRole, [
  {
    id: "TD037",
    resourceType: "aws_ecs_task_definition",
    title: "on Fargate, a task with an image of ECR has an execution role",
    explanation:
      'ECS answers "Fargate requires task definition to have execution role ARN to support ECR images.": there is no instance with a role of its own.',
    fix: FIX,
    source: `${GUIDE}/task_execution_IAM_role.html`,
    *check(resource, configuration) {
      if (!isFargate(resource)) return;
      const found = knownContainersOf(resource).find(({ container }) => isOfEcr(container.image, configuration));
      if (found !== undefined) yield missing(`a role that pulls ${found.property}.image`);
    },
    examples: {
      failing: fargateTaskOf({}, OF_ECR),
      passing: fargateTaskOf({ execution_role_arn: ROLE }, OF_ECR),
    },
  },
  {
    id: "TD038",
    resourceType: "aws_ecs_task_definition",
    title: "on Fargate, a task that writes to CloudWatch Logs has an execution role",
    explanation:
      'ECS answers "Fargate requires task definition to have execution role ARN to support log driver awslogs." at the apply.',
    fix: FIX,
    source: `${GUIDE}/task_execution_IAM_role.html`,
    *check(resource) {
      if (!isFargate(resource)) return;
      const found = knownContainersOf(resource).find(
        ({ container }) => blocks(container.logConfiguration)[0]?.logDriver === "awslogs",
      );
      if (found !== undefined) yield missing(`a role that writes the logs of ${found.property}`);
    },
    examples: {
      failing: fargateTaskOf({}, LOGGED),
      passing: fargateTaskOf({ execution_role_arn: ROLE }, LOGGED),
    },
  },
  {
    id: "TD039",
    resourceType: "aws_ecs_task_definition",
    title: "a task with secrets has an execution role",
    explanation: `ECS answers "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'."; what it misses later stops each task at its start.`,
    fix: FIX,
    source: `${GUIDE}/specifying-sensitive-data.html`,
    *check(resource) {
      const [first] = knownContainersOf(resource).flatMap(secretsOf);
      if (first !== undefined) yield missing(`a role that reads ${first}`);
    },
    examples: { failing: taskOf({}, SECRET), passing: taskOf({ execution_role_arn: ROLE }, SECRET) },
  },
]);
