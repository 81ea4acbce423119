import { InvalidValueError, UndefinedVariableError } from "../errors";
import type { Path } from "../path";
import type { Problems } from "../problems";
import { Flaw } from "../syntax/flaw";
import { interpolate, MissingVariable } from "../syntax/interpolation";
import type { Node, Scalar } from "../yaml/node";
import { lookupIn } from "./environment-files";

/** Fills the variables of its file's environment into every text; keys have none. */
export function interpolateNode(node: Node, path: Path, problems: Problems): Node {
  if (node.kind === "scalar") return interpolateScalar(node, path, problems);
  if (node.kind === "sequence") {
    const items = node.items.map((item, index) => interpolateNode(item, [...path, index], problems));
    return { ...node, items };
  }
  const entries = [...node.entries].map(
    ([key, { at, value }]) => [key, { at, value: interpolateNode(value, [...path, key], problems) }] as const,
  );
  return { ...node, entries: new Map(entries) };
}

function interpolateScalar(node: Scalar, path: Path, problems: Problems): Scalar {
  if (typeof node.value !== "string" || !node.value.includes("$")) return node;
  const { at, value: got } = node;
  const filled = interpolate(node.value, lookupIn(node.source.environment));
  if (filled instanceof Flaw) {
    problems.error(new InvalidValueError({ at, path, got, ...filled }));
    return node;
  }
  if (filled instanceof MissingVariable) {
    const { name, message } = filled;
    const fix = message === "" ? `Set ${name} in the environment or in .env.` : `Set ${name}: ${message}`;
    problems.error(new UndefinedVariableError({ at, path, got, allowed: `the variable ${name} set`, fix }));
    return node;
  }
  for (const name of filled.unset) {
    problems.warn(at, `The variable ${name} is not set; it counts as an empty text. Set it, or write \${${name}:-}.`);
  }
  return { ...node, value: filled.text, text: filled.text };
}
