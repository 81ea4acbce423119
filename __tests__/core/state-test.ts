import * as path from "node:path";
import { TerraformStack } from "cdktf";
import { keepState, type SharedState } from "../../src/core/state";
import { synthesiseApp } from "../support/synth";

/** The backend of stack `shop`, and the folder in which Terraform reads it. */
function backend(shared?: SharedState | null) {
  let directory = "";
  const { json } = synthesiseApp((app) => {
    keepState(new TerraformStack(app, "shop"), shared);
    directory = path.join(app.outdir, "stacks/shop");
  }).stack("shop");
  return { directory, backend: json.terraform?.backend as Record<string, Record<string, unknown>> };
}

describe("keepState without a bucket", () => {
  it("keeps the state in the folder that the program runs in", () => {
    const { directory, backend: written } = backend();
    expect(Object.keys(written)).toEqual(["local"]);
    const file = String(written.local?.path);
    expect(path.resolve(directory, file)).toBe(path.resolve("terraform.shop.tfstate"));
  });

  it("writes no absolute path, which would bind the output to one machine", () => {
    expect(path.isAbsolute(String(backend().backend.local?.path))).toBe(false);
  });
});

describe("keepState with a setting that is null", () => {
  it("keeps the state in the local file", () => {
    expect(Object.keys(backend(null).backend)).toEqual(["local"]);
  });
});

describe("keepState with a bucket", () => {
  it("locks and encrypts the state, under the stack's name", () => {
    expect(backend({ bucket: "states", region: "ap-northeast-1" }).backend).toEqual({
      s3: { bucket: "states", region: "ap-northeast-1", key: "shop.tfstate", encrypt: true, use_lockfile: true },
    });
  });

  it("takes a prefix for the key, for an environment that has a stack of the same name", () => {
    const shared = { bucket: "states", region: "ap-northeast-1", prefix: "live/" };
    expect(backend(shared).backend.s3?.key).toBe("live/shop.tfstate");
  });

  it("takes nothing else from the setting, which nobody has typed", () => {
    const shared: SharedState & { encrypt: boolean } = { bucket: "states", region: "ap-northeast-1", encrypt: false };
    expect(backend(shared).backend.s3?.encrypt).toBe(true);
  });

  it.each([
    ["state.bucket is not set", { region: "ap-northeast-1" }],
    ['state.bucket is ""', { bucket: "", region: "ap-northeast-1" }],
    ["state.region is not set", { bucket: "states" }],
    ["state.region is 1", { bucket: "states", region: 1 }],
  ])("says that %s", (mistake, shared) => {
    expect(() => backend(shared as SharedState)).toThrow(`[shop] ${mistake}; allowed: `);
  });
});
