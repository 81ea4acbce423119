import { InvalidValueError } from "../errors";
import { list } from "../schema/list";
import { text } from "../schema/scalars";
import type { Type } from "../schema/type";
import { refuseType } from "../schema/type";
import { Flaw } from "../syntax/flaw";
import { splitShellWords } from "../syntax/shell-words";

const words = list(text);

/** A command: a list of words, or a text that is split as a shell would. Without any word it takes away that of the image; nothing keeps that. */
export const command: Type<readonly string[]> = {
  is: "a command, as a text or as a list of its words",
  replaces: true,
  canonical: (node) => node,
  merge: (_, over) => over,
  read(node, path, problems) {
    if (node.kind === "sequence") return words.read(node, path, problems);
    if (node.kind !== "scalar" || (node.value !== null && typeof node.value !== "string")) {
      return refuseType(command, node, path, problems);
    }
    if (node.value === null) return undefined;
    const split = splitShellWords(node.value);
    if (!(split instanceof Flaw)) return split;
    return problems.error(new InvalidValueError({ at: node.at, path, got: node.value, ...split }));
  },
};
