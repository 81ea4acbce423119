import { ConflictError } from "../errors";
import type { Port } from "../model/port";
import { formatPath, type Path } from "../path";
import { type Checked, report, servicesOf } from "./check";

interface Published {
  readonly port: Port;
  readonly path: Path;
}

/** A port of the host can be published once. Of a range Docker takes one that is free, so ranges do not conflict. */
export function checkPorts(checked: Checked): void {
  const published: Published[] = [];
  for (const { service, path } of servicesOf(checked)) {
    for (const [index, port] of (service.ports ?? []).entries()) {
      const here = { port, path: [...path, "ports", index] };
      if (port.published === undefined || port.published.from !== port.published.to || port.published.from === 0)
        continue;
      const first = published.find((earlier) => conflict(earlier.port, port));
      if (first === undefined) published.push(here);
      else reportConflict(checked, here, first);
    }
  }
}

function reportConflict(checked: Checked, { port, path }: Published, first: Published): void {
  const got = `${port.published?.from}/${port.protocol}`;
  const { file, line } = checked.locate(first.path);
  const allowed = `a port of the host that is not published yet: this one is by ${formatPath(first.path)} (${file}:${line})`;
  report(checked, ConflictError, { path, got, allowed, fix: "Publish another port." });
}

function conflict(a: Port, b: Port): boolean {
  if (a.published?.from !== b.published?.from || a.protocol !== b.protocol) return false;
  return isEvery(a.host_ip) || isEvery(b.host_ip) || a.host_ip === b.host_ip;
}

function isEvery(address: string | undefined): boolean {
  return address === undefined || address === "0.0.0.0" || address === "::";
}
