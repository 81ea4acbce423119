import { keyed } from "../schema/key-values";
import { setOf } from "../schema/list";
import { type Extensible, object } from "../schema/object";
import { record } from "../schema/record";
import { anyText, integer, text } from "../schema/scalars";
import { scalar } from "../yaml/node";

/** How a service is attached to a network. */
export interface NetworkAttachment extends Extensible {
  /** Other names of the service in the network. */
  readonly aliases?: readonly string[];
  readonly interface_name?: string;
  readonly ipv4_address?: string;
  readonly ipv6_address?: string;
  readonly link_local_ips?: readonly string[];
  readonly mac_address?: string;
  readonly driver_opts?: Readonly<Record<string, string>>;
  readonly priority?: number;
  readonly gw_priority?: number;
}

const attachment = object<NetworkAttachment>(
  "the attachment to a network",
  {
    aliases: setOf(text),
    interface_name: text,
    ipv4_address: text,
    ipv6_address: text,
    link_local_ips: setOf(text),
    mac_address: text,
    driver_opts: record(anyText),
    priority: integer(),
    gw_priority: integer(),
  },
  { optional: true },
);

export const networkAttachments = keyed(attachment, "a list of networks, or a mapping", (key) => scalar(key, null));
