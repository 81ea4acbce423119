import { list } from "../schema/list";
import { type Extensible, object } from "../schema/object";
import { integer, oneOf, parsed, scalarType, text } from "../schema/scalars";
import { Flaw } from "../syntax/flaw";
import {
  formatPortRange,
  isAddress,
  type PortRange,
  parsePortRange,
  parsePorts,
  type ShortPort,
} from "../syntax/ports";
import { mapping, type Node, textOf } from "../yaml/node";

/** A port of a container, and where it is published. */
export interface Port extends Extensible {
  readonly name?: string;
  /** The port of the container, 1 to 65535. */
  readonly target: number;
  /**
   * The port of the host; of a range, one that is free.
   * @default one that the host chooses
   */
  readonly published?: PortRange;
  /** @default every address of the host */
  readonly host_ip?: string;
  readonly protocol: "tcp" | "udp" | "sctp";
  /** What is spoken over it, such as `http`. */
  readonly app_protocol?: string;
  /** Whether each node publishes the port or all do: of no meaning without Swarm. */
  readonly mode: "ingress" | "host";
}

const address = parsed("an IP address", (value) =>
  isAddress(value) ? value : new Flaw("an IP address", "Write an address of the host, such as 127.0.0.1."),
);

const published = scalarType("a port or a range of ports", ({ value }) =>
  typeof value === "string" || typeof value === "number" ? parsePortRange(String(value)) : undefined,
);

const port = object<Port>(
  "a port",
  {
    name: text,
    target: integer(1, 65_535),
    published,
    host_ip: address,
    protocol: oneOf("tcp", "udp", "sctp"),
    app_protocol: text,
    mode: oneOf("ingress", "host"),
  },
  {
    required: ["target"],
    defaults: { protocol: "tcp", mode: "ingress" },
    short: {
      is: "a port like 8080:80",
      numbers: true,
      expand(node) {
        const ports = parsePorts(node.text);
        const [first] = ports instanceof Flaw ? [] : ports;
        if (ports instanceof Flaw) return ports;
        return first === undefined ? new Flaw("a port like 8080:80", "Write a port.") : long(node, first);
      },
    },
  },
);

export const ports = list(port, { expand: expandRange, key });

function long(node: Node, { target, published, hostIp, protocol }: ShortPort) {
  const range = published === undefined ? undefined : formatPortRange(published);
  return mapping(node, { host_ip: hostIp, published: range, target, protocol });
}

function expandRange(node: Node): readonly Node[] {
  const text = textOf(node);
  const all = text === undefined ? undefined : parsePorts(text);
  if (all === undefined || all instanceof Flaw) return [node];
  return all.map((each) => ({ ...long(node, each), short: text }));
}

function key(node: Node): string | undefined {
  if (node.kind !== "mapping") return undefined;
  const value = (name: string, otherwise: string) => textOf(node.entries.get(name)?.value) ?? otherwise;
  return [value("host_ip", "0.0.0.0"), value("published", ""), value("target", ""), value("protocol", "tcp")].join(" ");
}
