import { list } from "../schema/list";
import { type Extensible, object } from "../schema/object";
import { text } from "../schema/scalars";
import { child, mapping, textOf } from "../yaml/node";

/** A device of the host. */
export interface Device extends Extensible {
  readonly source: string;
  readonly target?: string;
  /** Letters of `rwm`. */
  readonly permissions?: string;
}

const device = object<Device>(
  "a device",
  { source: text, target: text, permissions: text },
  {
    required: ["source"],
    short: {
      is: "a device like /dev/snd:/dev/snd:rw",
      expand(node) {
        const [source = "", target = source, permissions = "rwm"] = node.text.split(":");
        return mapping(node, { source, target, permissions });
      },
    },
  },
);

export const devices = list(device, { key: (node) => textOf(child(node, "target")) ?? textOf(child(node, "source")) });
