import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { Testing } from "cdktf";
import { ModuleStack } from "../../src/module/module-stack";
import { Synthesised } from "./synth";

/** The module `module` with what `build` puts into it, without validations. */
export function synthesiseModule(build: (module: ModuleStack) => void): Synthesised {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), "cdktf-ecs-module-"));
  try {
    const module = new ModuleStack(Testing.app({ outdir }), "module", { description: "A module of a test." });
    build(module);
    return new Synthesised(Testing.synth(module));
  } finally {
    fs.rmSync(outdir, { recursive: true, force: true });
  }
}
