import { list } from "../schema/list";
import { type Extensible, object } from "../schema/object";
import { anyText, fileMode, text } from "../schema/scalars";
import { child, mapping, textOf } from "../yaml/node";

/** A secret or a config that a container sees as a file. */
export interface FileReference extends Extensible {
  /** Its key in the project. */
  readonly source: string;
  /** Where the file stands: a path, or a name in `/run/secrets`. */
  readonly target?: string;
  readonly uid?: string;
  readonly gid?: string;
  readonly mode?: number;
}

const fileReference = object<FileReference>(
  "a reference",
  { source: text, target: text, uid: anyText, gid: anyText, mode: fileMode },
  { required: ["source"], short: { is: "a name", expand: (node) => mapping(node, { source: node.value }) } },
);

export const fileReferences = list(fileReference, {
  key: (node) => textOf(child(node, "target")) ?? textOf(child(node, "source")),
});
