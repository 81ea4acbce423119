import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

const made: string[] = [];

/** A new empty directory that is removed when the tests of this file are done. */
export function scratchDirectory(name = "test"): string {
  const directory = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), `cdktf-ecs-${name}-`)));
  made.push(directory);
  return directory;
}

/** A new directory that holds the given files, by relative path. */
export function scratchFiles(files: Readonly<Record<string, string>>, name?: string): string {
  const directory = scratchDirectory(name);
  for (const [file, content] of Object.entries(files)) {
    const target = path.join(directory, file);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, content);
  }
  return directory;
}

afterAll(() => {
  for (const directory of made.splice(0)) fs.rmSync(directory, { recursive: true, force: true });
});
