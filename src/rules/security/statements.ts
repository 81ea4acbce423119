import { parseJsonTemplate } from "../../core/read-json-template";
import { blocks } from "../configuration";

/** The statements of a policy document in JSON, each with what is known of it; none if the document is not known. */
export function statementsIn(text: unknown): readonly Readonly<Record<string, unknown>>[] {
  const [document] = blocks(typeof text === "string" ? parseJsonTemplate(text) : undefined);
  return blocks(document?.Statement);
}
