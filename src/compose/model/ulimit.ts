import { type Extensible, object } from "../schema/object";
import { record } from "../schema/record";
import { integer } from "../schema/scalars";
import { mapping } from "../yaml/node";

/** A limit of the kernel on a process; -1 for none. */
export interface Ulimit extends Extensible {
  readonly soft: number;
  readonly hard: number;
}

const ulimit = object<Ulimit>(
  "a soft and a hard limit",
  { soft: integer(-1), hard: integer(-1) },
  {
    required: ["soft", "hard"],
    short: { is: "a number", numbers: true, expand: (node) => mapping(node, { soft: node.value, hard: node.value }) },
  },
);

export const ulimits = record({ ...ulimit, replaces: true }, "a mapping of limits, such as nofile");
