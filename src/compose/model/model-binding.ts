import { keyed } from "../schema/key-values";
import { type Extensible, object } from "../schema/object";
import { text } from "../schema/scalars";
import { scalar } from "../yaml/node";

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
