import type { VolumeMount } from "../model/volume-mount";
import { type Account, dropped, eachKey, type Handler, mapped, refused } from "./account";
import type { Directories } from "./directories";
import type { Draft } from "./draft";
import { userOf } from "./known-users";
import { mountTmpfs } from "./tmpfs";

const SUBPATH = /^[\w.-]+(\/[\w.-]+){0,2}$/;
const SOCKET = "/var/run/docker.sock";

/** What is mounted: named volumes are directories in EFS, those without a name and tmpfs go with the task. */
export function translateVolumes(
  draft: Draft,
  mounts: readonly VolumeMount[],
  account: Account,
  directories: Directories,
): void {
  for (const [index, mount] of mounts.entries()) {
    const own = account.at(index);
    const source = sourceOf(draft, mount, directories);
    eachKey(mount, own, {
      type: (type, key) => {
        if (mount.source !== undefined && type === "bind") key.dropped(SEE_SOURCE);
        else if (mount.source === undefined && type === "volume") key.approximated(GOES_WITH_TASK);
        else KINDS[type](type, key);
      },
      source,
      target: mapped("The path in the container."),
      read_only: mapped("In the mount of the container."),
      consistency: dropped("It is of Docker on a Mac alone."),
      bind: (options, key) => {
        const see = dropped(mount.source === undefined ? "It is for the files of a host." : SEE_SOURCE);
        eachKey(options, key, { propagation: see, create_host_path: see, recursive: see, selinux: see });
      },
      volume: (options, key) =>
        eachKey(options, key, {
          labels: dropped("They are for Docker's own tools."),
          nocopy: (nocopy, member) => {
            if (nocopy) member.mapped("A new directory in EFS is empty.");
            else member.approximated(STAYS_EMPTY);
          },
          subpath: (path, member) => {
            if (directories.isExisting(mount.source)) member.refused(NOT_OWN, "Write its directory there.");
            else if (isSubpath(path)) member.mapped("The directory of the access point.");
            else member.refused("EFS has no such directory.", "Write at most three names, with / between.");
          },
        }),
      tmpfs: (options, key) =>
        eachKey(options, key, {
          size: mapped("The size of the tmpfs."),
          mode: mapped("An option of the tmpfs."),
        }),
      image: refused("ECS mounts no images.", "Copy the files into the image of the service."),
    });
    add(draft, mount, directories);
  }
}

const NOT_OWN = "The file system is that of the parameters.";
const GOES_WITH_TASK =
  "Storage of the task, empty at first, that goes with it: what has no name, no other container could find.";
const STAYS_EMPTY = "A new directory in EFS stays empty: it takes over nothing that the image has there.";

const KINDS: Readonly<Record<VolumeMount["type"], Handler<unknown>>> = {
  volume: mapped("A volume of the task."),
  tmpfs: mapped("A tmpfs of the container."),
  bind: (_, account) => account.refused(NO_HOST, BIND),
  npipe: refused("Fargate has no named pipes of a host.", "Take the mount away."),
  cluster: refused("ECS has no cluster volumes.", "Use a named volume, which lies in EFS."),
  image: refused("ECS mounts no images.", "Copy the files into the image of the service."),
};
const NO_HOST = "Fargate has no host whose files could be mounted.";
const SEE_SOURCE = "See the source.";
const BIND =
  "Copy the files into the image, pass a file as a config, or keep data in a named volume, which lies in EFS.";

function sourceOf(draft: Draft, mount: VolumeMount, directories: Directories): Handler<string> {
  return (source, account) => {
    if (mount.type === "bind") {
      if (source === SOCKET) return account.refused("Fargate has no Docker to ask.", "Take the mount away.");
      return account.refused(NO_HOST, BIND);
    }
    if (mount.type !== "volume") return account.dropped("The type says what is mounted.");
    if (directories.isExisting(source)) return account.mapped(NOT_OWN);
    const owner = directories.ownerOf(source);
    const as = `Everything in it is written as the user ${owner.uid}, ${owner.because}.`;
    const text = `A directory in EFS, for all tasks. ${as}`;
    if (mount.volume?.nocopy && owner.of === draft.name) account.mapped(text);
    else account.approximated(mount.volume?.nocopy ? text : `${text} ${STAYS_EMPTY}`);
  };
}

function add(draft: Draft, mount: VolumeMount, directories: Directories): void {
  const { type, source, target, read_only: readOnly } = mount;
  if (type === "tmpfs") mountTmpfs(draft, target, mount.tmpfs?.size, optionsOf(mount));
  if (type !== "volume") return;
  const subpath = mount.volume?.subpath;
  if (source === undefined) draft.mounts.push({ containerPath: target, readOnly });
  else if (subpath === undefined || isSubpath(subpath)) {
    draft.mounts.push({ directory: directories.add(source, subpath), containerPath: target, readOnly });
    const { user } = draft.service;
    if (directories.isExisting(source)) return;
    const drops = user === undefined && !readOnly ? userOf(draft.image) : undefined;
    if (drops?.runsAs) draft.container.user = `${drops.uid}:${drops.gid}`;
  }
}

function isSubpath(path: string): boolean {
  return SUBPATH.test(path) && !path.split("/").some((name) => /^\.+$/.test(name));
}

function optionsOf({ tmpfs, read_only: readOnly }: VolumeMount): string[] {
  return [...(readOnly ? ["ro"] : []), ...(tmpfs?.mode === undefined ? [] : [`mode=${tmpfs.mode.toString(8)}`])];
}
