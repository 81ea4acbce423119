import { keyValues } from "../schema/key-values";
import { type Extensible, object } from "../schema/object";
import { record } from "../schema/record";
import { anyText, boolean, text } from "../schema/scalars";
import { externalName } from "./external";

type Texts = Readonly<Record<string, string>>;

/** A volume that containers share, and that stays when they go. */
export interface Volume extends Extensible {
  /** @default the project's name, `_` and the key; the key alone for what is external */
  readonly name?: string;
  readonly driver?: string;
  readonly driver_opts?: Texts;
  /** Whether it exists already. */
  readonly external: boolean;
  readonly labels?: Texts;
}

export const volume = object<Volume>(
  "a volume",
  { name: text, external: boolean, labels: keyValues(anyText), driver: text, driver_opts: record(anyText) },
  { optional: true, defaults: { external: false }, modernise: externalName },
);
