import type { Port } from "../model/port";
import type { PortRange } from "../syntax/ports";
import type { Account } from "./account";
import type { Draft } from "./draft";
import { type Front, freePort, isLocal } from "./front";
import { knownPorts } from "./known-ports";
import type { NetworkListenerPlan } from "./plan";
import { speaksHttp } from "./well-known-ports";

/** Publishes any other port, by the Network Load Balancer, which carries whatever is spoken. */
export function publishNetwork(
  draft: Draft,
  port: Port,
  published: PortRange,
  account: Account,
  { networkTaken }: Front,
): undefined {
  const { target } = port;
  const protocol = networkProtocolOf(draft, port);
  const healthCheckPort = protocol === "UDP" ? tcpPortOf(draft, target) : undefined;
  if (protocol === "UDP" && healthCheckPort === undefined) {
    const instead = "Name by expose: a port at which the program takes TCP.";
    return account.refused("The load balancer checks health by TCP, never by UDP.", instead);
  }
  const shared =
    protocol === "TCP_UDP" ? draft.networkListeners.find((each) => isIn(each, published, target)) : undefined;
  const free = shared?.port ?? freePort(draft, published, networkTaken, account);
  if (free === undefined) return;
  networkTaken.add(free);
  if (shared === undefined) {
    const { name: service } = draft;
    draft.networkListeners.push({ port: free, service, containerPort: target, protocol, healthCheckPort });
  }
  const by = protocol === "TCP_UDP" ? "TCP and UDP" : protocol;
  const listener = `Port ${free} of the Network Load Balancer, by ${by}`;
  if (published.from !== published.to) account.approximated(`${listener}: the first of the range that is free.`);
  else if (isApart(draft, port)) account.approximated(`${listener}: at another address than the same port of TCP.`);
  else account.mapped(`${listener}.`);
}

/** What the Network Load Balancer does for a port: both where the service publishes it by TCP and by UDP. */
function networkProtocolOf({ service }: Draft, port: Port): NetworkListenerPlan["protocol"] {
  const other = port.protocol === "tcp" ? "udp" : "tcp";
  const isBoth = service.ports?.some(
    (each) => each.protocol === other && each.target === port.target && isSamePlace(each, port) && !isHttp(each),
  );
  return isBoth ? "TCP_UDP" : port.protocol === "tcp" ? "TCP" : "UDP";
}

/** Whether the same port of TCP is published by the other load balancer, as HTTP/3 is beside HTTPS. */
function isApart({ service }: Draft, port: Port): boolean {
  if (port.protocol !== "udp") return false;
  return service.ports?.some((each) => isSamePlace(each, port) && isHttp(each)) ?? false;
}

/** Whether a port is published by the other load balancer. */
function isHttp(port: Port): boolean {
  return port.protocol === "tcp" && speaksHttp(port);
}

function isSamePlace(a: Port, b: Port): boolean {
  return a.published?.from === b.published?.from && a.published?.to === b.published?.to && !isLocal(a) && !isLocal(b);
}

function isIn({ port, containerPort }: NetworkListenerPlan, { from, to }: PortRange, target: number): boolean {
  return containerPort === target && from <= port && port <= to;
}

/** A port at which a container is known to take TCP, if possible the one that takes UDP. */
function tcpPortOf({ service, image }: Draft, target: number): number | undefined {
  const published = service.ports?.filter(({ protocol }) => protocol === "tcp").map((port) => port.target) ?? [];
  const exposed =
    service.expose?.flatMap((text) => /^(\d+)(?:-\d+)?(?:\/tcp)?$/.exec(text)?.[1] ?? []).map(Number) ?? [];
  const known = [...exposed, ...published, ...(knownPorts(image) ?? [])];
  return known.includes(target) ? target : known[0];
}
