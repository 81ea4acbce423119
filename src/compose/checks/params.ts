import { UnknownReferenceError } from "../errors";
import type { Location } from "../location";
import type { EcsParams } from "../model/ecs-params";
import type { Path } from "../path";
import { nearMiss } from "../schema/near-miss";
import type { Checked } from "./check";

interface Params {
  readonly model: EcsParams;
  readonly locate: (path: Path) => Location;
}

/** The services that an `ecs-params.yml` names are those of the Compose files. */
export function checkParams(
  { project, inactive, problems, isWritten }: Checked,
  { model: { task_definition = {} }, locate }: Params,
): void {
  const known = [...Object.keys(project.services), ...Object.keys(inactive)];
  const check = (name: string, path: Path) => {
    if (known.includes(name) || isWritten(["services", name])) return;
    const meant = nearMiss(name, known);
    const allowed = `a service of the Compose files: ${known.join(", ")}`;
    const fix = meant === undefined ? "Name a service, or take it away." : `Did you mean ${meant}?`;
    problems.error(new UnknownReferenceError({ at: locate(path), path, got: name, allowed, fix }));
  };
  for (const [name, { depends_on = [] }] of Object.entries(task_definition.services ?? {})) {
    const path = ["task_definition", "services", name];
    check(name, path);
    for (const [index, { container_name }] of depends_on.entries()) {
      check(container_name, [...path, "depends_on", index, "container_name"]);
    }
  }
}
