import { keyValues } from "../schema/key-values";
import { type Extensible, object } from "../schema/object";
import { hostPath } from "../schema/paths";
import { record } from "../schema/record";
import { anyText, boolean, text } from "../schema/scalars";
import { externalName } from "./external";

type Texts = Readonly<Record<string, string>>;

/** Something secret that containers see as a file: exactly one of `file`, `environment` and `external` says where it is, unless a driver does. */
export interface Secret extends Extensible {
  readonly name?: string;
  /** An absolute path. */
  readonly file?: string;
  /** The variable of whoever deploys that has it. */
  readonly environment?: string;
  /** Whether it exists already. */
  readonly external: boolean;
  readonly labels?: Texts;
  readonly driver?: string;
  readonly driver_opts?: Texts;
  readonly template_driver?: string;
}

export const secret = object<Secret>(
  "a secret",
  {
    name: text,
    external: boolean,
    labels: keyValues(anyText),
    driver: text,
    driver_opts: record(anyText),
    file: hostPath,
    environment: text,
    template_driver: text,
  },
  { defaults: { external: false }, modernise: externalName },
);
