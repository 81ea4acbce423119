import { type Extensible, object } from "../schema/object";
import { record } from "../schema/record";
import { anyText, parsed } from "../schema/scalars";
import { Flaw } from "../syntax/flaw";
import { type AiModel, aiModel } from "./ai-model";
import { type Config, config } from "./config";
import { type Include, includes } from "./include";
import { type Network, network } from "./network";
import { type Secret, secret } from "./secret";
import { type Service, service } from "./service";
import { type Volume, volume } from "./volume";

type Named<T> = Readonly<Record<string, T>>;

/** A Compose application: all files merged, in long syntax, with variables filled in. */
export interface ComposeProject extends Extensible {
  readonly name: string;
  /** Those that no profile keeps out. */
  readonly services: Named<Service>;
  readonly networks: Named<Network>;
  readonly volumes: Named<Volume>;
  readonly secrets: Named<Secret>;
  readonly configs: Named<Config>;
  readonly models: Named<AiModel>;
}

/** What stands in files. */
export interface ComposeFile extends Partial<ComposeProject> {
  /** Compose itself no longer looks at it. */
  readonly version?: string;
  readonly include?: readonly Include[];
}

/** Tells the user what a project can be called. */
export const PROJECT_NAME = new Flaw(
  "lowercase letters, digits, - and _, beginning with a letter or digit",
  "Choose such a name.",
);

export function isProjectName(name: string): boolean {
  return /^[a-z0-9][a-z0-9_-]*$/.test(name);
}

const projectName = parsed("the name of a project", (value) => (isProjectName(value) ? value : PROJECT_NAME));

/** What services and resources can be called. */
const NAMES = { pattern: /^[a-zA-Z0-9._-]+$/, allowed: "letters, digits, dots, - and _" };

export const composeFile = object<ComposeFile>("a Compose file", {
  version: anyText,
  name: projectName,
  include: includes,
  services: record(service, "a mapping of services", NAMES),
  networks: record(network, "a mapping of networks", NAMES),
  volumes: record(volume, "a mapping of volumes", NAMES),
  secrets: record(secret, "a mapping of secrets", NAMES),
  configs: record(config, "a mapping of configs", NAMES),
  models: record(aiModel, "a mapping of models", NAMES),
});
