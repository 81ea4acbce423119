import { parseBytes } from "../syntax/bytes";
import type { Account } from "./account";
import type { Draft } from "./draft";

const MIB = 1024 ** 2;
/** ECS wants a size; Docker takes half of the host's memory. */
const DEFAULT_MIB = 64;
/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Tmpfs.html */
const OPTION =
  /^(defaults|ro|rw|suid|nosuid|dev|nodev|exec|noexec|sync|async|dirsync|remount|mand|nomand|atime|noatime|diratime|nodiratime|relatime|norelatime|strictatime|nostrictatime|(mode|uid|gid|nr_inodes|nr_blocks|mpol)=.+)$/;

/** Mounts a file system in memory. */
export function mountTmpfs(
  draft: Draft,
  containerPath: string,
  bytes: number | undefined,
  options: readonly string[],
): void {
  const sizeMiB = bytes === undefined || bytes === 0 ? DEFAULT_MIB : Math.ceil(bytes / MIB);
  draft.tmpfs.push({ containerPath, sizeMiB, ...(options.length > 0 && { mountOptions: options }) });
}

/** `tmpfs`, each with its options behind a colon if any: `/run:size=64m,mode=755`. */
export function translateTmpfs(draft: Draft, tmpfs: readonly string[], account: Account): void {
  for (const [index, text] of tmpfs.entries()) {
    const own = account.at(index);
    const [path = "", list = ""] = text.split(":");
    const options = list === "" ? [] : list.split(",");
    const size = options.find((option) => option.startsWith("size="))?.slice("size=".length);
    const bytes = size === undefined ? undefined : parseBytes(size);
    const others = options.filter((option) => !option.startsWith("size="));
    const wrong =
      others.find((option) => !OPTION.test(option)) ?? (typeof bytes === "object" ? `size=${size}` : undefined);
    if (wrong !== undefined || !path.startsWith("/")) {
      own.refused(`ECS takes no tmpfs like that: ${wrong ?? path}.`, "Write it like /run:size=64m,mode=755.");
      continue;
    }
    mountTmpfs(draft, path, typeof bytes === "number" ? bytes : undefined, others);
    if (bytes === undefined) own.approximated(`A tmpfs of ${DEFAULT_MIB} MiB: ECS wants a size, size= says another.`);
    else own.mapped("A tmpfs of the container.");
  }
}

/** `/dev/shm`, whose size ECS does not set on Fargate, as a tmpfs. */
export function translateSharedMemory(draft: Draft, bytes: number, account: Account): undefined {
  if (bytes === 0) return account.dropped("No size.");
  mountTmpfs(draft, "/dev/shm", bytes, []);
  account.approximated("A tmpfs at /dev/shm: on Fargate ECS sets no size of the shared memory itself.");
}
