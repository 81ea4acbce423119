import type { Port } from "../model/port";
import { type Account, dropped, eachKey } from "./account";
import type { Draft } from "./draft";
import { type Front, isLocal, rangeOf } from "./front";
import { publishHttp } from "./http-ports";
import { publishNetwork } from "./network-ports";
import type { PortPlan } from "./plan";
import { speaksHttp } from "./well-known-ports";

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html */
const MOST_PORTS = 100;
const EVERY = ["0.0.0.0", "::"];

/** The ports that a service publishes, behind load balancers; all of them for its networks. */
export function translatePorts(draft: Draft, ports: readonly Port[], account: Account, front: Front): void {
  for (const [index, port] of ports.entries()) {
    const own = account.at(index);
    const isPublished = port.published !== undefined && !isLocal(port);
    eachKey(port, own, {
      target: (_, key) => {
        if (port.published !== undefined) key.mapped("A port of the container.");
        else key.approximated("The host would choose a port to publish; here, other services alone reach it.");
      },
      published: (_, key) => publish(draft, port, key, front),
      host_ip: (value, key) => {
        if (isLocal(port)) key.dropped("Published for the host alone: here, other services alone reach it.");
        else if (EVERY.includes(value)) key.mapped("Every address of the load balancer.");
        else key.approximated("Every address of the load balancer: it has no such one.");
      },
      protocol: (value, key) => {
        if (value === "tcp") key.mapped("TCP.");
        else if (value === "sctp") key.refused("No load balancer speaks sctp.", "Take the port away.");
        else if (isPublished) key.mapped("UDP. Service Connect knows no names for it.");
        else key.approximated("Open for other services; Service Connect knows no names for UDP.");
      },
      name: dropped("A name for people: ports are named by their numbers."),
      app_protocol: (_, key) => {
        if (isPublished && port.protocol === "tcp") key.mapped("It decides which load balancer publishes the port.");
        else key.dropped("It would say how the port is published.");
      },
      mode: (mode, key) => {
        if (mode === "ingress") key.mapped("The load balancer leads to all tasks.");
        else key.approximated("The load balancer leads to all tasks: there are no nodes that publish the port.");
      },
    });
    if (port.protocol !== "sctp") draft.open(port.target, port.protocol);
  }
}

/** Whether a port is published for more than its host. */
export function isPublic(port: Port): boolean {
  return port.published !== undefined && port.published.from > 0 && !isLocal(port);
}

function publish(draft: Draft, port: Port, account: Account, front: Front): undefined {
  const { published, protocol } = port;
  if (published === undefined || protocol === "sctp") return account.dropped("See the protocol.");
  if (isLocal(port)) {
    return account.dropped("Published for the host alone: here, other services alone reach it.");
  }
  if (published.from === 0)
    return account.dropped("The host would choose a port; here, other services alone reach it.");
  if (protocol === "tcp" && speaksHttp(port)) return publishHttp(draft, port, published, account, front);
  return publishNetwork(draft, port, published, account, front);
}

/** Opens ports of a container for others, and accounts for that. */
export type Opening = (ports: readonly number[], protocol: PortPlan["protocol"], account: Account) => void;

/** Ports that others reach. */
export function translateExpose(expose: readonly string[], account: Account, open: Opening): undefined {
  if (expose.length === 0) return account.mapped("No port, whatever the image has.");
  for (const [index, text] of expose.entries()) {
    const own = account.at(index);
    const [, from = "", to = from, protocol = "tcp"] = /^(\d+)(?:-(\d+))?(?:\/(\w+))?$/.exec(text) ?? [];
    const range = { from: Number(from), to: Number(to) };
    if (protocol === "sctp") {
      own.refused("ECS knows TCP and UDP alone.", "Take the port away.");
    } else if (range.from < 1 || range.to > 65_535 || range.to < range.from || range.to - range.from >= MOST_PORTS) {
      own.refused("ECS takes 1 to 100 ports, from 1 to 65535.", "Correct the range.");
    } else open(rangeOf(range), protocol === "tcp" ? "tcp" : "udp", own);
  }
}

/** Opens ports for the networks of a service. */
export function openToNetworks(draft: Draft): Opening {
  return (ports, protocol, account) => {
    for (const port of ports) draft.open(port, protocol);
    if (protocol === "tcp") account.mapped("Open for the services of its networks, by name.");
    else account.approximated("Open for the services of its networks; Service Connect knows no names for UDP.");
  };
}

/** A container has no more ports than ECS takes. */
export function checkNumberOfPorts(draft: Draft, account: Account): void {
  if (draft.ports.length <= MOST_PORTS) return;
  account.at("ports").refused(`The container has ${draft.ports.length} ports; ECS takes ${MOST_PORTS}.`, "Name fewer.");
}
