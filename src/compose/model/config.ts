import { keyValues } from "../schema/key-values";
import { type Extensible, object } from "../schema/object";
import { hostPath } from "../schema/paths";
import { anyText, boolean, text } from "../schema/scalars";
import { externalName } from "./external";

type Texts = Readonly<Record<string, string>>;

/** Settings that containers see as a file: exactly one of `content`, `file`, `environment` and `external` says where they are. */
export interface Config extends Extensible {
  readonly name?: string;
  readonly content?: string;
  /** An absolute path. */
  readonly file?: string;
  /** The variable of whoever deploys that has it. */
  readonly environment?: string;
  /** Whether it exists already. */
  readonly external: boolean;
  readonly labels?: Texts;
  readonly template_driver?: string;
}

export const config = object<Config>(
  "a config",
  {
    name: text,
    external: boolean,
    labels: keyValues(anyText),
    content: text,
    file: hostPath,
    environment: text,
    template_driver: text,
  },
  { defaults: { external: false }, modernise: externalName },
);
