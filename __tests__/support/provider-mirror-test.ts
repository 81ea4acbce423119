import * as fs from "node:fs";
import * as path from "node:path";
import { findMirror, platform, providerVersion, terraformEnvironment } from "../../scripts/provider-mirror";
import { scratchDirectory, scratchFiles } from "./scratch";

const PROVIDER = "registry.terraform.io/hashicorp/aws";

function mirrorAt(directory: string, version: string): string {
  return `${directory}/${PROVIDER}/${version}/${platform()}/terraform-provider-aws`;
}

describe("findMirror", () => {
  it("finds the version asked for, not the mirror that holds another", () => {
    const root = scratchFiles({ [mirrorAt("a", "1.0.0")]: "", [mirrorAt("b/c", "2.0.0")]: "" });
    expect(findMirror("2.0.0", root)).toBe(path.join(root, "b/c"));
    expect(findMirror("3.0.0", root)).toBeUndefined();
  });

  it("takes zip files, too", () => {
    const root = scratchFiles({ [`a/${PROVIDER}/terraform-provider-aws_1.0.0_${platform()}.zip`]: "" });
    expect(findMirror("1.0.0", root)).toBe(path.join(root, "a"));
  });

  it("looks four levels deep, and no deeper", () => {
    expect(findMirror("1.0.0", scratchFiles({ [mirrorAt("1/2/3", "1.0.0")]: "" }))).toBeDefined();
    expect(findMirror("1.0.0", scratchFiles({ [mirrorAt("1/2/3/4", "1.0.0")]: "" }))).toBeUndefined();
  });
});

describe("terraformEnvironment", () => {
  const before = { ...process.env };
  afterEach(() => {
    process.env = { ...before };
  });

  it("leaves a CLI configuration alone that is there", () => {
    const file = path.join(scratchFiles({ rc: "" }), "rc");
    process.env.TF_CLI_CONFIG_FILE = file;
    expect(terraformEnvironment().TF_CLI_CONFIG_FILE).toBe(file);
  });

  it("writes one for the mirror that is named, which nobody else may read", () => {
    const mirror = scratchFiles({ [mirrorAt(".", providerVersion())]: "" });
    process.env.TF_CLI_CONFIG_FILE = path.join(mirror, "missing");
    process.env.TF_PROVIDER_MIRROR = mirror;
    const file = terraformEnvironment().TF_CLI_CONFIG_FILE ?? "";
    expect(fs.readFileSync(file, "utf8")).toContain(`path    = "${mirror}"`);
    expect(fs.statSync(file).mode & 0o077).toBe(0);
    fs.rmSync(file);
  });

  it("refuses a mirror without the provider", () => {
    process.env.TF_CLI_CONFIG_FILE = "/missing";
    process.env.TF_PROVIDER_MIRROR = scratchDirectory();
    expect(() => terraformEnvironment()).toThrow(/TF_PROVIDER_MIRROR .* holds no .*hashicorp\/aws/);
  });

  it("asks no version service, unless told to", () => {
    delete process.env.CHECKPOINT_DISABLE;
    expect(terraformEnvironment().CHECKPOINT_DISABLE).toBe("1");
    process.env.CHECKPOINT_DISABLE = "";
    expect(terraformEnvironment().CHECKPOINT_DISABLE).toBe("");
  });
});
