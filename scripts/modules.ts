// Writes the Terraform modules: npm run modules [-- directory]
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { App } from "cdktf";
import { program } from "../src/core/program";
import { writeModules } from "../src/module/write-modules";
import { addModules } from "../src/modules";

const [directory = "dist/modules"] = process.argv.slice(2);

program(() => {
  const outdir = mkdtempSync(join(tmpdir(), "cdktf-ecs-modules-"));
  try {
    const app = new App({ outdir });
    addModules(app);
    for (const folder of writeModules(app, directory)) console.log(relative(".", folder));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
});
