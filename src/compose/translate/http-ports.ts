import type { Port } from "../model/port";
import type { PortRange } from "../syntax/ports";
import type { Account } from "./account";
import type { Draft } from "./draft";
import { type Front, freePort } from "./front";
import { knownPorts } from "./known-ports";
import { speaksTls } from "./well-known-ports";

/** Publishes a port of HTTP, by the Application Load Balancer. */
export function publishHttp(
  draft: Draft,
  port: Port,
  published: PortRange,
  account: Account,
  { taken, hasCertificate }: Front,
): undefined {
  const { target, app_protocol } = port;
  const free = freePort(draft, published, taken, account);
  if (free === undefined) return;
  const secureTarget = speaksTls(port);
  const secure = free === 443 || (app_protocol !== undefined && secureTarget);
  if (secure && !hasCertificate) {
    const instead =
      "Pass certificateArn, the certificate in ACM; or write app_protocol: tcp if the program ends TLS itself; or publish port 80 alone.";
    return account.refused("HTTPS needs a certificate.", instead);
  }
  taken.add(free);
  draft.listeners.push({ port: free, service: draft.name, containerPort: target, secure, secureTarget });
  const listener = `Port ${free} of the Application Load Balancer, by ${secure ? "HTTPS" : "HTTP"}`;
  if (published.from !== published.to) account.approximated(`${listener}: the first of the range that is free.`);
  else if (isUsual(free) || app_protocol !== undefined || knownPorts(draft.image)?.includes(target))
    account.mapped(`${listener}.`);
  else account.approximated(`${listener}, which the program is taken to speak; app_protocol: http or tcp says so.`);
}

function isUsual(port: number): boolean {
  return port === 80 || port === 443;
}
