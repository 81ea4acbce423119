import { WrongTypeError } from "../errors";
import { composeFile } from "../model/project";
import type { Problems } from "../problems";
import { canonicalNode } from "../schema/type";
import { type Mapping, plain, type Source } from "../yaml/node";
import { parseYaml } from "../yaml/parse";
import { type Mention, readTextFile } from "./files";
import { interpolateNode } from "./interpolate-node";

/** The documents of a file, each with its variables filled in and the short syntax written out. */
export function readComposeFile(source: Source, mention: Mention, problems: Problems): Mapping[] {
  const content = readTextFile(source.file, mention, problems);
  if (content === undefined) return [];
  const documents = parseYaml(content, source, problems).map((node) => {
    return canonicalNode(composeFile, interpolateNode(node, [], problems), problems);
  });
  for (const { at, ...node } of documents.filter(({ kind }) => kind !== "mapping")) {
    const got = plain({ at, ...node });
    problems.error(
      new WrongTypeError({
        at,
        path: [],
        got,
        allowed: composeFile.is,
        fix: "Write services: and below it a service.",
      }),
    );
  }
  return documents.filter((node) => node.kind === "mapping");
}
