import { relative } from "node:path";
import { App, LocalBackend, S3Backend, type TerraformStack } from "cdktf";
import { ConfigurationError } from "./errors";

/** A bucket, in S3, for the state that a team shares. */
export interface SharedState {
  readonly bucket: string;
  /** The bucket's region, for example `ap-northeast-1`. */
  readonly region: string;
  /**
   * What the keys in the bucket begin with: another one for each environment, such as `production/`. A state's key is `<prefix><stack>.tfstate`.
   * @default ""
   */
  readonly prefix?: string;
}

/**
 * Says where Terraform keeps the state of `stack`: in `shared` if that is given, under a lock file of its own; else in
 * `terraform.<stack>.tfstate` in the folder that the program runs in, where cdktf keeps it too. cdktf would write that as an absolute path, which
 * would bind the output to one machine.
 */
export function keepState(stack: TerraformStack, shared?: SharedState | null): void {
  const name = stack.node.id;
  if (shared === undefined || shared === null) {
    const { outdir, manifest } = App.of(stack);
    const { workingDirectory } = manifest.forStack(stack);
    new LocalBackend(stack, { path: relative(`${outdir}/${workingDirectory}`, `terraform.${name}.tfstate`) });
    return;
  }
  const { bucket, region, prefix = "" } = checked(stack, shared);
  const backend = new S3Backend(stack, { bucket, region, key: `${prefix}${name}.tfstate`, encrypt: true });
  // cdktf 0.21 is older than the lock file: https://developer.hashicorp.com/terraform/language/backend/s3#use_lockfile
  backend.addOverride("use_lockfile", true);
}

/** The setting comes from cdktf.json, so its type promises nothing. */
function checked(stack: TerraformStack, shared: SharedState): SharedState {
  for (const property of ["bucket", "region"] as const) {
    const value: unknown = shared[property];
    if (typeof value === "string" && value !== "") continue;
    throw new ConfigurationError(stack, {
      property: `state.${property}`,
      got: value,
      allowed: property === "bucket" ? "the name of a bucket in S3" : "the region of the bucket",
      fix: 'Write "state": { "bucket": "our-terraform-state", "region": "ap-northeast-1" }, or leave state out to keep it in a local file.',
    });
  }
  return shared;
}
