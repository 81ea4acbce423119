import { list } from "../schema/list";
import { type Extensible, object } from "../schema/object";
import { hostPath } from "../schema/paths";
import { boolean, oneOf, text } from "../schema/scalars";
import { hook, type ServiceHook } from "./hook";

/** What `docker compose watch` does. */
export interface Develop extends Extensible {
  readonly watch?: readonly Watch[];
}

export interface Watch extends Extensible {
  readonly path: string;
  readonly action: "rebuild" | "sync" | "restart" | "sync+restart" | "sync+exec";
  readonly target?: string;
  readonly ignore?: readonly string[];
  readonly include?: readonly string[];
  readonly exec?: ServiceHook;
  readonly initial_sync?: boolean;
}

const patterns = list(text, { single: true });

const watch = object<Watch>(
  "what is watched",
  {
    path: hostPath,
    action: oneOf("rebuild", "sync", "restart", "sync+restart", "sync+exec"),
    target: text,
    ignore: patterns,
    include: patterns,
    exec: hook,
    initial_sync: boolean,
  },
  { required: ["path", "action"] },
);

export const develop = object<Develop>("what is watched", { watch: list(watch) }, { optional: true });
