import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./support/markdown";

interface Entry {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

describe("the lock file", () => {
  it("knows the native parts of every package, those for other systems too: `npm ci` fails otherwise", () => {
    const packages: Readonly<Record<string, Entry>> = JSON.parse(
      readFileSync(join(ROOT, "package-lock.json"), "utf8"),
    ).packages;
    const known = new Set(Object.keys(packages).map((path) => path.split("node_modules/").at(-1)));
    const wanted = Object.values(packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
    expect(wanted.length).toBeGreaterThan(50);
    expect(wanted.filter((name) => !known.has(name))).toEqual([]);
  });
});
