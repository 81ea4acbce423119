import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { loadCompose } from "../../src/compose/loader/load";
import { fileOf, project } from "../support/arbitrary-compose";
import { scratchDirectory } from "../support/scratch";

const FILE = join(scratchDirectory("compose"), "compose.yaml");

function load(content: string) {
  writeFileSync(FILE, content);
  return loadCompose({ files: [FILE], environment: {} });
}

describe("any project", () => {
  it("is the same when it is written as a file and loaded again, each key of it with a place", () => {
    fc.assert(
      fc.property(project, (model) => {
        const loaded = load(fileOf(model));
        expect(loaded.project).toEqual(model);
        expect(loaded.warnings).toEqual([]);
        const lines = readFileSync(FILE, "utf8").split("\n");
        for (const { path, at } of loaded.keys) {
          const key = path.findLast((step) => typeof step === "string") ?? "";
          const line = lines[at.line - 1]?.slice(at.column - 1) ?? "";
          if (typeof path.at(-1) === "string" && /^[a-z_]+$/.test(`${key}`)) expect(line).toContain(`${key}:`);
        }
      }),
      { numRuns: 150 },
    );
  });
});
