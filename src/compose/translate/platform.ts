import type { Account } from "./account";
import type { Draft } from "./draft";

/** The processors that a service is made for. */
export function translatePlatform(draft: Draft, platform: string, account: Account): undefined {
  const [, architecture] = /^linux\/(amd64|arm64)(?:\/v8)?$/.exec(platform) ?? [];
  if (architecture === undefined)
    return account.refused("Fargate has linux/amd64 and linux/arm64.", "Choose one of them.");
  draft.cpuArchitecture = architecture === "arm64" ? "ARM64" : "X86_64";
  account.mapped("The processors that the task runs on.");
}
