import { isKnown } from "../configuration";
import { taskOf } from "../ecs-task-definition/task-example";
import type { Rule } from "../rule";
import { where } from "../where";
import { knownContainersOf, withMember } from "./container-document";

const CONTAINER = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html";

/** A rule that in awsvpc mode no container has `member`, as the network is that of the task. */
function notInAwsvpc(id: string, member: string, texts: Pick<Rule, "title" | "explanation">, example: unknown): Rule {
  return {
    id,
    resourceType: "aws_ecs_task_definition",
    ...texts,
    fix: "Leave it out, or use bridge or host mode: in awsvpc mode the network is that of the task.",
    source: CONTAINER,
    *check(resource) {
      if (resource.attributes.network_mode !== "awsvpc") return;
      for (const { property, container } of knownContainersOf(resource)) {
        const { [member]: got } = container;
        if (got === undefined || got === null || !isKnown(got) || (Array.isArray(got) && got.length === 0)) continue;
        yield { property: `${property}.${member}`, got, allowed: "none in awsvpc mode" };
      }
    },
    examples: {
      failing: taskOf({ network_mode: "awsvpc" }, { [member]: example }),
      passing: taskOf({ network_mode: "bridge" }, { [member]: example }),
    },
  };
}

const HOST_NAME = {
  title: "in awsvpc mode, containers have no host name of their own",
  explanation: 'ECS answers "hostname is not supported on container when networkMode=awsvpc." at the apply.',
};
const HOSTS = {
  title: "in awsvpc mode, containers have no hosts of their own",
  explanation: "The containers of a task share one network interface; ECS supports no hosts of a single one of them.",
};
const NAME_SERVERS = {
  title: "in awsvpc mode, containers have no DNS servers of their own",
  explanation:
    "AWS's guide says that they are not supported there: a network interface has the name servers of its VPC.",
};

/** What AWS refuses in the names and name servers of containers. */
export const containerNameRules: readonly Rule[] = where(withMember("hostname", "extraHosts", "dnsServers"), [
  notInAwsvpc("CD027", "hostname", HOST_NAME, "web-1"),
  notInAwsvpc("CD028", "extraHosts", HOSTS, [{ hostname: "db", ipAddress: "10.0.0.5" }]),
  notInAwsvpc("CD029", "dnsServers", NAME_SERVERS, ["10.0.0.2"]),
]);
