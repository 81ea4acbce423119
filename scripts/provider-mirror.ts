import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { privateDirectory } from "./private-directory";

const REGISTRY = "registry.terraform.io";
const PROVIDER = `${REGISTRY}/hashicorp/aws`;
/** How far below `/` a mirror is looked for: `find / -xdev -maxdepth 4`. */
const MAX_DEPTH = 4;
const UNSEARCHED = new Set(["/proc", "/sys", "/dev"]);

/** The version of hashicorp/aws that the TypeScript bindings were generated from. */
export function providerVersion(): string {
  const manifest = require.resolve("@cdktf/provider-aws/package.json");
  const { cdktf } = JSON.parse(fs.readFileSync(manifest, "utf8")) as { cdktf: { provider: { version: string } } };
  return cdktf.provider.version;
}

/**
 * The environment that Terraform is run with.
 *
 * A CLI configuration that the user has is left alone. Without one, a filesystem mirror of the
 * provider is used where the machine has one (no download of 700 MB, and it works offline), and
 * the public registry where it has none.
 */
export function terraformEnvironment(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { CHECKPOINT_DISABLE: "1", ...process.env };
  if (hasCliConfig(env)) return env;
  const mirror = mirrorInUse(env);
  if (mirror !== undefined) return { ...env, TF_CLI_CONFIG_FILE: writeCliConfig(mirror) };
  // Terraform refuses to start when the variable names a file that is not there.
  const { TF_CLI_CONFIG_FILE: _dangling, ...rest } = env;
  return rest;
}

/** The first mirror below `root` that holds `version` of the provider for this machine; breadth first. */
export function findMirror(version: string, root = "/"): string | undefined {
  const device = deviceOf(root);
  let level = [root];
  for (let depth = 1; depth <= MAX_DEPTH; depth++) {
    const next: string[] = [];
    for (const directory of level) {
      for (const name of subdirectories(directory)) {
        const child = path.join(directory, name);
        if (name === REGISTRY && holdsProvider(directory, version)) return directory;
        if (depth < MAX_DEPTH && !UNSEARCHED.has(child) && deviceOf(child) === device) next.push(child);
      }
    }
    level = next;
  }
  return undefined;
}

function hasCliConfig(env: NodeJS.ProcessEnv): boolean {
  return fs.existsSync(env.TF_CLI_CONFIG_FILE ?? path.join(os.homedir(), ".terraformrc"));
}

let searched: { mirror: string | undefined } | undefined;

function mirrorInUse(env: NodeJS.ProcessEnv): string | undefined {
  const version = providerVersion();
  const named = env.TF_PROVIDER_MIRROR;
  if (named) {
    if (holdsProvider(named, version)) return path.resolve(named);
    throw new Error(
      `TF_PROVIDER_MIRROR names ${named}, which holds no ${PROVIDER} ${version} for ${platform()}. ` +
        `Name the directory that contains ${REGISTRY}, or unset it.`,
    );
  }
  searched ??= { mirror: findMirror(version) };
  return searched.mirror;
}

/** Both layouts that Terraform documents: unpacked directories, and zip files. */
function holdsProvider(mirror: string, version: string): boolean {
  const provider = path.join(mirror, PROVIDER);
  return (
    fs.existsSync(path.join(provider, version, platform())) ||
    fs.existsSync(path.join(provider, `terraform-provider-aws_${version}_${platform()}.zip`))
  );
}

/** Terraform's name of this machine, such as `linux_amd64`. */
export function platform(): string {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const architectures: Partial<Record<NodeJS.Architecture, string>> = { x64: "amd64", ia32: "386" };
  return `${system}_${architectures[process.arch] ?? process.arch}`;
}

function writeCliConfig(mirror: string): string {
  const content = `provider_installation {
  filesystem_mirror {
    path    = ${JSON.stringify(mirror)}
    include = ["${PROVIDER}"]
  }
  direct {
    exclude = ["${PROVIDER}"]
  }
}
`;
  const digest = createHash("sha256").update(content).digest("hex").slice(0, 12);
  const file = path.join(privateDirectory(), `mirror-${digest}.tfrc`);
  if (!fs.existsSync(file)) {
    // Renamed into place: test workers do this at the same time.
    const draft = `${file}.${process.pid}`;
    fs.writeFileSync(draft, content, { mode: 0o600 });
    fs.renameSync(draft, file);
  }
  return file;
}

function subdirectories(directory: string): string[] {
  try {
    return fs
      .readdirSync(directory, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
  } catch {
    return []; // not ours to read
  }
}

function deviceOf(directory: string): number | undefined {
  return fs.lstatSync(directory, { throwIfNoEntry: false })?.dev;
}
