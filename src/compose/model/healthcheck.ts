import { InvalidValueError } from "../errors";
import { list } from "../schema/list";
import { type Extensible, object } from "../schema/object";
import { boolean, duration, integer, text } from "../schema/scalars";
import { refuseType, type Type } from "../schema/type";
import { plain, scalar, sequence } from "../yaml/node";

/** How a container shows that it is well. Durations are in seconds. */
export interface Healthcheck extends Extensible {
  /** `["CMD", ...words]`, `["CMD-SHELL", command]`, or `["NONE"]`, which takes away that of the image. */
  readonly test?: readonly string[];
  readonly interval?: number;
  readonly timeout?: number;
  readonly retries?: number;
  /** How long failures do not count after the start. */
  readonly start_period?: number;
  /** How often is asked during `start_period`. */
  readonly start_interval?: number;
  readonly disable?: boolean;
}

const words = list(text);

const test: Type<readonly string[]> = {
  is: "a command, or a list that begins with CMD, CMD-SHELL or NONE",
  replaces: true,
  canonical: (node) =>
    node.kind === "scalar" && typeof node.value === "string"
      ? sequence(node, [scalar(node, "CMD-SHELL"), scalar(node, node.value)])
      : node,
  merge: (_, over) => over,
  read(node, path, problems) {
    if (node.kind !== "sequence") return refuseType(test, node, path, problems);
    const read = words.read(node, path, problems);
    if (read === undefined || read.length === 0 || ["CMD", "CMD-SHELL", "NONE"].includes(read[0] ?? "")) return read;
    const fix = `Put "CMD" in front of ${JSON.stringify(read[0])}.`;
    return problems.error(new InvalidValueError({ at: node.at, path, got: plain(node), allowed: test.is, fix }));
  },
};

export const healthcheck = object<Healthcheck>("a health check", {
  test,
  interval: duration,
  timeout: duration,
  retries: integer(0),
  start_period: duration,
  start_interval: duration,
  disable: boolean,
});
