import type { Account } from "./account";
import type { Draft } from "./draft";

/** The processors of a platform, by the name that Docker has for them; `undefined` if Fargate has none of these. */
export function architectureOf(platform = "linux/amd64"): "amd64" | "arm64" | undefined {
  const [, architecture] = /^linux\/(amd64|arm64)(?:\/v8)?$/.exec(platform) ?? [];
  return architecture as "amd64" | "arm64" | undefined;
}

/** The processors that a service is made for. */
export function translatePlatform(draft: Draft, platform: string, account: Account): undefined {
  const architecture = architectureOf(platform);
  if (architecture === undefined)
    return account.refused("Fargate has linux/amd64 and linux/arm64.", "Choose one of them.");
  draft.cpuArchitecture = architecture === "arm64" ? "ARM64" : "X86_64";
  account.mapped("The processors that the task runs on.");
}
