import { isKnown, knownNumber, type Resource, type ResourceMap } from "../configuration";
import { withMember } from "../ecs-container/container-document";
import type { Rule } from "../rule";
import { where } from "../where";
import { isWindows } from "./network-mode";
import { PARAMETERS, portMappingsOf } from "./task-definition";

const MAPPINGS = `${PARAMETERS}#container_definition_portmappings`;
const API = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html";

/** Docker, and the agent of ECS. */
const RESERVED = [2375, 2376, 51678, 51679];
/** SSH, and the agent again. */
const RESERVED_ON_LINUX = [22, ...RESERVED, 51680];
/** DNS, RPC, NetBIOS, file shares, the remote desktop and remote management. */
const RESERVED_ON_WINDOWS = [53, 135, 139, 445, ...RESERVED, 3389, 5985, 5986];

/** The TCP ports that the agent keeps by default; where the operating system is not known, those that it keeps on both. */
function reservedPorts(task: Resource): readonly number[] {
  const windows = isWindows(task);
  return windows === undefined ? RESERVED : windows ? RESERVED_ON_WINDOWS : RESERVED_ON_LINUX;
}

/** A port that a task takes, and nobody else beside it. */
interface TakenPort {
  /** Where the port stands in the task definition. */
  readonly property: string;
  readonly port: number;
  readonly protocol: "tcp" | "udp";
}

/** The ports of the instance that each task of a definition takes; not those that Docker chooses. */
export function hostPortsOf(resource: Resource): TakenPort[] {
  const { network_mode: mode } = resource.attributes;
  return mode === "awsvpc" ? [] : takenPorts(resource);
}

/** The ports that a task takes: of the instance, or in awsvpc mode, of the network interface that its containers share. */
function takenPorts(resource: Resource): TakenPort[] {
  // Windows calls its own kind of bridge "default".
  const { network_mode: mode = "bridge" } = resource.attributes;
  const member = mode === "awsvpc" || mode === "host" ? "containerPort" : "hostPort";
  if (member === "hostPort" && mode !== "bridge" && mode !== "default") return [];
  return portMappingsOf(resource).flatMap(({ property, mapping }) => {
    const port = knownNumber(mapping[member]);
    const { protocol = "tcp" } = mapping;
    if (port === undefined || port === 0 || !isKnown(protocol)) return [];
    // Whatever is not udp is tcp to ECS.
    return [{ property: `${property}.${member}`, port, protocol: protocol === "udp" ? "udp" : "tcp" }];
  });
}

function hasSeveralPorts(resource: Resource): boolean {
  return portMappingsOf(resource).length > 1;
}

function hasPortsOfHost(resource: Resource): boolean {
  return resource.attributes.network_mode !== "awsvpc" && portMappingsOf(resource).length > 0;
}

function task(network_mode: string, ...hostPorts: number[]): ResourceMap {
  const containers = hostPorts.map((hostPort, i) => ({
    name: `c${i}`,
    image: "app:1",
    memory: 128,
    portMappings: [{ containerPort: network_mode === "host" && hostPort !== 0 ? hostPort : 80, hostPort }],
  }));
  return { aws_ecs_task_definition: { web: { network_mode, container_definitions: JSON.stringify(containers) } } };
}

/** What AWS refuses in the ports that containers take of their instance. */
export const hostPortRules: readonly Rule[] = [
  ...where(withMember("portMappings.hostPort"), [
    samePortRule(
      "CD009",
      "awsvpc",
      'ECS answers "When networkMode=awsvpc, the host ports and container ports in port mappings must match." at the apply.',
    ),
    samePortRule(
      "CD010",
      "host",
      "A container listens on the instance itself, with nothing between that could turn one port into another.",
    ),
  ]),
  ...where(hasSeveralPorts, [
    {
      id: "CD012",
      severity: "warning",
      resourceType: "aws_ecs_task_definition",
      title: "two containers of a task do not take one port",
      explanation:
        "AWS registers the task definition. One container gets the port; the other fails when it starts, or when it listens.",
      fix: "Give one of them another port; in bridge mode, hostPort 0 lets Docker choose.",
      source: MAPPINGS,
      *check(resource) {
        const first = new Map<string, string>();
        for (const { property, port, protocol } of takenPorts(resource)) {
          const other = first.get(`${port} ${protocol}`);
          if (other === undefined) first.set(`${port} ${protocol}`, property);
          else yield { property, got: port, allowed: `another ${protocol} port than that of ${other}` };
        }
      },
      examples: { failing: task("bridge", 8080, 8080), passing: task("bridge", 8080, 8081) },
    },
  ]),
  ...where(hasPortsOfHost, [
    {
      id: "CD013",
      // Which ports these are, the instance says by ECS_RESERVED_PORTS; AWS takes the task, and finds no place for it.
      severity: "warning",
      resourceType: "aws_ecs_task_definition",
      title: "a port of the host is not one that the instance keeps for itself",
      explanation:
        "AWS registers the task definition, but no instance has the port to give: the service finds no place for its tasks.",
      fix: "Choose another port, or set ECS_RESERVED_PORTS for the agent on the instances.",
      source: API,
      *check(resource) {
        const reserved = reservedPorts(resource);
        for (const { property, port, protocol } of hostPortsOf(resource)) {
          if (protocol !== "tcp" || !reserved.includes(port)) continue;
          yield { property, got: port, allowed: `none of ${reserved.join(", ")}, which the agent of ECS keeps` };
        }
      },
      examples: { failing: task("bridge", 22), passing: task("bridge", 23) },
    },
  ]),
];

function samePortRule(id: string, mode: "awsvpc" | "host", explanation: string): Rule {
  return {
    id,
    resourceType: "aws_ecs_task_definition",
    title: `in ${mode} mode, a port of the host is the container's`,
    explanation,
    fix: "Leave hostPort out.",
    source: MAPPINGS,
    *check(resource) {
      if (resource.attributes.network_mode !== mode) return;
      for (const { property, mapping } of portMappingsOf(resource)) {
        // 0 too: AWS takes a host port that is left out or the container's, and answers 0 with an error in awsvpc mode, although the
        // provider compares it as if it were left out. https://github.com/aws/amazon-ecs-cli/issues/1014
        const [inside, outside] = [knownNumber(mapping.containerPort), knownNumber(mapping.hostPort)];
        if (inside === undefined || outside === undefined || inside === outside) continue;
        const allowed = `${inside}, the container's port, in ${mode} mode`;
        yield { property: `${property}.hostPort`, got: outside, allowed };
      }
    },
    examples: { failing: task(mode, 0), passing: task("bridge", 0) },
  };
}
