import { list } from "../schema/list";
import { type Extensible, object } from "../schema/object";
import { text } from "../schema/scalars";
import { mapping } from "../yaml/node";

/** Files of another application that is part of this one. */
export interface Include extends Extensible {
  /** The second and later ones are merged over the first. */
  readonly path: readonly string[];
  /** @default `.env` in the project directory */
  readonly env_file?: readonly string[];
  /** What relative paths in the files are relative to. @default the directory of the first */
  readonly project_directory?: string;
}

const texts = list(text, { single: true });

export const includes = list(
  object<Include>(
    "files to include",
    { path: texts, env_file: texts, project_directory: text },
    { required: ["path"], short: { is: "a path", expand: (node) => mapping(node, { path: node.value }) } },
  ),
);
