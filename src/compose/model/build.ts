import { keyValues } from "../schema/key-values";
import { list, setOf } from "../schema/list";
import { type Extensible, object } from "../schema/object";
import { pathOrUrl } from "../schema/paths";
import { anyText, boolean, bytes, text, textOrNothing } from "../schema/scalars";
import { mapping } from "../yaml/node";
import { extraHosts } from "./extra-hosts";
import { type FileReference, fileReferences } from "./file-reference";
import { type Ulimit, ulimits } from "./ulimit";

/** How an image is built. */
export interface Build extends Extensible {
  /** An absolute path, or a URL. */
  readonly context?: string;
  /** Relative to the context. */
  readonly dockerfile?: string;
  readonly dockerfile_inline?: string;
  readonly entitlements?: readonly string[];
  /** `null` for what was to be passed on and is not set. */
  readonly args?: Readonly<Record<string, string | null>>;
  readonly ssh?: Readonly<Record<string, string | null>>;
  readonly labels?: Readonly<Record<string, string>>;
  readonly cache_from?: readonly string[];
  readonly cache_to?: readonly string[];
  readonly no_cache?: boolean;
  readonly no_cache_filter?: readonly string[];
  /** Absolute paths, or URLs. */
  readonly additional_contexts?: Readonly<Record<string, string>>;
  readonly network?: string;
  readonly provenance?: string;
  readonly sbom?: string;
  readonly pull?: boolean;
  readonly target?: string;
  /** In bytes. */
  readonly shm_size?: number;
  readonly extra_hosts?: Readonly<Record<string, readonly string[]>>;
  readonly isolation?: string;
  readonly privileged?: boolean;
  readonly secrets?: readonly FileReference[];
  readonly tags?: readonly string[];
  readonly ulimits?: Readonly<Record<string, Ulimit>>;
  readonly platforms?: readonly string[];
}

export const build = object<Build>(
  "how an image is built",
  {
    context: pathOrUrl,
    dockerfile: text,
    dockerfile_inline: text,
    entitlements: setOf(text),
    args: keyValues(textOrNothing),
    ssh: keyValues(textOrNothing),
    labels: keyValues(anyText),
    cache_from: list(text),
    cache_to: list(text),
    no_cache: boolean,
    no_cache_filter: setOf(text, { single: true }),
    additional_contexts: keyValues(pathOrUrl),
    network: text,
    provenance: anyText,
    sbom: anyText,
    pull: boolean,
    target: text,
    shm_size: bytes,
    extra_hosts: extraHosts,
    isolation: text,
    privileged: boolean,
    secrets: fileReferences,
    tags: setOf(text),
    ulimits,
    platforms: setOf(text),
  },
  { short: { is: "a directory", expand: (node) => mapping(node, { context: node.text }) } },
);
