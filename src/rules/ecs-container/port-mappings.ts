import { isKnown, knownList, knownNumber, type Resource } from "../configuration";
import { oneOf } from "../constraint";
import { networkModeOf } from "../ecs-task-definition/network-mode";
import { portMappingsOf } from "../ecs-task-definition/task-definition";
import { taskOf } from "../ecs-task-definition/task-example";
import type { Rule } from "../rule";
import { where } from "../where";
import { knownContainersOf, withMember } from "./container-document";
import { containerRule } from "./container-rule";

const SOURCE = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html";
const resourceType = "aws_ecs_task_definition";
/** From here on, Linux gives ports away itself. */
const FIRST_EPHEMERAL = 32768;

function mapped(mapping: object, network_mode?: string) {
  return taskOf({ ...(network_mode && { network_mode }) }, { portMappings: [{ containerPort: 80, ...mapping }] });
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "";
}

/** The mode of a task, if it is one of `modes`. */
function oneOfModes(resource: Resource, ...modes: string[]): string | undefined {
  const mode = networkModeOf(resource);
  return mode !== undefined && modes.includes(mode) ? mode : undefined;
}

/** What AWS refuses in the port mappings of containers. */
export const portMappingRules: readonly Rule[] = [
  ...where(withMember("portMappings"), [
    {
      id: "CD011",
      resourceType,
      title: "a task without a network has no ports",
      explanation: "Containers in none mode are connected to nothing outside, so ECS refuses to map ports to them.",
      fix: "Leave the port mappings out, or take another network mode.",
      source: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html",
      *check(resource) {
        if (oneOfModes(resource, "none") === undefined) return;
        for (const { property, container } of knownContainersOf(resource)) {
          const { portMappings: got } = container;
          if (knownList(got)?.length) yield { property: `${property}.portMappings`, got, allowed: "none in none mode" };
        }
      },
      examples: { failing: mapped({}, "none"), passing: mapped({}, "host") },
    },
  ]),
  ...where(withMember("portMappings.hostPort"), [
    {
      id: "CD014",
      severity: "warning",
      resourceType,
      title: "a port of the host is not one that the host gives away itself",
      explanation:
        "Linux and Docker take ports from there for what they choose themselves, so it may be taken when a task starts.",
      fix: `Take a port below ${FIRST_EPHEMERAL}, or hostPort 0, by which Docker chooses.`,
      source: SOURCE,
      *check(resource) {
        if (oneOfModes(resource, "bridge", "default") === undefined) return;
        for (const { property, mapping } of portMappingsOf(resource)) {
          const got = knownNumber(mapping.hostPort);
          if (got === undefined || got < FIRST_EPHEMERAL) continue;
          yield { property: `${property}.hostPort`, got, allowed: `below ${FIRST_EPHEMERAL}` };
        }
      },
      examples: { failing: mapped({ hostPort: 32768 }), passing: mapped({ hostPort: 32767 }) },
    },
  ]),
  containerRule({
    id: "CD015",
    title: "the protocol of a port is tcp or udp",
    explanation:
      "The names are case-sensitive: whatever is neither of them, ECS treats as tcp, also UDP in capital letters.",
    fix: "Write it in small letters.",
    source: SOURCE,
    properties: { "portMappings.protocol": oneOf("tcp", "udp") },
    examples: { failing: mapped({ protocol: "TCP" }), passing: mapped({ protocol: "udp" }) },
  }),
  containerRule({
    id: "CD016",
    title: "the protocol of an application is one that Service Connect knows",
    explanation:
      "By it, the proxy of Service Connect knows how to handle and measure requests; ECS refuses another name.",
    fix: "Take one of these, or leave it out for any other.",
    source: SOURCE,
    properties: { "portMappings.appProtocol": oneOf("http", "http2", "grpc") },
    examples: {
      failing: mapped({ name: "web", appProtocol: "https" }),
      passing: mapped({ name: "web", appProtocol: "grpc" }),
    },
  }),
  ...where(withMember("portMappings.appProtocol"), [
    {
      id: "CD017",
      resourceType,
      title: "a port with the protocol of an application has a name",
      explanation: "Only Service Connect asks for the protocol, and it refers to ports by their names.",
      fix: "Name the port.",
      source: SOURCE,
      *check(resource) {
        for (const { property, mapping } of portMappingsOf(resource)) {
          if (!isSet(mapping.appProtocol) || isSet(mapping.name)) continue;
          yield { property: `${property}.name`, got: undefined, allowed: "a name, as there is an appProtocol" };
        }
      },
      examples: { failing: mapped({ appProtocol: "http" }), passing: mapped({ name: "web", appProtocol: "http" }) },
    },
    {
      id: "CD020",
      resourceType,
      title: "Service Connect knows no ports in host mode",
      explanation:
        "In host mode a container listens on the instance itself, and the proxy of Service Connect cannot stand before it.",
      fix: "Leave the protocol of the application out, or take bridge or awsvpc mode.",
      source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html",
      *check(resource) {
        if (networkModeOf(resource) !== "host") return;
        for (const { property, mapping } of portMappingsOf(resource)) {
          // A name alone may be for VPC Lattice.
          const { appProtocol: got } = mapping;
          if (isSet(got) && isKnown(got))
            yield { property: `${property}.appProtocol`, got, allowed: "none in host mode" };
        }
      },
      examples: {
        failing: mapped({ name: "web", appProtocol: "http" }, "host"),
        passing: mapped({ name: "web", appProtocol: "http" }, "bridge"),
      },
    },
  ]),
];
