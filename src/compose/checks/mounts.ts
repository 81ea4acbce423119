import { ConflictError } from "../errors";
import { formatPath, type Path } from "../path";
import { type Checked, report, servicesOf } from "./check";

/** Two things cannot be mounted at one path of a container. */
export function checkMounts(checked: Checked): void {
  for (const { service, path } of servicesOf(checked)) {
    const mounts = [
      ...(service.volumes ?? []).map(({ target }, index) => ({ target, at: [...path, "volumes", index] })),
      ...(service.tmpfs ?? []).map((tmpfs, index) => ({
        target: tmpfs.split(":")[0] ?? tmpfs,
        at: [...path, "tmpfs", index],
      })),
    ];
    const first = new Map<string, Path>();
    for (const { target, at } of mounts) {
      const earlier = first.get(target);
      if (earlier === undefined) {
        first.set(target, at);
      } else {
        const allowed = `a path where nothing is mounted yet: ${formatPath(earlier)} is`;
        report(checked, ConflictError, {
          path: at,
          got: target,
          allowed,
          fix: "Mount it elsewhere, or take one away.",
        });
      }
    }
  }
}
