import { App } from "cdktf";
import { AlbModule } from "../../src/modules/alb/alb-module";
import { scratchDirectory } from "./scratch";
import { Synthesised } from "./synth";

/** The module `alb`, as Terraform reads it. */
export function albModule(): Synthesised {
  const module = new AlbModule(new App({ outdir: scratchDirectory("alb") }));
  return new Synthesised(JSON.stringify(module.toTerraform()));
}
