import { App } from "cdktf";
import { NetworkModule } from "../../src/modules/network/network-module";
import { scratchDirectory } from "./scratch";
import { Synthesised } from "./synth";

/** The module `network`, as Terraform reads it. */
export function networkModule(): Synthesised {
  const module = new NetworkModule(new App({ outdir: scratchDirectory("network") }));
  return new Synthesised(JSON.stringify(module.toTerraform()));
}
