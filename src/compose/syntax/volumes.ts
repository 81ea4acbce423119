import { Flaw } from "./flaw";

/** A mount, as the short syntax says it. */
export interface ShortVolume {
  readonly type: "bind" | "volume" | "npipe";
  /** A path of the host, or the name of a volume; none for a volume without a name. */
  readonly source?: string;
  readonly target: string;
  readonly readOnly?: boolean;
  readonly nocopy?: boolean;
  readonly selinux?: "z" | "Z";
  readonly propagation?: string;
  readonly consistency?: string;
}

const FORMS = "[SOURCE:]TARGET[:OPTIONS], the options being ro, rw, z, Z, nocopy and the like, with commas";
const PROPAGATIONS = ["private", "rprivate", "shared", "rshared", "slave", "rslave"];
const CONSISTENCIES = ["consistent", "cached", "delegated"];

/** Reads `./data:/data:ro`, `db:/var/lib/mysql` or `/cache`. A colon behind a single letter is that of a Windows drive. */
export function parseVolume(text: string): ShortVolume | Flaw {
  const parts = text.split(/(?<!(?:^|:)[a-zA-Z]):/);
  if (parts.length > 3) return new Flaw(FORMS, "Write two colons at most.");
  if (parts.includes("")) return new Flaw(FORMS, "Write something between the colons.");
  const [first = "", target, options] = parts;
  if (target === undefined) return { type: "volume", target: first };
  const settings = options === undefined ? {} : parseOptions(options.split(","));
  return settings instanceof Flaw ? settings : { type: typeOf(first), source: first, target, ...settings };
}

function typeOf(source: string): ShortVolume["type"] {
  if (source.startsWith("\\\\")) return "npipe";
  return /^([./~]|[a-zA-Z]:)/.test(source) ? "bind" : "volume";
}

function parseOptions(options: readonly string[]): Partial<ShortVolume> | Flaw {
  let settings: Partial<ShortVolume> = {};
  for (const option of options) {
    const setting = parseOption(option);
    if (setting === undefined) return new Flaw(FORMS, `Remove the option ${JSON.stringify(option)}.`);
    settings = { ...settings, ...setting };
  }
  return settings;
}

function parseOption(option: string): Partial<ShortVolume> | undefined {
  if (option === "ro" || option === "rw") return { readOnly: option === "ro" };
  if (option === "nocopy") return { nocopy: true };
  if (option === "z" || option === "Z") return { selinux: option };
  if (PROPAGATIONS.includes(option)) return { propagation: option };
  return CONSISTENCIES.includes(option) ? { consistency: option } : undefined;
}
