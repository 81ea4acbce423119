import type { Port } from "../model/port";
import { type Account, dropped, eachKey } from "./account";
import type { Draft } from "./draft";
import { speaksHttp } from "./known-ports";

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html */
const MOST_PORTS = 100;
/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html */
const MOST_TARGET_GROUPS = 5;
const LOCAL = /^(127\.|::1$)/;
const EVERY = ["0.0.0.0", "::"];
const TLS_TARGETS = [443, 8443];

/** What all services of an application share. */
export interface Front {
  /** The ports that the load balancer listens on. */
  readonly taken: Set<number>;
  readonly hasCertificate: boolean;
}

/** The ports that a service publishes, as far as they are of HTTP, behind the load balancer; all of them for its networks. */
export function translatePorts(draft: Draft, ports: readonly Port[], account: Account, front: Front): void {
  for (const [index, port] of ports.entries()) {
    const own = account.at(index);
    eachKey(port, own, {
      target: (_, key) => {
        if (port.published !== undefined) key.mapped("A port of the container.");
        else key.approximated("The host would choose a port to publish; here, its networks reach the port alone.");
      },
      published: (_, key) => publish(draft, port, key, front),
      host_ip: (value, key) => {
        if (LOCAL.test(value))
          key.dropped("Published for the host alone: here for the services of its networks alone.");
        else if (EVERY.includes(value)) key.mapped("Every address of the load balancer.");
        else key.approximated("Every address of the load balancer: it has no such one.");
      },
      protocol: (value, key) => {
        if (value === "tcp") key.mapped("TCP.");
        else if (value === "udp" && port.published === undefined) {
          key.approximated("Open for the services of its networks; Service Connect knows no names for UDP.");
        } else key.refused(`The load balancer speaks no ${value}.`, NETWORK_LOAD_BALANCER);
      },
      name: dropped("A name for people: ports are named by their numbers."),
      app_protocol: dropped("What it says of HTTP is taken into account where the port is published."),
      mode: (mode, key) => {
        if (mode === "ingress") key.mapped("The load balancer leads to all tasks.");
        else key.approximated("The load balancer leads to all tasks: there are no nodes that publish the port.");
      },
    });
    if (port.protocol !== "sctp") draft.open(port.target, port.protocol);
  }
}

const NETWORK_LOAD_BALANCER =
  "Take the published port away, or put a Network Load Balancer in front by Terraform; expose: opens the port for other services.";

function publish(draft: Draft, port: Port, account: Account, { taken, hasCertificate }: Front): undefined {
  const { target, published, app_protocol, host_ip, protocol } = port;
  if (published === undefined || protocol !== "tcp") return account.dropped("See the protocol.");
  if (host_ip !== undefined && LOCAL.test(host_ip)) {
    return account.dropped("Published for the host alone: here for the services of its networks alone.");
  }
  if (published.from === 0)
    return account.dropped("The host would choose a port; here, its networks reach the port alone.");
  if (!isHttp(app_protocol, target)) {
    return account.refused(`The load balancer speaks HTTP, and port ${target} does not.`, NETWORK_LOAD_BALANCER);
  }
  const free = rangeOf(published).find((each) => !taken.has(each));
  if (free === undefined)
    return account.refused("The load balancer listens there for another service.", "Publish another port.");
  const secure = free === 443;
  if (secure && !hasCertificate) {
    const instead = "Pass certificateArn, the certificate in ACM, or publish port 80 alone.";
    return account.refused("HTTPS needs a certificate.", instead);
  }
  if (draft.listeners.length >= MOST_TARGET_GROUPS) {
    return account.refused(`A service stands behind at most ${MOST_TARGET_GROUPS} listeners.`, "Publish fewer ports.");
  }
  taken.add(free);
  draft.listeners.push({ port: free, containerPort: target, secure, secureTarget: TLS_TARGETS.includes(target) });
  const listener = `Port ${free} of the load balancer, by ${secure ? "HTTPS" : "HTTP"}`;
  if (published.from !== published.to) account.approximated(`${listener}: the first of the range that is free.`);
  else if (isUsual(free) || app_protocol !== undefined) account.mapped(`${listener}.`);
  else account.approximated(`${listener}, which the program is taken to speak.`);
}

function isUsual(port: number): boolean {
  return port === 80 || port === 443;
}

function isHttp(appProtocol: string | undefined, target: number): boolean {
  return appProtocol === undefined ? speaksHttp(target) : /^(https?|http1(\.1)?|ws|wss)$/i.test(appProtocol);
}

function rangeOf({ from, to }: { from: number; to: number }): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

/** Ports that the services of its networks reach. */
export function translateExpose(draft: Draft, expose: readonly string[], account: Account): undefined {
  if (expose.length === 0) return account.mapped("No port, whatever the image has.");
  for (const [index, text] of expose.entries()) {
    const own = account.at(index);
    const [, from = "", to = from, protocol = "tcp"] = /^(\d+)(?:-(\d+))?(?:\/(\w+))?$/.exec(text) ?? [];
    const range = { from: Number(from), to: Number(to) };
    if (protocol === "sctp") {
      own.refused("ECS knows TCP and UDP alone.", "Take the port away.");
    } else if (range.from < 1 || range.to > 65_535 || range.to < range.from || range.to - range.from >= MOST_PORTS) {
      own.refused("ECS takes 1 to 100 ports, from 1 to 65535.", "Correct the range.");
    } else {
      const isTcp = protocol === "tcp";
      for (const port of rangeOf(range)) draft.open(port, isTcp ? "tcp" : "udp");
      if (isTcp) own.mapped("Open for the services of its networks, by name.");
      else own.approximated("Open for the services of its networks; Service Connect knows no names for UDP.");
    }
  }
}

/** A container has no more ports than ECS takes. */
export function checkNumberOfPorts(draft: Draft, account: Account): void {
  if (draft.ports.length <= MOST_PORTS) return;
  account.at("ports").refused(`The container has ${draft.ports.length} ports; ECS takes ${MOST_PORTS}.`, "Name fewer.");
}
