import { createHash } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ref, TerraformStack } from "cdktf";
import { addCustomSynthesis } from "cdktf/lib/synthesize/synthesizer";
import { Construct } from "constructs";
import { strToU8, zipSync } from "fflate";
import { addressOf } from "./address";

/** The earliest time that a ZIP file can state, so that the same files become the same bytes on every machine. */
const NO_TIME = new Date(1980, 0, 1);

/**
 * A ZIP file beside the configuration, made of `files`, by name. cdktf's own archives have the time of the checkout in them, and
 * thus another hash on every machine.
 */
export class ZipAsset extends Construct {
  /** In the folder of the configuration. */
  readonly file: string;
  /** Of the bytes, in base64, as Lambda states it. */
  readonly sha256: string;

  constructor(scope: Construct, id: string, files: Readonly<Record<string, string>>) {
    super(scope, id);
    const contents = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const);
    const bytes = zipSync(Object.fromEntries(contents), { level: 9, mtime: NO_TIME });
    const digest = createHash("sha256").update(bytes);
    this.sha256 = digest.copy().digest("base64");
    this.file = `assets/${addressOf(this)}/${digest.digest("hex").slice(0, 32)}.zip`;
    addCustomSynthesis(this, {
      onSynthesize: ({ outdir, manifest }) => {
        const { workingDirectory } = manifest.forStack(TerraformStack.of(this));
        const file = join(outdir, workingDirectory, this.file);
        rmSync(dirname(file), { recursive: true, force: true });
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, bytes);
      },
    });
  }

  /** From where Terraform runs: a module runs in the folder of its caller. */
  get path(): string {
    return `${ref("path.module")}/${this.file}`;
  }
}
