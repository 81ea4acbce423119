import { stringify } from "yaml";
import { ComposeErrors } from "../../src/compose/errors";
import { Problems } from "../../src/compose/problems";
import { canonicalNode, type Type } from "../../src/compose/schema/type";
import { parseYaml } from "../../src/compose/yaml/parse";

/** What a type reads from a value, or what its errors say. */
export function readAs<T>(type: Type<T>, value: unknown): T | string[] | undefined {
  const problems: Problems = new Problems();
  const text = stringify(value, { defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "PLAIN" });
  const [node] = parseYaml(text, { file: "f", directory: "/dir", environment: {} }, problems);
  if (node === undefined) throw new Error("no document");
  const read = type.read(canonicalNode(type, node, problems), [], problems);
  if (!problems.hasErrors) return read;
  try {
    problems.throwErrors();
  } catch (error) {
    if (error instanceof ComposeErrors) return error.errors.map((each) => each.name);
    throw error;
  }
}
