import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

/** A directory below the system's temporary one that only this user can write. */
export function privateDirectory(): string {
  const directory = path.join(os.tmpdir(), `cdktf-ecs-${os.userInfo().username}`);
  fs.mkdirSync(directory, { recursive: true, mode: 0o700 });
  const { uid } = os.userInfo();
  const found = fs.lstatSync(directory);
  // Someone else could have made it first, to have us run with a configuration of theirs.
  if (!found.isDirectory() || (uid >= 0 && found.uid !== uid)) {
    throw new Error(`${directory} belongs to someone else: remove it, or set TMPDIR.`);
  }
  return directory;
}
