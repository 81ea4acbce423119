import { homedir } from "node:os";
import { join, posix, resolve } from "node:path";
import type { Source } from "../yaml/node";
import { scalarType } from "./scalars";

/** A path on the machine of whoever loads the file; absolute in the model. */
export const hostPath = scalarType("a path", ({ value, source }) =>
  typeof value === "string" ? resolveHostPath(value, source) : undefined,
);

/** A path, or where Git or the web has it. */
export const pathOrUrl = scalarType("a path or a URL", ({ value, source }) => {
  if (typeof value !== "string") return undefined;
  return isRemote(value) ? value : resolveHostPath(value, source);
});

/** A path in a container: `/data/` is `/data`. */
export const containerPath = scalarType("a path in the container", ({ value }) =>
  typeof value === "string" ? cleanPath(value) : undefined,
);

/** A path that a file names, as the machine knows it. */
export function resolveHostPath(path: string, { directory }: Source): string {
  if (path === "~" || path.startsWith("~/")) return join(homedir(), path.slice(1));
  return /^([a-zA-Z]:|\\\\)/.test(path) ? path : resolve(directory, path);
}

function isRemote(context: string): boolean {
  return /^([a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/|service:)/.test(context);
}

function cleanPath(path: string): string {
  if (!path.startsWith("/")) return path;
  return posix.normalize(path).replace(/(?<=.)\/$/, "");
}
