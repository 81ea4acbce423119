import { keyValues } from "../schema/key-values";
import { list, setOf } from "../schema/list";
import { type Extensible, object } from "../schema/object";
import { anyText, bytes, duration, integer, number, oneOf, text } from "../schema/scalars";
import type { Type } from "../schema/type";

/** How a service is run by a cluster. Durations are in seconds. */
export interface Deploy extends Extensible {
  /** `replicated`, `global`, `replicated-job` or `global-job`. */
  readonly mode?: string;
  /** How many containers. */
  readonly replicas?: number;
  readonly endpoint_mode?: string;
  /** Of the service, not of its containers. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly resources?: Resources;
  readonly update_config?: UpdateConfig;
  readonly rollback_config?: UpdateConfig;
  readonly restart_policy?: RestartPolicy;
  readonly placement?: Placement;
}

export interface Resources extends Extensible {
  readonly limits?: Limits;
  readonly reservations?: Reservations;
}

export interface Limits extends Extensible {
  /** In cores, 0.5 for a half. */
  readonly cpus?: number;
  /** In bytes. */
  readonly memory?: number;
  readonly pids?: number;
}

export interface Reservations extends Extensible {
  /** In cores. */
  readonly cpus?: number;
  /** In bytes. */
  readonly memory?: number;
  readonly generic_resources?: readonly GenericResource[];
  readonly devices?: readonly DeviceRequest[];
}

export interface GenericResource extends Extensible {
  readonly discrete_resource_spec?: DiscreteResource;
}

export interface DiscreteResource extends Extensible {
  readonly kind?: string;
  readonly value?: number;
}

/** Devices of a kind, such as GPUs. */
export interface DeviceRequest extends Extensible {
  readonly capabilities: readonly string[];
  /** A number, or `all`. */
  readonly count?: string;
  readonly device_ids?: readonly string[];
  readonly driver?: string;
  readonly options?: Readonly<Record<string, string>>;
}

export interface UpdateConfig extends Extensible {
  /** How many containers are changed at a time; 0 for all. */
  readonly parallelism?: number;
  readonly delay?: number;
  /** `continue`, `pause`, or `rollback`. */
  readonly failure_action?: string;
  readonly monitor?: number;
  readonly max_failure_ratio?: number;
  readonly order?: "start-first" | "stop-first";
}

export interface RestartPolicy extends Extensible {
  /** `none`, `on-failure` or `any`. */
  readonly condition?: string;
  readonly delay?: number;
  readonly max_attempts?: number;
  readonly window?: number;
}

export interface Placement extends Extensible {
  readonly constraints?: readonly string[];
  readonly preferences?: readonly PlacementPreference[];
  readonly max_replicas_per_node?: number;
}

export interface PlacementPreference extends Extensible {
  readonly spread?: string;
}

export const deviceRequests: Type<readonly DeviceRequest[]> = list(
  object<DeviceRequest>(
    "a request for devices",
    {
      capabilities: setOf(text),
      count: anyText,
      device_ids: setOf(text),
      driver: text,
      options: keyValues(anyText),
    },
    { required: ["capabilities"] },
  ),
);

const updateConfig = object<UpdateConfig>("how a service is updated", {
  parallelism: integer(0),
  delay: duration,
  failure_action: text,
  monitor: duration,
  max_failure_ratio: number,
  order: oneOf("start-first", "stop-first"),
});

const resources = object<Resources>("the resources of a container", {
  limits: object<Limits>("limits", { cpus: number, memory: bytes, pids: integer(-1) }),
  reservations: object<Reservations>("reservations", {
    cpus: number,
    memory: bytes,
    generic_resources: list(
      object<GenericResource>("a generic resource", {
        discrete_resource_spec: object<DiscreteResource>("a number of resources", { kind: text, value: number }),
      }),
    ),
    devices: deviceRequests,
  }),
});

export const deploy = object<Deploy>(
  "how a service is deployed",
  {
    mode: text,
    replicas: integer(0),
    endpoint_mode: text,
    labels: keyValues(anyText),
    resources,
    update_config: updateConfig,
    rollback_config: updateConfig,
    restart_policy: object<RestartPolicy>("when a container is restarted", {
      condition: text,
      delay: duration,
      max_attempts: integer(0),
      window: duration,
    }),
    placement: object<Placement>("where containers are placed", {
      constraints: setOf(text),
      preferences: list(object<PlacementPreference>("a preference", { spread: text })),
      max_replicas_per_node: integer(0),
    }),
  },
  { optional: true },
);
