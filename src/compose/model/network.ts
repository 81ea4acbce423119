import { keyValues } from "../schema/key-values";
import { list } from "../schema/list";
import { type Extensible, object } from "../schema/object";
import { record } from "../schema/record";
import { anyText, boolean, text } from "../schema/scalars";
import { child, textOf } from "../yaml/node";
import { externalName } from "./external";

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

const pool = object<IpamPool>("a range of addresses", {
  subnet: text,
  ip_range: text,
  gateway: text,
  aux_addresses: record(text),
});

export const network = object<Network>(
  "a network",
  {
    name: text,
    external: boolean,
    labels: keyValues(anyText),
    driver: text,
    driver_opts: record(anyText),
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
