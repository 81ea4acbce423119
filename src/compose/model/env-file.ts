import { list } from "../schema/list";
import { type Extensible, object } from "../schema/object";
import { hostPath } from "../schema/paths";
import { boolean, oneOf } from "../schema/scalars";
import { child, mapping, textOf } from "../yaml/node";

/** A file with variables. */
export interface EnvFile extends Extensible {
  /** Absolute. */
  readonly path: string;
  /** Whether it is an error that the file is not there. */
  readonly required: boolean;
  /** `raw` takes values as they stand, without quotes and variables. */
  readonly format?: "raw";
}

const envFile = object<EnvFile>(
  "a file with variables",
  { path: hostPath, required: boolean, format: oneOf("raw") },
  {
    required: ["path"],
    defaults: { required: true },
    short: { is: "a path", expand: (node) => mapping(node, { path: node.value }) },
  },
);

export const envFiles = list(envFile, { single: true, key: (node) => textOf(child(node, "path")) });
