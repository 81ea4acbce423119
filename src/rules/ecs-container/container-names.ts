import { isKnown, knownString } from "../configuration";
import { containersOf } from "../ecs-task-definition/task-definition";
import { taskOf } from "../ecs-task-definition/task-example";
import type { Rule } from "../rule";

const CONTAINER = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html";

/** A rule that in awsvpc mode no container has `member`, as the network is that of the task. */
function notInAwsvpc(id: string, member: string, title: string, example: unknown): Rule {
  return {
    id,
    resourceType: "aws_ecs_task_definition",
    title,
    fix: "Leave it out, or use bridge or host mode: in awsvpc mode the network is that of the task.",
    source: CONTAINER,
    *check(resource) {
      if (knownString(resource.attributes.network_mode) !== "awsvpc") return;
      for (const [i, { [member]: got }] of containersOf(resource).entries()) {
        if (got === undefined || got === null || !isKnown(got) || (Array.isArray(got) && got.length === 0)) continue;
        yield { property: `container_definitions[${i}].${member}`, got, allowed: "none in awsvpc mode" };
      }
    },
    examples: {
      failing: taskOf({ network_mode: "awsvpc" }, { [member]: example }),
      passing: taskOf({ network_mode: "bridge" }, { [member]: example }),
    },
  };
}

/** What AWS refuses in the names and name servers of containers. */
export const containerNameRules: readonly Rule[] = [
  notInAwsvpc("CD027", "hostname", "in awsvpc mode, containers have no host name of their own", "web-1"),
  notInAwsvpc("CD028", "extraHosts", "in awsvpc mode, containers have no hosts of their own", [
    { hostname: "db", ipAddress: "10.0.0.5" },
  ]),
  notInAwsvpc("CD029", "dnsServers", "in awsvpc mode, containers have no DNS servers of their own", ["10.0.0.2"]),
];
