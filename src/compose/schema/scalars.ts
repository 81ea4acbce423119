import { InvalidValueError } from "../errors";
import { parseBytes } from "../syntax/bytes";
import { parseDuration } from "../syntax/durations";
import { Flaw } from "../syntax/flaw";
import type { Scalar } from "../yaml/node";
import { refuseType, type Type } from "./type";

/**
 * A single value.
 * @param from the value, `undefined` if it is of another type, a flaw if it is of the right type and means nothing
 */
export function scalarType<T>(is: string, from: (node: Scalar) => T | Flaw | undefined): Type<T> {
  const type: Type<T> = {
    is,
    canonical: (node) => node,
    merge: (_, over) => over,
    read(node, path, problems) {
      const value = node.kind === "scalar" ? from(node) : undefined;
      if (value === undefined) return refuseType(type, node, path, problems);
      if (!(value instanceof Flaw)) return value;
      const got = node.kind === "scalar" ? node.value : undefined;
      return problems.error(new InvalidValueError({ at: node.at, path, got, ...value }));
    },
  };
  return type;
}

/** A text. Compose takes no number for one: `1.10` would become `1.1`. */
export const text = scalarType("a text", ({ value }) => {
  if (typeof value === "number" || typeof value === "boolean")
    return new Flaw("a text", `Put it in quotes: "${value}".`);
  return value ?? undefined;
});

/** Anything single, as text. */
export const anyText = scalarType("a text, a number or a boolean", ({ value }) =>
  value === null ? undefined : String(value),
);

/** Anything single, as text; `null` for nothing. */
export const textOrNothing: Type<string | null> = {
  ...scalarType<string | null>("a text, a number, a boolean or nothing", ({ value }) =>
    value === null ? null : String(value),
  ),
  replaces: true,
};

/** `true`, or `yes` and `on` as YAML once had it. */
export const boolean = scalarType("true or false", ({ value }) => {
  if (typeof value === "boolean") return value;
  if (typeof value !== "string") return undefined;
  if (/^(true|y|yes|on)$/i.test(value)) return true;
  return /^(false|n|no|off)$/i.test(value) ? false : undefined;
});

/** A number, also as a text. */
export const number = scalarType("a number", ({ value }) => numberFrom(value));

/** A whole number from `least` to `most`. */
export function integer(least = Number.MIN_SAFE_INTEGER, most = Number.MAX_SAFE_INTEGER): Type<number> {
  return scalarType("a whole number", ({ value }) => {
    const number = numberFrom(value);
    if (number === undefined || !Number.isInteger(number)) return undefined;
    if (number >= least && number <= most) return number;
    const upTo = most === Number.MAX_SAFE_INTEGER ? "on" : `to ${most}`;
    return new Flaw(`a whole number from ${least} ${upTo}`, "Correct the number.");
  });
}

function numberFrom(value: Scalar["value"]): number | undefined {
  if (typeof value === "number") return value;
  return typeof value === "string" && /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(value) ? Number(value) : undefined;
}

/** A number of bytes, as a number or like `512m`. */
export const bytes = scalarType("a number of bytes, such as 512m", ({ value }) => {
  return typeof value === "string" || typeof value === "number" ? parseBytes(String(value)) : undefined;
});

/** The same, or -1 for no limit. */
export const bytesOrUnlimited = scalarType("a number of bytes, such as 512m, or -1", ({ value }) => {
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  return String(value) === "-1" ? -1 : parseBytes(String(value));
});

/** A duration like `1m30s`, in seconds. */
export const duration = scalarType("a duration, such as 1m30s", ({ value }) => {
  return typeof value === "string" || typeof value === "number" ? parseDuration(String(value)) : undefined;
});

/** Permissions of a file: `0440` and `"0440"` are octal, as they are everywhere. */
export const fileMode = scalarType("the permissions of a file, such as 0440", ({ value }) => {
  if (typeof value === "number") return value;
  if (typeof value !== "string") return undefined;
  return /^0?o?[0-7]+$/.test(value)
    ? Number.parseInt(value.replace("o", ""), 8)
    : new Flaw("permissions in octal, such as 0440", "Write four octal digits.");
});

/** One of some words. */
export function oneOf<const W extends string>(...words: readonly W[]): Type<W> {
  return scalarType(words.join(", "), ({ value }) => {
    if (typeof value !== "string") return undefined;
    return words.find((word) => word === value) ?? new Flaw(words.join(", "), "Write one of these.");
  });
}

/** A text that a function reads. */
export function parsed<T>(is: string, parse: (text: string) => T | Flaw): Type<T> {
  return scalarType(is, ({ value }) =>
    typeof value === "string" || typeof value === "number" ? parse(String(value)) : undefined,
  );
}
