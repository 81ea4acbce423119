import { UnknownReferenceError } from "../errors";
import type { Service } from "../model/service";
import type { Path } from "../path";
import { nearMiss } from "../schema/near-miss";
import { linkedService, mountedService, sharedService } from "../syntax/namespaces";
import { type Checked, report, servicesOf } from "./check";

type Section = "services" | "networks" | "volumes" | "secrets" | "configs" | "models";

/** Something that a service refers to by its name in the project. */
interface Reference {
  readonly section: Section;
  readonly name: string;
  readonly path: Path;
  /** Whether a profile may keep it out. */
  readonly optional?: boolean;
}

/** What services refer to has to be declared. */
export function checkReferences(checked: Checked): void {
  for (const { service, path } of servicesOf(checked)) {
    for (const reference of referencesOf(service, path)) {
      // A dependency that follows from another key is a reference there.
      if (checked.isWritten(reference.path)) checkReference(checked, reference);
    }
  }
}

function checkReference(checked: Checked, { section, name, path, optional }: Reference): void {
  const declared = checked.project[section];
  if (Object.hasOwn(declared, name)) return;
  const profiles = section === "services" && Object.hasOwn(checked.inactive, name) ? checked.inactive[name] : undefined;
  if (profiles === undefined ? checked.isWritten([section, name]) : optional) return;
  const names = Object.keys(declared);
  const meant = nearMiss(name, names);
  const allowed =
    names.length === 0 ? `a key of ${section}, which has none` : `a key of ${section}: ${names.join(", ")}`;
  const declare = `Declare ${name} under ${section}.`;
  const fix = meant === undefined ? declare : `Did you mean ${meant}?`;
  const activate = `Activate one of its profiles: ${profiles?.join(", ")}.`;
  report(checked, UnknownReferenceError, { path, got: name, allowed, fix: profiles === undefined ? fix : activate });
}

function referencesOf(service: Service, path: Path): Reference[] {
  const to = (section: Section, name: string | undefined, ...steps: Path): Reference[] =>
    name === undefined ? [] : [{ section, name, path: [...path, ...steps] }];
  const linked = (service.links ?? []).map(linkedService);
  return [
    ...Object.entries(service.depends_on ?? {}).flatMap(([name, { required }]) =>
      to("services", name, "depends_on", name).map((reference) => ({ ...reference, optional: !required })),
    ),
    ...linked.flatMap((name, index) => to("services", name, "links", index)),
    ...(["network_mode", "ipc", "pid", "uts"] as const).flatMap((key) =>
      to("services", sharedService(service[key]), key),
    ),
    ...(service.volumes_from ?? []).flatMap((from, index) =>
      to("services", mountedService(from), "volumes_from", index),
    ),
    ...Object.keys(service.networks ?? {}).flatMap((name) => to("networks", name, "networks", name)),
    ...Object.keys(service.models ?? {}).flatMap((name) => to("models", name, "models", name)),
    ...(service.volumes ?? []).flatMap(({ type, source }, index) =>
      type === "volume" ? to("volumes", source, "volumes", index, "source") : [],
    ),
    ...(service.secrets ?? []).flatMap(({ source }, index) => to("secrets", source, "secrets", index, "source")),
    ...(service.configs ?? []).flatMap(({ source }, index) => to("configs", source, "configs", index, "source")),
    ...(service.build?.secrets ?? []).flatMap(({ source }, index) =>
      to("secrets", source, "build", "secrets", index, "source"),
    ),
  ];
}
