import { posix } from "node:path";
import type { FileReference } from "../model/file-reference";
import { type Account, eachKey, mapped } from "./account";
import type { Draft } from "./draft";
import type { FilePlan } from "./plan";

/** Directories whose own files a program needs: mounting over them would hide these. */
const SYSTEM =
  /^\/((usr|etc|var|opt|home|root|bin|sbin|lib|lib64|dev|proc|sys|run|tmp)|usr\/(local\/)?(bin|sbin|lib|share|local)|etc\/ssl(\/certs)?|var\/(lib|log|run))?$/;
const SECRETS = "/run/secrets";

/** What the files of references hold; `undefined` if that has been refused where they are declared. */
export type Contents = (key: string) => FilePlan["content"] | undefined;

/** Secrets: files in /run/secrets, as far as no path is given. */
export function translateSecrets(
  draft: Draft,
  references: readonly FileReference[],
  account: Account,
  contents: Contents,
): void {
  translateFiles(draft, references, account, contents, (name) => posix.resolve(SECRETS, name));
}

/** Configs: files at the root, as far as no path is given. */
export function translateConfigs(
  draft: Draft,
  references: readonly FileReference[],
  account: Account,
  contents: Contents,
): void {
  translateFiles(draft, references, account, contents, (name) => posix.resolve("/", name));
}

function translateFiles(
  draft: Draft,
  references: readonly FileReference[],
  account: Account,
  contents: Contents,
  pathOf: (name: string) => string,
): void {
  for (const [index, reference] of references.entries()) {
    const own = account.at(index);
    const path = pathOf(reference.target ?? reference.source);
    const problem = problemOf(draft, path);
    const shared = path.startsWith(`${SECRETS}/`)
      ? ""
      : " The directory holds the files that are put there, and hides those of the image.";
    eachKey(reference, own, {
      source: (_, key) => {
        const written = "A container of its own writes the file before the service's starts.";
        if (problem !== undefined && reference.target === undefined) key.refused(problem, TARGET);
        else if (shared === "") key.mapped(written);
        else key.approximated(`${written}${shared}`);
      },
      target: (_, key) => {
        if (problem !== undefined) key.refused(problem, TARGET);
        else if (shared === "") key.mapped("The path of the file.");
        else key.approximated(`The path of the file.${shared}`);
      },
      uid: (uid, key) => numericOrRefused(uid, key),
      gid: (gid, key) => numericOrRefused(gid, key),
      mode: mapped("The permissions of the file."),
    });
    const content = contents(reference.source);
    if (content === undefined || problem !== undefined) continue;
    const { uid = "0", gid = "0", mode = 0o444 } = reference;
    draft.files.push({ path, content, uid, gid, mode });
  }
}

const TARGET = "Give it a target in a directory of its own, such as /config/site.conf.";

function numericOrRefused(id: string, account: Account): void {
  if (/^\d{1,10}$/.test(id)) account.mapped("The owner of the file.");
  else account.refused("The owner of a file is a number.", "Write the number.");
}

function problemOf(draft: Draft, path: string): string | undefined {
  if (!/^\/[\w./ -]+$/.test(path)) return "ECS mounts no such path.";
  const directory = posix.dirname(path);
  if (SYSTEM.test(directory))
    return `ECS mounts directories, and one over ${directory} would hide what the program needs.`;
  const taken = [
    ...(draft.service.volumes ?? []).map(({ target }) => target),
    ...(draft.service.tmpfs ?? []).map((text) => text.split(":")[0]),
    ...(draft.service.shm_size === undefined ? [] : ["/dev/shm"]),
  ];
  if (taken.some((target) => target !== undefined && posix.resolve(target) === directory)) {
    return `Something else is mounted at ${directory}.`;
  }
  return draft.files.some((file) => file.path === path) ? `Another file is written to ${path}.` : undefined;
}
