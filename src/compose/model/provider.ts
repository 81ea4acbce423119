import { list } from "../schema/list";
import { type Extensible, object } from "../schema/object";
import { record } from "../schema/record";
import { anyText, text } from "../schema/scalars";

/** A service that a tool outside of Docker provides. */
export interface Provider extends Extensible {
  readonly type: string;
  readonly options?: Readonly<Record<string, readonly string[]>>;
}

export const provider = object<Provider>(
  "a provider",
  { type: text, options: record(list(anyText, { single: true })) },
  { required: ["type"] },
);
