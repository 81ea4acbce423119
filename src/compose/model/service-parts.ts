import { keyed, keyValues, list, record } from "../schema/collections";
import { type Extensible, object } from "../schema/object";
import { hostPath } from "../schema/paths";
import { anyText, boolean, bytes, integer, oneOf, text, textOrNothing } from "../schema/scalars";
import type { Type } from "../schema/type";
import { child, type Mapping, mapping, scalar, textOf } from "../yaml/node";
import { command } from "./command";

/** Where the output of containers goes. */
export interface Logging extends Extensible {
  readonly driver?: string;
  readonly options?: Readonly<Record<string, string | null>>;
}

const loggingObject = object<Logging>("a logging driver", { driver: text, options: record(textOrNothing) });

/** Options are those of a driver: with another driver, a later file replaces them. */
export const logging: Type<Logging> = {
  ...loggingObject,
  merge(base, over) {
    const [earlier, later] = [textOf(child(base, "driver")), textOf(child(over, "driver"))];
    return earlier === undefined || later === undefined || earlier === later ? loggingObject.merge(base, over) : over;
  },
};

/** A device of the host. */
export interface Device extends Extensible {
  readonly source: string;
  readonly target?: string;
  /** Letters of `rwm`. */
  readonly permissions?: string;
}

const device = object<Device>(
  "a device",
  { source: text, target: text, permissions: text },
  {
    required: ["source"],
    short: {
      is: "a device like /dev/snd:/dev/snd:rw",
      expand(node) {
        const [source = "", target = source, permissions = "rwm"] = node.text.split(":");
        return mapping(node, { source, target, permissions });
      },
    },
  },
);

export const devices = list(device, { key: (node) => textOf(child(node, "target")) ?? textOf(child(node, "source")) });

/** A limit or a weight of reading and writing a device. */
export interface BlkioConfig extends Extensible {
  readonly weight?: number;
  readonly weight_device?: readonly BlkioWeight[];
  readonly device_read_bps?: readonly BlkioLimit[];
  readonly device_read_iops?: readonly BlkioLimit[];
  readonly device_write_bps?: readonly BlkioLimit[];
  readonly device_write_iops?: readonly BlkioLimit[];
}

export interface BlkioLimit extends Extensible {
  readonly path?: string;
  /** Bytes, or operations, in a second. */
  readonly rate?: number;
}

export interface BlkioWeight extends Extensible {
  readonly path?: string;
  readonly weight?: number;
}

const blkioLimits = list(object<BlkioLimit>("a limit", { path: text, rate: bytes }));

export const blkioConfig = object<BlkioConfig>("limits of reading and writing", {
  weight: integer(0),
  weight_device: list(object<BlkioWeight>("a weight", { path: text, weight: integer(0) })),
  device_read_bps: blkioLimits,
  device_read_iops: blkioLimits,
  device_write_bps: blkioLimits,
  device_write_iops: blkioLimits,
});

/** An account of Windows that a container acts as. */
export interface CredentialSpec extends Extensible {
  readonly config?: string;
  readonly file?: string;
  readonly registry?: string;
}

export const credentialSpec = object<CredentialSpec>("a credential spec", { config: text, file: text, registry: text });

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
const hook = object<ServiceHook>("a hook", { command, ...settings }, { required: ["command"] });

export const hooks = list(hook);
export const preStartHooks = list(
  object<PreStartHook>("a hook", { command, image: text, per_replica: boolean, ...settings }),
);

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

/** How a service reaches an AI model. */
export interface ModelBinding extends Extensible {
  /** The variable that gets the URL. */
  readonly endpoint_var?: string;
  /** The variable that gets the model's name. */
  readonly model_var?: string;
}

export const modelBindings = keyed(
  object<ModelBinding>("a model", { endpoint_var: text, model_var: text }, { optional: true }),
  "a list of models, or a mapping",
  (key) => scalar(key, null),
);

/** What a service extends. */
export interface Extends extends Extensible {
  readonly service: string;
  /** @default the file itself */
  readonly file?: string;
}

export const extended = object<Extends>(
  "what is extended",
  { service: text, file: text },
  {
    required: ["service"],
    short: { is: "a service", expand: (node): Mapping => mapping(node, { service: node.value }) },
  },
);
