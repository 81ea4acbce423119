import { ConflictError } from "../errors";
import type { Service } from "../model/service";
import type { Path } from "../path";
import { type Checked, report, servicesOf } from "./check";

/** Keys that say the same thing twice, or say what cannot be together. */
export function checkExclusions(checked: Checked): void {
  for (const { service, path } of servicesOf(checked)) checkService(checked, service, path);
  const { secrets, configs } = checked.project;
  for (const [name, secret] of Object.entries(secrets)) {
    const sources = { file: secret.file, environment: secret.environment };
    checkSource(checked, ["secrets", name], sources, secret.external || secret.driver !== undefined);
  }
  for (const [name, config] of Object.entries(configs)) {
    const sources = { file: config.file, content: config.content, environment: config.environment };
    checkSource(checked, ["configs", name], sources, config.external);
  }
}

function checkService(checked: Checked, service: Service, path: Path): void {
  const { build, deploy } = service;
  const exclude = (one: Path, other: Path, got: unknown) => {
    const allowed = `only one of ${one.join(".")} and ${other.join(".")}`;
    report(checked, ConflictError, { path: [...path, ...one], got, allowed, fix: "Take one of the two away." });
  };
  if (service.network_mode !== undefined && service.networks !== undefined) {
    exclude(["network_mode"], ["networks"], service.network_mode);
  }
  if (build?.dockerfile !== undefined && build.dockerfile_inline !== undefined) {
    exclude(["build", "dockerfile"], ["build", "dockerfile_inline"], build.dockerfile);
  }
  const limits = ["deploy", "resources", "limits"];
  const reservations = ["deploy", "resources", "reservations"];
  const twice: readonly (readonly [string, unknown, Path, unknown])[] = [
    ["scale", service.scale, ["deploy", "replicas"], deploy?.replicas],
    ["cpus", service.cpus, [...limits, "cpus"], deploy?.resources?.limits?.cpus],
    ["mem_limit", service.mem_limit, [...limits, "memory"], deploy?.resources?.limits?.memory],
    ["pids_limit", service.pids_limit, [...limits, "pids"], deploy?.resources?.limits?.pids],
    ["mem_reservation", service.mem_reservation, [...reservations, "memory"], deploy?.resources?.reservations?.memory],
  ];
  for (const [key, value, other, same] of twice) {
    if (value !== undefined && same !== undefined && value !== same) exclude([key], other, value);
  }
  const count = service.scale ?? deploy?.replicas ?? 1;
  if (service.container_name !== undefined && count > 1) {
    const allowed = `no name for ${count} containers, since names are unique`;
    const found = { path: [...path, "container_name"], got: service.container_name, allowed };
    report(checked, ConflictError, { ...found, fix: "Remove container_name." });
  }
}

/** @param elsewhere whether something else says where it is */
function checkSource(
  checked: Checked,
  path: Path,
  sources: Readonly<Record<string, unknown>>,
  elsewhere: boolean,
): void {
  const given = Object.keys(sources).filter((key) => sources[key] !== undefined);
  if (given.length === 1 || (given.length === 0 && elsewhere)) return;
  const allowed = `one of ${Object.keys(sources).join(", ")}, or external: true`;
  const fix = given.length === 0 ? "Add one of these." : "Keep one of these.";
  report(checked, ConflictError, { path, got: given.length === 0 ? undefined : given, allowed, fix });
}
