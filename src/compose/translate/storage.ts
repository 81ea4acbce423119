import type { Service } from "../model/service";
import { parseBytes } from "../syntax/bytes";
import type { Account } from "./account";
import type { Draft } from "./draft";

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-storage.html */
const MOST_GIB = 200;
const GIVEN_GIB = 20;
const GIB = 1024 ** 3;

/** The GiB of disk that a service asks for; 0 for nothing. */
export function diskOf({ storage_opt: { size = "0" } = {} }: Service): number {
  const bytes = parseBytes(size);
  return typeof bytes === "number" ? Math.ceil(bytes / GIB) : 0;
}

/**
 * The disk of a container: the size alone can be set, and that of the task.
 * @param gib what the containers of the task ask for together
 */
export function translateStorage(
  draft: Draft,
  options: Readonly<Record<string, string>>,
  account: Account,
  gib = diskOf(draft.service),
): void {
  for (const [name, value] of Object.entries(options)) {
    const own = account.at(name);
    if (name !== "size" || typeof parseBytes(value) !== "number" || gib > MOST_GIB) {
      own.refused("Fargate sets the size of a disk alone, up to 200 GiB.", "Correct it, or take it away.");
      continue;
    }
    if (gib > GIVEN_GIB) draft.ephemeralStorageGiB = gib;
    own.approximated(`The task has a disk of ${Math.max(GIVEN_GIB, gib)} GiB.`);
  }
}
