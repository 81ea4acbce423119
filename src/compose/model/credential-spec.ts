import { type Extensible, object } from "../schema/object";
import { text } from "../schema/scalars";

/** An account of Windows that a container acts as. */
export interface CredentialSpec extends Extensible {
  readonly config?: string;
  readonly file?: string;
  readonly registry?: string;
}

export const credentialSpec = object<CredentialSpec>("a credential spec", { config: text, file: text, registry: text });
