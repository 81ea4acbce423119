import { list } from "../schema/list";
import { type Extensible, object } from "../schema/object";
import { integer, text } from "../schema/scalars";

/** An AI model. */
export interface AiModel extends Extensible {
  readonly name?: string;
  readonly model: string;
  readonly context_size?: number;
  readonly runtime_flags?: readonly string[];
}

export const aiModel = object<AiModel>(
  "a model",
  { name: text, model: text, context_size: integer(0), runtime_flags: list(text) },
  { required: ["model"] },
);
