import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { privateDirectory } from "../../scripts/private-directory";
import { providerVersion, terraformEnvironment } from "../../scripts/provider-mirror";
import { onPath } from "./emulator/machine";

/** Milliseconds that an answer is believed: the network may come back, or go away. */
const LIFETIME = { available: 15 * 60_000, missing: 60_000 };

const PROGRAMS = ["terraform", "moto_server", "uvx", "pipx", "docker", "podman"];
const VARIABLES = ["PATH", "TF_PROVIDER_MIRROR", "TF_PLUGIN_CACHE_DIR", "DOCKER_HOST", "PYENV_VERSION"];

/**
 * What `ask` answers about this machine. Asking takes seconds (2 s for the provider), so that the
 * workers of a test run, and the runs after it, share the answer by a file.
 */
export function remembered<T extends object>(name: string, ask: () => T): T {
  const file = path.join(privateDirectory(), `${name}-${fingerprint()}.json`);
  const found = read<T>(file);
  if (found !== undefined) return found;
  const answer = ask();
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, JSON.stringify(answer));
  fs.renameSync(draft, file);
  return answer;
}

function read<T extends object>(file: string): T | undefined {
  try {
    const answer = JSON.parse(fs.readFileSync(file, "utf8")) as T;
    const lifetime = "missing" in answer ? LIFETIME.missing : LIFETIME.available;
    return Date.now() - fs.statSync(file).mtimeMs < lifetime ? answer : undefined;
  } catch {
    return undefined; // not asked yet
  }
}

/** Another toolchain is another answer. */
function fingerprint(): string {
  const facts = {
    version: providerVersion(),
    cliConfig: terraformEnvironment().TF_CLI_CONFIG_FILE,
    variables: VARIABLES.map((name) => process.env[name]),
    programs: PROGRAMS.map(onPath),
  };
  return createHash("sha256").update(JSON.stringify(facts)).digest("hex").slice(0, 16);
}
