import type { Port } from "../../model/port";
import type { Account } from "../account";
import type { Draft } from "../draft";
import { MOST_TARGET_GROUPS } from "../front";
import { knownPorts } from "../known-ports";
import type { Opening } from "../ports";

/** The ports of a task: its containers share one network, so that only one of them can listen on a port. */
export class TaskPorts {
  /** ECS takes a port once, of TCP or of UDP. */
  private readonly owners = new Map<number, Draft>();
  private listeners = 0;

  /** Takes the ports that a service publishes, which have been accounted for. */
  takePublished(draft: Draft, ports: readonly Port[], account: Account): void {
    for (const [index, { target, protocol }] of ports.entries()) {
      if (protocol !== "sctp") this.take(draft, target, account.at(index));
    }
    const own = draft.listeners.length + draft.networkListeners.length;
    this.listeners += own;
    if (own > 0 && this.listeners > MOST_TARGET_GROUPS) {
      account.refused(`A service stands behind at most ${MOST_TARGET_GROUPS} listeners.`, "Publish fewer ports.");
    }
  }

  /** Takes the ports that a service exposes. */
  readonly open = (draft: Draft): Opening => {
    return (ports, protocol, account) => {
      if (!ports.every((port) => this.take(draft, port, account))) return;
      for (const port of ports) draft.open(port, protocol);
      account.mapped("The other containers of the task reach it at localhost.");
    };
  };

  /** Takes the ports of an image of which the keys name none; `false` if that has been refused. */
  takeKnown(draft: Draft, account: Account): boolean {
    return unsaidPorts(draft).every((port) => this.take(draft, port, account));
  }

  private take(draft: Draft, port: number, account: Account): boolean {
    const owner = this.owners.get(port) ?? draft;
    this.owners.set(port, owner);
    if (owner === draft) return true;
    account.refused(
      `The container of ${owner.name} listens on port ${port}, and the containers of a task share their ports.`,
      "Have the program listen on another port, which expose: names, or make each service one of ECS.",
    );
    return false;
  }
}

/** The ports of a well-known image of which the keys name none; another program than that of the image may listen nowhere. */
export function unsaidPorts({ image, ports, service: { expose, entrypoint } }: Draft): readonly number[] {
  const isSaid = ports.length > 0 || expose !== undefined || entrypoint !== undefined;
  return isSaid ? [] : (knownPorts(image) ?? []);
}
