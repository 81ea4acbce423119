import { list } from "../schema/list";
import { type Extensible, object } from "../schema/object";
import { record } from "../schema/record";
import { anyText, boolean, bytes, integer, oneOf, text } from "../schema/scalars";
import type { Type } from "../schema/type";
import { type Entry, type Mapping, type Node, scalar, sequence, withEntry, withoutEntry } from "../yaml/node";
import { type Healthcheck, healthcheck } from "./healthcheck";

/** What an `ecs-params.yml` says of the container of a service. */
export interface ContainerParams extends Extensible {
  readonly essential?: boolean;
  readonly depends_on?: readonly ContainerDependencyParams[];
  readonly repository_credentials?: CredentialsParams;
  /** CPU units. */
  readonly cpu_shares?: number;
  /** Bytes. */
  readonly mem_limit?: number;
  /** Bytes. */
  readonly mem_reservation?: number;
  readonly gpu?: string;
  readonly init_process_enabled?: boolean;
  readonly healthcheck?: Healthcheck;
  readonly firelens_configuration?: FirelensParams;
  readonly logging?: LoggingParams;
  readonly secrets?: readonly SecretParams[];
}

export interface ContainerDependencyParams extends Extensible {
  /** The name of a service. */
  readonly container_name: string;
  readonly condition: "START" | "COMPLETE" | "SUCCESS" | "HEALTHY";
}

export interface CredentialsParams extends Extensible {
  readonly credentials_parameter?: string;
}

export interface FirelensParams extends Extensible {
  readonly type?: string;
  readonly options?: Readonly<Record<string, string>>;
}

export interface LoggingParams extends Extensible {
  readonly secret_options?: readonly SecretParams[];
}

/** A secret that becomes an environment variable. */
export interface SecretParams extends Extensible {
  /** The ARN of a secret or of a parameter, or the name of a parameter. */
  readonly value_from: string;
  readonly name: string;
}

const secrets = list(
  object<SecretParams>("a secret", { value_from: text, name: text }, { required: ["value_from", "name"] }),
);

/** The health check of Compose, of which ecs-cli took more: `command` for `test`, a list of one for a line of the shell, seconds without a unit. */
const healthcheckParams: Type<Healthcheck> = {
  ...healthcheck,
  canonical: (node, problems) =>
    healthcheck.canonical(node.kind === "mapping" ? withSeconds(withTest(node)) : node, problems),
};

function withTest(node: Mapping): Mapping {
  const { entries } = node;
  const [name, entry] = entries.has("test") ? ["test", entries.get("test")] : ["command", entries.get("command")];
  if (entry === undefined) return node;
  return withEntry(withoutEntry(node, name), "test", { at: entry.at, value: shellLine(entry.value) });
}

function shellLine(node: Node): Node {
  if (node.kind !== "sequence" || node.items.length !== 1) return node;
  return sequence(node, [scalar(node, "CMD-SHELL"), ...node.items]);
}

function withSeconds(node: Mapping): Mapping {
  return ["interval", "timeout", "start_period"].reduce((mapping, key) => {
    const entry: Entry | undefined = mapping.entries.get(key);
    if (entry?.value.kind !== "scalar" || !/^\d+$/.test(entry.value.text)) return mapping;
    return withEntry(mapping, key, { at: entry.at, value: scalar(entry.value, `${entry.value.text}s`) });
  }, node);
}

export const containerParams = object<ContainerParams>(
  "parameters of a container",
  {
    essential: boolean,
    depends_on: list(
      object<ContainerDependencyParams>(
        "a dependency",
        { container_name: text, condition: oneOf("START", "COMPLETE", "SUCCESS", "HEALTHY") },
        { required: ["container_name", "condition"] },
      ),
    ),
    repository_credentials: object<CredentialsParams>("credentials", { credentials_parameter: text }),
    cpu_shares: integer(0),
    mem_limit: bytes,
    mem_reservation: bytes,
    gpu: anyText,
    init_process_enabled: boolean,
    healthcheck: healthcheckParams,
    firelens_configuration: object<FirelensParams>("a FireLens configuration", {
      type: text,
      options: record(anyText),
    }),
    logging: object<LoggingParams>("parameters of logging", { secret_options: secrets }),
    secrets,
  },
  { optional: true },
);
