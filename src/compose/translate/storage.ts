import { parseBytes } from "../syntax/bytes";
import type { Account } from "./account";
import type { Draft } from "./draft";

const MOST_DISK_GIB = 200;
const GIB = 1024 ** 3;

/** The disk of a container: the size alone can be set, and that of the task. */
export function translateStorage(draft: Draft, options: Readonly<Record<string, string>>, account: Account): void {
  for (const [name, value] of Object.entries(options)) {
    const own = account.at(name);
    const bytes = name === "size" ? parseBytes(value) : undefined;
    if (typeof bytes !== "number" || bytes > MOST_DISK_GIB * GIB) {
      own.refused("Fargate sets the size of a disk alone, up to 200 GiB.", "Correct it, or take it away.");
      continue;
    }
    const gib = Math.ceil(bytes / GIB);
    if (gib > 20) draft.ephemeralStorageGiB = gib;
    own.approximated(`The task has a disk of ${Math.max(20, gib)} GiB.`);
  }
}
