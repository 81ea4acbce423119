import { blocks, knownList, knownNumber, knownString } from "../configuration";
import { items, wholeNumber } from "../constraint";
import { containersOf } from "../ecs-task-definition/task-definition";
import { taskOf } from "../ecs-task-definition/task-example";
import type { Rule } from "../rule";
import { where } from "../where";
import { withMember } from "./container-document";
import { containerRule } from "./container-rule";

const MOST_FILES = 10;

function files(...keys: string[]): object {
  return { environmentFiles: keys.map((key) => ({ type: "s3", value: `arn:aws:s3:::settings/${key}` })) };
}

/** What AWS refuses in the limits and in the environment of containers. */
export const containerLimitRules: readonly Rule[] = where(
  withMember("environmentFiles", "ulimits", "linuxParameters", "credentialSpecs"),
  [
    {
      id: "CD057",
      resourceType: "aws_ecs_task_definition",
      title: "a container has at most 10 environment files, which end in .env",
      explanation: "ECS reads no other files from S3, and no more of them.",
      fix: "Put the variables into fewer files, with names such as web.env.",
      source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/use-environment-file.html",
      *check(resource) {
        for (const [i, { environmentFiles }] of containersOf(resource).entries()) {
          const property = `container_definitions[${i}].environmentFiles`;
          const list = knownList(environmentFiles) ?? [];
          if (list.length > MOST_FILES) yield { property, got: list, allowed: `at most ${MOST_FILES} files` };
          for (const [j, file] of list.entries()) {
            const got = knownString(blocks(file)[0]?.value);
            if (got === undefined || got.endsWith(".env")) continue;
            yield { property: `${property}[${j}].value`, got, allowed: "an object whose key ends in .env" };
          }
        }
      },
      examples: { failing: taskOf({}, files("web.txt")), passing: taskOf({}, files("web.env")) },
    },
    {
      id: "CD058",
      resourceType: "aws_ecs_task_definition",
      title: "the soft limit of a resource is at most the hard one",
      explanation: "Linux refuses a soft limit above the hard one, so the container would not start.",
      fix: "Raise hardLimit, or lower softLimit.",
      source: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Ulimit.html",
      *check(resource) {
        for (const [i, { ulimits }] of containersOf(resource).entries()) {
          for (const [j, limit] of (knownList(ulimits) ?? []).entries()) {
            const { softLimit, hardLimit } = blocks(limit)[0] ?? {};
            const [soft, hard] = [knownNumber(softLimit), knownNumber(hardLimit)];
            // Docker takes -1 for no limit.
            if (soft === undefined || hard === undefined || hard < 0 || soft <= hard) continue;
            const allowed = `at most hardLimit, which is ${hard}`;
            yield { property: `container_definitions[${i}].ulimits[${j}].softLimit`, got: soft, allowed };
          }
        }
      },
      examples: {
        failing: taskOf({}, { ulimits: [{ name: "nofile", softLimit: 2048, hardLimit: 1024 }] }),
        passing: taskOf({}, { ulimits: [{ name: "nofile", softLimit: 1024, hardLimit: 1024 }] }),
      },
    },
    containerRule({
      id: "CD064",
      title: "swappiness is 0 to 100, and shared memory at least 1 MiB",
      explanation:
        "Docker takes swappiness in percent, and no /dev/shm without a size; it has 64 MiB where nothing is said.",
      fix: "Take a whole number in that range.",
      source: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinuxParameters.html",
      properties: {
        "linuxParameters.swappiness": wholeNumber(0, 100),
        "linuxParameters.sharedMemorySize": wholeNumber(1, undefined, "MiB"),
      },
      examples: {
        failing: taskOf({}, { linuxParameters: { swappiness: 101 } }),
        passing: taskOf({}, { linuxParameters: { swappiness: 100, sharedMemorySize: 1 } }),
      },
    }),
    containerRule({
      id: "CD067",
      title: "a container has at most one credential spec",
      explanation: "A credential spec is how a container signs in to a domain of Active Directory. ECS takes one.",
      fix: "Leave the others out.",
      source: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html",
      properties: { credentialSpecs: items(0, 1, "credential specs") },
      examples: {
        failing: taskOf({}, { credentialSpecs: ["credentialspec:arn:1", "credentialspec:arn:2"] }),
        passing: taskOf({}, { credentialSpecs: ["credentialspec:arn:1"] }),
      },
    }),
  ],
);
