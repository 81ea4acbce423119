import ipaddr from "ipaddr.js";
import { Flaw } from "./flaw";

/** Ports from one to another, both included. */
export interface PortRange {
  readonly from: number;
  readonly to: number;
}

/** One port of a container, as the short syntax says it. */
export interface ShortPort {
  readonly target: number;
  /** On the host. */
  readonly published?: PortRange;
  readonly hostIp?: string;
  readonly protocol?: string;
}

const FORMS = "[[HOST_IP:]HOST_PORT:]PORT[/PROTOCOL], each port a number or a range like 8000-8005";
const PROTOCOLS = ["tcp", "udp", "sctp"];

/**
 * Reads `8080:80`, `127.0.0.1:8000-8005:80-85/udp`, `[::1]::80` or `80`: a port of the container each. A range of the host before a single port of
 * the container says that Docker takes one that is free.
 */
export function parsePorts(text: string): ShortPort[] | Flaw {
  const [, hostIp, published = "", target = "", protocol] = SHORT.exec(text) ?? [];
  const targets = parsePortRange(target);
  const hosts = published === "" ? undefined : parsePortRange(published);
  if (targets instanceof Flaw) return new Flaw(FORMS, targets.fix);
  if (hosts instanceof Flaw) return new Flaw(FORMS, hosts.fix);
  if (protocol !== undefined && !PROTOCOLS.includes(protocol.toLowerCase())) {
    return new Flaw(FORMS, `Write one of the protocols ${PROTOCOLS.join(", ")}.`);
  }
  const address = hostIp?.replace(/^\[(.*)\]$/, "$1");
  if (address !== undefined && !isAddress(address)) return new Flaw(FORMS, "Write an IP address of the host.");
  const [count, hostCount] = [size(targets), hosts === undefined ? undefined : size(hosts)];
  if (hostCount !== undefined && hostCount !== count && count > 1) {
    return new Flaw(FORMS, "Publish as many ports of the host as the container has.");
  }
  return Array.from({ length: count }, (_, index) => ({
    target: targets.from + index,
    ...(hosts !== undefined && { published: hostCount === count ? single(hosts.from + index) : hosts }),
    ...(address !== undefined && { hostIp: address }),
    ...(protocol !== undefined && { protocol: protocol.toLowerCase() }),
  }));
}

const SHORT = /^(?:(?:(\[[^\]]*\]|[^:[\]]*):)?([^:/]*):)?([^:/]+)(?:\/(.*))?$/;

/** Reads `80` or `8000-8005`. */
export function parsePortRange(text: string): PortRange | Flaw {
  const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(text) ?? [];
  const range = { from: Number(first), to: Number(last) };
  if (first !== undefined && range.from <= range.to && range.to <= 65_535) return range;
  return new Flaw("a port from 0 to 65535, or a range like 8000-8005", `Correct the port ${JSON.stringify(text)}.`);
}

/** Whether a text is an IP address; `80` and `127.1` are none, whatever some programs make of them. */
export function isAddress(text: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text);
}

/** Writes a range as the specification does: `80` or `8000-8005`. */
export function formatPortRange({ from, to }: PortRange): string {
  return from === to ? String(from) : `${from}-${to}`;
}

function single(port: number): PortRange {
  return { from: port, to: port };
}

function size({ from, to }: PortRange): number {
  return to - from + 1;
}
