import type { ComposeError, ComposeMistake } from "../errors";
import type { Location } from "../location";
import type { ComposeProject } from "../model/project";
import type { Service } from "../model/service";
import type { Path } from "../path";
import type { Problems } from "../problems";

/** What checks look at. */
export interface Checked {
  readonly project: ComposeProject;
  /** By their names, the services that a profile keeps out. */
  readonly inactive: Readonly<Record<string, readonly string[]>>;
  readonly locate: (path: Path) => Location;
  /** Whether files have something there, also if it is wrong and so not in the model. */
  readonly isWritten: (path: Path) => boolean;
  readonly problems: Problems;
}

/** A mistake that is where the value of its path is. */
export type Found = Omit<ComposeMistake, "at">;

/** Reports a mistake. */
export function report(checked: Checked, Kind: new (mistake: ComposeMistake) => ComposeError, found: Found): void {
  checked.problems.error(new Kind({ at: checked.locate(found.path), ...found }));
}

/** The services, each with its path. */
export function servicesOf({ project }: Checked): { name: string; service: Service; path: Path }[] {
  return Object.entries(project.services).map(([name, service]) => ({ name, service, path: ["services", name] }));
}
