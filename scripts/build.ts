import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

const ROOT = resolve(__dirname, "..");
const SOURCE = join(ROOT, "src");
const LIBRARY = join(ROOT, "dist/lib");

/** Copies what programs read beside themselves, such as the code of a Lambda function. */
function copyData(): void {
  for (const file of readdirSync(SOURCE, { recursive: true, encoding: "utf8" })) {
    const isData = statSync(join(SOURCE, file)).isFile() && !file.endsWith(".ts");
    if (isData && existsSync(join(LIBRARY, dirname(file)))) copyFileSync(join(SOURCE, file), join(LIBRARY, file));
  }
}

// A file that src no longer has must not be published.
rmSync(LIBRARY, { recursive: true, force: true });
const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
const { status } = spawnSync(process.execPath, [tsc, "--project", "tsconfig.build.json"], {
  cwd: ROOT,
  stdio: "inherit",
});
if (status === 0) copyData();
process.exitCode = status ?? 1;
