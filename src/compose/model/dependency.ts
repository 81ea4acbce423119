import { keyed } from "../schema/key-values";
import { type Extensible, object } from "../schema/object";
import { boolean, oneOf } from "../schema/scalars";
import { mapping } from "../yaml/node";

/** A service that another one waits for. */
export interface Dependency extends Extensible {
  readonly condition: "service_started" | "service_healthy" | "service_completed_successfully";
  /** Whether it is an error that a profile keeps the service out; if not, it may be missing in the project. */
  readonly required: boolean;
  /** Whether the waiting service is restarted with it. */
  readonly restart: boolean;
}

const dependency = object<Dependency>(
  "a dependency",
  {
    condition: oneOf("service_started", "service_healthy", "service_completed_successfully"),
    required: boolean,
    restart: boolean,
  },
  { required: ["condition"], defaults: { required: true, restart: false } },
);

export const dependencies = keyed(dependency, "a list of services, or a mapping with conditions", (key) => ({
  ...mapping(key, { condition: "service_started" }),
  short: key.text,
}));
