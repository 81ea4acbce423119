import { isKnown, knownNumber, knownString, type Resource } from "../configuration";
import { networkModeOf } from "../ecs-task-definition/network-mode";
import { portMappingsOf } from "../ecs-task-definition/task-definition";
import { taskOf } from "../ecs-task-definition/task-example";
import { isPort } from "../ports";
import type { Rule } from "../rule";
import { where } from "../where";
import { knownContainersOf, withMember } from "./container-document";

const SOURCE = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html";
const resourceType = "aws_ecs_task_definition";
const MOST_RANGES = 100;
const MODES = ["awsvpc", "bridge", "default"];

interface Ports {
  readonly first: number;
  readonly last: number;
}

/** The ports of a range that is right. */
function portsOf(range: string): Ports | undefined {
  const [, first, last] = (/^([0-9]+)-([0-9]+)$/.exec(range) ?? []).map(Number);
  if (first === undefined || last === undefined) return undefined;
  return isPort(first) && isPort(last) && first < last ? { first, last } : undefined;
}

/** The mappings of ranges that are known, and where they stand. */
function rangesOf(resource: Resource) {
  return portMappingsOf(resource).flatMap(({ property, mapping }) => {
    const range = knownString(mapping.containerPortRange);
    return range === undefined ? [] : [{ property, mapping, range }];
  });
}

/** The ports that a mapping takes, with their protocol. */
function takenBy(mapping: Record<string, unknown>): (Ports & { readonly protocol: string }) | undefined {
  const { protocol } = mapping;
  if (!isKnown(protocol)) return undefined;
  const port = knownNumber(mapping.containerPort);
  const ports = portsOf(knownString(mapping.containerPortRange) ?? "") ?? (port && { first: port, last: port });
  return ports ? { ...ports, protocol: protocol === "udp" ? "udp" : "tcp" } : undefined;
}

function ranges(...mappings: object[]) {
  return taskOf({}, { portMappings: mappings });
}

function range(containerPortRange: string, others: object = {}) {
  return ranges({ containerPortRange, ...others });
}

/** What AWS refuses in ranges of ports. */
export const portRangeRules: readonly Rule[] = where(withMember("portMappings.containerPortRange"), [
  {
    id: "CD021",
    resourceType,
    title: "ranges of ports are in awsvpc and bridge mode",
    explanation:
      "ECS takes ranges in these two modes only. In host mode, containers listen on the instance itself, on any port.",
    fix: "Map the ports one by one, or take one of these modes.",
    source: SOURCE,
    *check(resource) {
      const mode = networkModeOf(resource);
      // Without a network there are no ports at all, for another rule to say.
      if (mode === undefined || mode === "none" || MODES.includes(mode)) return;
      for (const { property, range: got } of rangesOf(resource)) {
        yield { property: `${property}.containerPortRange`, got, allowed: `none in ${mode} mode` };
      }
    },
    examples: {
      failing: taskOf({ network_mode: "host" }, { portMappings: [{ containerPortRange: "80-81" }] }),
      passing: taskOf({ network_mode: "awsvpc" }, { portMappings: [{ containerPortRange: "80-81" }] }),
    },
  },
  {
    id: "CD022",
    resourceType,
    title: "a range of ports goes up from one port to another",
    explanation: "The plan takes any text; ECS refuses it when the task definition is registered.",
    fix: "Write the first and the last port with a hyphen between them: 8080-8090.",
    source: SOURCE,
    *check(resource) {
      for (const { property, range: got } of rangesOf(resource)) {
        if (portsOf(got) !== undefined) continue;
        const allowed = "first-last, of 1 to 65535, first below last";
        yield { property: `${property}.containerPortRange`, got, allowed };
      }
    },
    examples: { failing: range("8090-8080"), passing: range("8080-8090") },
  },
  {
    id: "CD023",
    resourceType,
    title: "a mapping is of one port or of a range",
    explanation: "Both say on what the container listens, and ECS takes one of them in a mapping.",
    fix: "Make two mappings of it.",
    source: SOURCE,
    *check(resource) {
      for (const { property, mapping } of rangesOf(resource)) {
        const got = knownNumber(mapping.containerPort);
        if (got === undefined) continue;
        yield { property: `${property}.containerPort`, got, allowed: "none beside containerPortRange" };
      }
    },
    examples: { failing: range("80-81", { containerPort: 443 }), passing: range("80-81") },
  },
  {
    id: "CD024",
    resourceType,
    title: "a range of ports has no port of the host",
    explanation:
      "In awsvpc mode the host's ports are those of the range; in bridge mode the agent of ECS looks for open ones.",
    fix: "Leave hostPort out: ECS finds ports of the host.",
    source: SOURCE,
    *check(resource) {
      for (const { property, mapping } of rangesOf(resource)) {
        const got = knownNumber(mapping.hostPort);
        if (got === undefined || got === 0) continue;
        yield { property: `${property}.hostPort`, got, allowed: "none beside containerPortRange" };
      }
    },
    examples: { failing: range("80-81", { hostPort: 80 }), passing: range("80-81") },
  },
  {
    id: "CD025",
    resourceType,
    title: `a container has at most ${MOST_RANGES} ranges of ports, and no port in two of its mappings`,
    explanation:
      "ECS refuses more ranges, and a port that is in two mappings of one container; the plan does not compare them.",
    fix: "Join ranges, or take the port out of one of them.",
    source: SOURCE,
    *check(resource) {
      for (const { property, container } of knownContainersOf(resource)) {
        const mappings = Array.isArray(container.portMappings) ? container.portMappings : [];
        const count = mappings.filter((each) => isObject(each) && knownString(each.containerPortRange)).length;
        const place = `${property}.portMappings`;
        if (count > MOST_RANGES) yield { property: place, got: `${count} ranges`, allowed: `at most ${MOST_RANGES}` };
        if (count > 0) yield* overlapping(mappings.filter(isObject), place);
      }
    },
    examples: {
      failing: ranges({ containerPortRange: "80-90" }, { containerPortRange: "90-99" }),
      passing: ranges({ containerPortRange: "80-90" }, { containerPortRange: "91-99" }, { containerPort: 79 }),
    },
  },
]);

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** The mappings that share a port with the one before them, by their first ports; two of single ports are for another rule. */
function* overlapping(mappings: readonly Record<string, unknown>[], property: string) {
  const taken = mappings.flatMap((mapping) => takenBy(mapping) ?? []).sort((a, b) => a.first - b.first);
  const last = new Map<string, Ports>();
  for (const ports of taken) {
    const before = last.get(ports.protocol);
    const isRange = ports.last > ports.first || (before !== undefined && before.last > before.first);
    if (before !== undefined && isRange && ports.first <= before.last) {
      const allowed = `no port of ${before.first}-${before.last}, which another mapping has`;
      yield { property, got: `${ports.first}-${ports.last}`, allowed };
    }
    if (before === undefined || ports.last > before.last) last.set(ports.protocol, ports);
  }
}
