import type { UlimitName } from "../../task-definition/container-system";
import type { Ulimit } from "../model/ulimit";
import { type Account, eachItem } from "./account";
import type { Draft } from "./draft";
import { EC2 } from "./instead";

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_KernelCapabilities.html */
const CAPABILITIES: ReadonlySet<string> = new Set(
  `ALL AUDIT_CONTROL AUDIT_WRITE BLOCK_SUSPEND CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID IPC_LOCK IPC_OWNER KILL LEASE
  LINUX_IMMUTABLE MAC_ADMIN MAC_OVERRIDE MKNOD NET_ADMIN NET_BIND_SERVICE NET_BROADCAST NET_RAW SETFCAP SETGID SETPCAP SETUID
  SYS_ADMIN SYS_BOOT SYS_CHROOT SYS_MODULE SYS_NICE SYS_PACCT SYS_PTRACE SYS_RAWIO SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG SYSLOG
  WAKE_ALARM`.split(/\s+/),
);
/** Those that every container has: https://docs.docker.com/engine/containers/run/#runtime-privilege-and-linux-capabilities */
const GIVEN: ReadonlySet<string> = new Set(
  `AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE NET_RAW SETFCAP SETGID SETPCAP SETUID SYS_CHROOT`.split(
    " ",
  ),
);

/** Of capabilities, Fargate gives SYS_PTRACE alone, besides those that every container has. */
export function translateAddedCapabilities(draft: Draft, names: readonly string[], account: Account): void {
  const dropped = (draft.service.cap_drop ?? []).map(plain);
  const added: string[] = [];
  eachItem(names, account, (name, own) => {
    const capability = plain(name);
    if (capability === "SYS_PTRACE") {
      added.push(capability);
      own.mapped("A capability of the container.");
    } else if (GIVEN.has(capability) && !dropped.includes(capability) && !dropped.includes("ALL")) {
      own.mapped("Every container has it.");
    } else own.refused("Fargate adds no capability but SYS_PTRACE.", EC2);
  });
  if (added.length > 0) draft.linux.addCapabilities = [...new Set(added)];
}

export function translateDroppedCapabilities(draft: Draft, names: readonly string[], account: Account): void {
  const dropped: string[] = [];
  eachItem(names, account, (name, own) => {
    const capability = plain(name);
    if (!CAPABILITIES.has(capability))
      return own.refused("ECS knows no such capability.", "Correct its name, or take it away.");
    dropped.push(capability);
    own.mapped("The container goes without the capability.");
  });
  if (dropped.length > 0) draft.linux.dropCapabilities = [...new Set(dropped)];
}

function plain(capability: string): string {
  return capability.toUpperCase().replace(/^CAP_/, "");
}

const ULIMITS: readonly UlimitName[] = [
  "core",
  "cpu",
  "data",
  "fsize",
  "locks",
  "memlock",
  "msgqueue",
  "nice",
  "nofile",
  "nproc",
  "rss",
  "rtprio",
  "rttime",
  "sigpending",
  "stack",
];

/** Limits of processes. */
export function translateUlimits(draft: Draft, ulimits: Readonly<Record<string, Ulimit>>, account: Account): void {
  const limits = Object.entries(ulimits).flatMap(([key, { soft, hard }]) => {
    const own = account.at(key);
    const name = ULIMITS.find((known) => known === key);
    if (name === undefined) own.refused("ECS knows no such limit.", `There are ${ULIMITS.join(", ")}.`);
    else if (hard !== -1 && (soft > hard || soft === -1)) {
      own.refused("The soft limit is above the hard one.", "Lower soft, or raise hard.");
    } else {
      own.mapped("A limit of the container.");
      return [{ name, softLimit: soft, hardLimit: hard }];
    }
    return [];
  });
  if (limits.length > 0) draft.container.ulimits = limits;
}

/** Kernel parameters: those of the network are the task's own. */
export function translateSysctls(draft: Draft, sysctls: Readonly<Record<string, string>>, account: Account): void {
  const controls: [string, string][] = [];
  for (const [name, value] of Object.entries(sysctls)) {
    const own = account.at(name);
    if (!/^net\.[\w.-]+$/.test(name))
      own.refused("On Fargate, a task sets kernel parameters of its network alone.", EC2);
    else {
      controls.push([name, value]);
      own.mapped("A kernel parameter of the task.");
    }
  }
  if (controls.length > 0) draft.container.systemControls = Object.fromEntries(controls);
}

/** Hardening that Fargate lacks may go; loosening may not. */
export function translateSecurityOptions(options: readonly string[], account: Account): void {
  eachItem(options, account, (option, own) => {
    if (/unconfined|disable|:false$/.test(option)) own.refused("Fargate confines every container.", EC2);
    else
      own.dropped("Hardening that Fargate does not offer: the program runs as before, in a machine of the task's own.");
  });
}
