import { keyValues } from "../schema/key-values";
import { list } from "../schema/list";
import { type Extensible, object } from "../schema/object";
import { boolean, text, textOrNothing } from "../schema/scalars";
import { command } from "./command";

/** A command that runs in the life of a container. */
export interface ServiceHook extends Extensible {
  readonly command: readonly string[];
  readonly user?: string;
  readonly privileged?: boolean;
  readonly working_dir?: string;
  readonly environment?: Readonly<Record<string, string | null>>;
}

/** A container that runs to its end before that of the service starts. */
export interface PreStartHook extends Omit<ServiceHook, "command"> {
  /** @default that of the image */
  readonly command?: readonly string[];
  /** @default that of the service */
  readonly image?: string;
  readonly per_replica?: boolean;
}

const settings = { user: text, privileged: boolean, working_dir: text, environment: keyValues(textOrNothing) };
export const hook = object<ServiceHook>("a hook", { command, ...settings }, { required: ["command"] });

export const hooks = list(hook);
export const preStartHooks = list(
  object<PreStartHook>("a hook", { command, image: text, per_replica: boolean, ...settings }),
);
