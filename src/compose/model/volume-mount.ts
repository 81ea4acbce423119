import { keyValues } from "../schema/key-values";
import { list } from "../schema/list";
import { type Extensible, object } from "../schema/object";
import { containerPath, resolveHostPath } from "../schema/paths";
import { anyText, boolean, bytes, fileMode, oneOf, text } from "../schema/scalars";
import type { Type } from "../schema/type";
import { Flaw } from "../syntax/flaw";
import { parseVolume } from "../syntax/volumes";
import { child, mapping, type Node, scalar, textOf, withEntry } from "../yaml/node";

/** Something mounted into a container. */
export interface VolumeMount extends Extensible {
  readonly type: "bind" | "volume" | "tmpfs" | "npipe" | "cluster" | "image";
  /** Of a bind mount, the absolute path on the host; of a volume, its key in the project, and nothing for one without a name; of an image, the image. */
  readonly source?: string;
  /** The path in the container. */
  readonly target: string;
  readonly read_only?: boolean;
  readonly consistency?: string;
  readonly bind?: BindOptions;
  readonly volume?: VolumeOptions;
  readonly tmpfs?: TmpfsOptions;
  readonly image?: ImageOptions;
}

export interface BindOptions extends Extensible {
  readonly propagation?: string;
  /** Whether a directory is made where there is none. */
  readonly create_host_path?: boolean;
  readonly recursive?: "enabled" | "disabled" | "writable" | "readonly";
  readonly selinux?: "z" | "Z";
}

export interface VolumeOptions extends Extensible {
  readonly labels?: Readonly<Record<string, string>>;
  /** Whether a new volume stays empty, instead of taking what the image has at the target. */
  readonly nocopy?: boolean;
  /** The part of the volume that is mounted. */
  readonly subpath?: string;
}

export interface TmpfsOptions extends Extensible {
  /** In bytes. */
  readonly size?: number;
  readonly mode?: number;
}

export interface ImageOptions extends Extensible {
  readonly subpath?: string;
}

const mount = object<VolumeMount>(
  "a mount",
  {
    type: oneOf("bind", "volume", "tmpfs", "npipe", "cluster", "image"),
    source: text,
    target: containerPath,
    read_only: boolean,
    consistency: text,
    bind: object<BindOptions>("the options of a bind mount", {
      propagation: text,
      create_host_path: boolean,
      recursive: oneOf("enabled", "disabled", "writable", "readonly"),
      selinux: oneOf("z", "Z"),
    }),
    volume: object<VolumeOptions>("the options of a volume", {
      labels: keyValues(anyText),
      nocopy: boolean,
      subpath: text,
    }),
    tmpfs: object<TmpfsOptions>("the options of a tmpfs", { size: bytes, mode: fileMode }),
    image: object<ImageOptions>("the options of an image", { subpath: text }),
  },
  {
    required: ["type", "target"],
    short: {
      is: "a mount like ./data:/data:ro",
      expand(node) {
        const short = parseVolume(node.text);
        if (short instanceof Flaw) return short;
        const { readOnly, nocopy, selinux, propagation, ...rest } = short;
        const bind =
          short.type === "bind" ? { selinux, propagation, create_host_path: true } : { selinux, propagation };
        const options = { bind: optional(node, bind), volume: optional(node, { nocopy }) };
        return mapping(node, { ...rest, read_only: readOnly, ...options });
      },
    },
  },
);

/** The source of a bind mount is a path, relative to the file that names it. */
const located: Type<VolumeMount> = {
  ...mount,
  canonical(node, problems) {
    const canonical = mount.canonical(node, problems);
    const source = child(canonical, "source");
    const path = textOf(source);
    if (canonical.kind !== "mapping" || source === undefined || path === undefined) return canonical;
    if (textOf(child(canonical, "type")) !== "bind") return canonical;
    const value = scalar(source, resolveHostPath(path, source.source));
    return withEntry(canonical, "source", { at: canonical.entries.get("source")?.at ?? source.at, value });
  },
};

export const volumeMounts = list(located, { key: (node) => textOf(child(node, "target")) });

function optional(node: Node, values: Readonly<Record<string, string | boolean | undefined>>): Node | undefined {
  return Object.values(values).every((value) => value === undefined) ? undefined : mapping(node, values);
}
