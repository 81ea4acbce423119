import { type Extensible, object } from "../schema/object";
import { record } from "../schema/record";
import { text, textOrNothing } from "../schema/scalars";
import type { Type } from "../schema/type";
import { child, textOf } from "../yaml/node";

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
