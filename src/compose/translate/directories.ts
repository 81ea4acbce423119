import type { Service } from "../model/service";
import { userOf } from "./known-users";
import type { DirectoryPlan } from "./plan";

/** Who writes where nobody says: the first user that is not of the system on most images. */
const USER = 1000;
/** https://docs.aws.amazon.com/efs/latest/ug/API_PosixUser.html */
const MOST = 2 ** 32 - 1;

/** Who a directory belongs to. */
export interface Owner {
  readonly uid: number;
  readonly gid: number;
  /** Why. */
  readonly because: string;
  /** The service that has the user; none for the default. */
  readonly of?: string;
}

/** The directories in EFS that named volumes become, each of one user: that of the first service with a numeric one. */
export class Directories {
  private readonly used = new Map<string, DirectoryPlan>();

  /** @param existing the volumes that are file systems which exist */
  constructor(
    private readonly services: Readonly<Record<string, Service>>,
    private readonly existing: readonly string[] = [],
  ) {}

  /** Whether a volume is a file system that exists, of which the application makes no directory. */
  isExisting(volume: string | undefined): boolean {
    return volume !== undefined && this.existing.includes(volume);
  }

  get plans(): readonly DirectoryPlan[] {
    return [...this.used.values()];
  }

  /** The id of the directory of a volume, or of a part of it. */
  add(volume: string, subpath?: string): string {
    if (this.isExisting(volume)) return volume;
    const path = subpath === undefined ? `/${volume}` : `/${volume}/${subpath}`;
    const id = path.slice(1).replaceAll("/", "--");
    const { uid, gid } = this.ownerOf(volume);
    this.used.set(id, { id, path, uid, gid });
    return id;
  }

  ownerOf(volume: string): Owner {
    const mounting = Object.entries(this.services).filter(([, { volumes = [] }]) =>
      volumes.some(({ type, source }) => type === "volume" && source === volume),
    );
    for (const [of, { user }] of mounting) {
      const ids = numeric(user);
      if (ids !== undefined) return { ...ids, of, because: `which ${of} has` };
    }
    for (const [of, { image = "" }] of mounting) {
      const known = userOf(image);
      if (known === undefined) continue;
      const because = `that of ${of}'s image${known.runsAs ? ", which the container begins with: only root could become it" : ""}`;
      return { uid: known.uid, gid: known.gid, of, because };
    }
    return {
      uid: USER,
      gid: USER,
      because: "whoever the program is; give the service a user: with numbers to change that",
    };
  }
}

function numeric(user: string | undefined): Pick<Owner, "uid" | "gid"> | undefined {
  const [, uid, gid = uid] = /^(\d+)(?::(\d+))?$/.exec(user ?? "") ?? [];
  if (uid === undefined || Number(uid) > MOST || Number(gid) > MOST) return undefined;
  // The user root would need a permission of its own, and EFS makes it nobody without.
  return Number(uid) === 0 ? undefined : { uid: Number(uid), gid: Number(gid) };
}
