import { keyValues, list, record } from "../schema/collections";
import { type Extensible, object } from "../schema/object";
import { hostPath } from "../schema/paths";
import { anyText, boolean, integer, text } from "../schema/scalars";
import { child, type Mapping, scalar, textOf, withEntry } from "../yaml/node";

type Texts = Readonly<Record<string, string>>;

/** A network of services. */
export interface Network extends Extensible {
  /** @default the project's name, `_` and the key; the key alone for what is external */
  readonly name?: string;
  readonly driver?: string;
  readonly driver_opts?: Texts;
  readonly ipam?: Ipam;
  /** Whether it exists already. */
  readonly external: boolean;
  /** Whether nothing outside can be reached from it. */
  readonly internal: boolean;
  readonly enable_ipv4?: boolean;
  readonly enable_ipv6?: boolean;
  readonly attachable?: boolean;
  readonly labels?: Texts;
}

/** The addresses of a network. */
export interface Ipam extends Extensible {
  readonly driver?: string;
  readonly config?: readonly IpamPool[];
  readonly options?: Texts;
}

export interface IpamPool extends Extensible {
  readonly subnet?: string;
  readonly ip_range?: string;
  readonly gateway?: string;
  readonly aux_addresses?: Texts;
}

/** A volume that containers share, and that stays when they go. */
export interface Volume extends Extensible {
  /** @default the project's name, `_` and the key; the key alone for what is external */
  readonly name?: string;
  readonly driver?: string;
  readonly driver_opts?: Texts;
  /** Whether it exists already. */
  readonly external: boolean;
  readonly labels?: Texts;
}

/** Something secret that containers see as a file: exactly one of `file`, `environment` and `external` says where it is, unless a driver does. */
export interface Secret extends Extensible {
  readonly name?: string;
  /** An absolute path. */
  readonly file?: string;
  /** The variable of whoever deploys that has it. */
  readonly environment?: string;
  /** Whether it exists already. */
  readonly external: boolean;
  readonly labels?: Texts;
  readonly driver?: string;
  readonly driver_opts?: Texts;
  readonly template_driver?: string;
}

/** Settings that containers see as a file: exactly one of `content`, `file`, `environment` and `external` says where they are. */
export interface Config extends Extensible {
  readonly name?: string;
  readonly content?: string;
  /** An absolute path. */
  readonly file?: string;
  /** The variable of whoever deploys that has it. */
  readonly environment?: string;
  /** Whether it exists already. */
  readonly external: boolean;
  readonly labels?: Texts;
  readonly template_driver?: string;
}

/** An AI model. */
export interface AiModel extends Extensible {
  readonly name?: string;
  readonly model: string;
  readonly context_size?: number;
  readonly runtime_flags?: readonly string[];
}

const naming = { name: text, external: boolean, labels: keyValues(anyText) };
const driver = { driver: text, driver_opts: record(anyText) };

const pool = object<IpamPool>("a range of addresses", {
  subnet: text,
  ip_range: text,
  gateway: text,
  aux_addresses: record(text),
});

export const network = object<Network>(
  "a network",
  {
    ...naming,
    ...driver,
    ipam: object<Ipam>("the addresses of a network", {
      driver: text,
      config: list(pool, { key: (node) => textOf(child(node, "subnet")) }),
      options: record(text),
    }),
    internal: boolean,
    enable_ipv4: boolean,
    enable_ipv6: boolean,
    attachable: boolean,
  },
  { optional: true, defaults: { external: false, internal: false }, modernise: externalName },
);

export const volume = object<Volume>(
  "a volume",
  { ...naming, ...driver },
  { optional: true, defaults: { external: false }, modernise: externalName },
);

export const secret = object<Secret>(
  "a secret",
  { ...naming, ...driver, file: hostPath, environment: text, template_driver: text },
  { defaults: { external: false }, modernise: externalName },
);

export const config = object<Config>(
  "a config",
  { ...naming, content: text, file: hostPath, environment: text, template_driver: text },
  { defaults: { external: false }, modernise: externalName },
);

export const aiModel = object<AiModel>(
  "a model",
  { name: text, model: text, context_size: integer(0), runtime_flags: list(text) },
  { required: ["model"] },
);

/** `external: { name: x }` is the older way to write `external: true` and `name: x`. */
function externalName(node: Mapping): Mapping {
  const external = node.entries.get("external");
  if (external?.value.kind !== "mapping") return node;
  const name = external.value.entries.get("name");
  const modern = withEntry(node, "external", { at: external.at, value: scalar(external.value, true) });
  return name === undefined ? modern : withEntry(modern, "name", name);
}
