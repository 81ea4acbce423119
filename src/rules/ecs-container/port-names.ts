import { blocks, knownList, knownString, type Resource } from "../configuration";
import { containersOf } from "../ecs-task-definition/task-definition";
import { taskOf } from "../ecs-task-definition/task-example";
import type { Rule } from "../rule";
import { where } from "../where";
import { withMember } from "./container-document";

const PORT_MAPPING = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html";
const NAME = /^[a-z0-9_][a-z0-9_-]{0,63}$/;

/** The ports of all containers that have a name which is known. */
function namedPorts(resource: Resource): { property: string; name: string }[] {
  return containersOf(resource).flatMap(({ portMappings }, i) =>
    (knownList(portMappings) ?? []).flatMap((mapping, j) => {
      const name = knownString(blocks(mapping)[0]?.name);
      return name === undefined ? [] : [{ property: `container_definitions[${i}].portMappings[${j}].name`, name }];
    }),
  );
}

function ports(...names: string[]) {
  const portMappings = names.map((name, i) => ({ containerPort: 80 + i, name }));
  return taskOf({}, ...portMappings.map((mapping) => ({ portMappings: [mapping] })));
}

/** What AWS refuses in the names of ports. */
export const portNameRules: readonly Rule[] = where(withMember("portMappings.name"), [
  {
    id: "CD018",
    resourceType: "aws_ecs_task_definition",
    title: "the name of a port is short and of small letters",
    explanation:
      "Services refer to the port by this name, for Service Connect and VPC Lattice; ECS takes no other characters, and 64 at most.",
    fix: "Use small letters, digits, _ and -, for example web-80.",
    source: PORT_MAPPING,
    *check(resource) {
      for (const { property, name } of namedPorts(resource)) {
        if (NAME.test(name)) continue;
        yield { property, got: name, allowed: "1 to 64 small letters, digits, _ and -, not first a -" };
      }
    },
    examples: { failing: ports("Web"), passing: ports("web-80") },
  },
  {
    id: "CD019",
    resourceType: "aws_ecs_task_definition",
    title: "the ports of a task have different names",
    explanation: "Services refer to a port by its name alone, whichever container it belongs to.",
    fix: "Name one of them differently.",
    source: PORT_MAPPING,
    *check(resource) {
      const taken = new Set<string>();
      for (const { property, name } of namedPorts(resource)) {
        if (taken.has(name)) yield { property, got: name, allowed: "a name of its own" };
        taken.add(name);
      }
    },
    examples: { failing: ports("web", "web"), passing: ports("web", "api") },
  },
]);
