import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { TerraformStack, Testing } from "cdktf";
import { strFromU8, unzipSync } from "fflate";
import { ZipAsset } from "../../src/core/zip-asset";
import { scratchDirectory } from "../support/scratch";
import { emptyStack } from "../support/synth";

const FILES = { "index.js": "exports.handler = () => {};\n", "data/größe.json": "{}" };

/** Writes the asset `code` of a stack, and gives the folder of that stack. */
function write(outdir: string, files: Readonly<Record<string, string>>): { asset: ZipAsset; directory: string } {
  const app = Testing.app({ outdir });
  const asset = new ZipAsset(new TerraformStack(app, "stack"), "code", files);
  app.synth();
  return { asset, directory: path.join(outdir, "stacks/stack") };
}

describe("a ZIP file beside the configuration", () => {
  it("holds the files", () => {
    const { asset, directory } = write(scratchDirectory(), FILES);
    const unzipped = unzipSync(fs.readFileSync(path.join(directory, asset.file)));
    const contents = Object.entries(unzipped).map(([name, bytes]) => [name, strFromU8(bytes)]);
    expect(Object.fromEntries(contents)).toEqual(FILES);
  });

  it("is written into a folder with a space in its name", () => {
    const { asset, directory } = write(path.join(scratchDirectory(), "my project"), FILES);
    expect(fs.existsSync(path.join(directory, asset.file))).toBe(true);
  });

  it("has the hash that Lambda states", () => {
    const { asset, directory } = write(scratchDirectory(), FILES);
    const bytes = fs.readFileSync(path.join(directory, asset.file));
    expect(asset.sha256).toBe(createHash("sha256").update(bytes).digest("base64"));
  });

  it("is the same bytes at another time, and has another path for another text", () => {
    const first = new ZipAsset(emptyStack(), "code", FILES);
    jest.useFakeTimers({ now: Date.now() + 400 * 24 * 3600 * 1000 });
    const later = new ZipAsset(emptyStack(), "code", FILES);
    jest.useRealTimers();
    expect([later.file, later.sha256]).toEqual([first.file, first.sha256]);
    const other = new ZipAsset(emptyStack(), "code", { ...FILES, "index.js": "" });
    expect(other.file).not.toBe(first.file);
    expect(other.file).toMatch(/^assets\/code\/[0-9a-f]{32}\.zip$/);
  });

  it("takes the place of its predecessor", () => {
    const outdir = scratchDirectory();
    const { directory } = write(outdir, FILES);
    const { asset } = write(outdir, { "index.js": "other" });
    expect(fs.readdirSync(path.join(directory, "assets/code"))).toEqual([path.basename(asset.file)]);
  });
});
