import { type Extensible, object } from "../schema/object";
import { text } from "../schema/scalars";
import { mapping } from "../yaml/node";

/** What a service extends. */
export interface Extends extends Extensible {
  readonly service: string;
  /** @default the file itself */
  readonly file?: string;
}

export const extended = object<Extends>(
  "what is extended",
  { service: text, file: text },
  {
    required: ["service"],
    short: { is: "a service", expand: (node) => mapping(node, { service: node.value }) },
  },
);
