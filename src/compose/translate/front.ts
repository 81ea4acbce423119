import type { Port } from "../model/port";
import type { PortRange } from "../syntax/ports";
import type { Account } from "./account";
import type { Draft } from "./draft";

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html */
export const MOST_TARGET_GROUPS = 5;
/** https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-limits.html, and the same for the other one */
const MOST_LISTENERS = 50;
const LOCAL = /^(127\.|::1$)/;

/** The load balancers that all services of an application share. */
export interface Front {
  /** The ports that the Application Load Balancer listens on. */
  readonly taken: Set<number>;
  /** Those of the Network Load Balancer. */
  readonly networkTaken: Set<number>;
  readonly hasCertificate: boolean;
}

/** Whether a port is published for the host alone. */
export function isLocal({ host_ip }: Port): boolean {
  return host_ip !== undefined && LOCAL.test(host_ip);
}

/** The first port of a range that a load balancer does not listen on yet; `undefined` if there is none, which is accounted for. */
export function freePort(
  draft: Draft,
  published: PortRange,
  taken: ReadonlySet<number>,
  account: Account,
): number | undefined {
  const free = rangeOf(published).find((each) => !taken.has(each));
  const groups = draft.listeners.length + draft.networkListeners.length;
  if (free === undefined) {
    account.refused("The load balancer listens there for another port or service.", "Publish another port.");
  } else if (groups >= MOST_TARGET_GROUPS) {
    account.refused(`A service stands behind at most ${MOST_TARGET_GROUPS} listeners.`, "Publish fewer ports.");
  } else if (taken.size >= MOST_LISTENERS) {
    account.refused(`A load balancer has at most ${MOST_LISTENERS} listeners.`, "Publish fewer ports.");
  } else return free;
  return undefined;
}

export function rangeOf({ from, to }: { from: number; to: number }): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
