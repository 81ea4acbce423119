import { parseJsonTemplate, UNKNOWN } from "../core/read-json-template";
import { blocks, isKnown } from "./configuration";

/** A statement of a policy. */
export interface Statement {
  /** Where it stands in the document: `Statement[0]`. */
  readonly place: string;
  /** What only Terraform knows is `UNKNOWN`. */
  readonly members: Readonly<Record<string, unknown>>;
}

/** A policy as far as it is known. */
export interface PolicyDocument {
  /** `undefined` where the text is no JSON object. */
  readonly root: Readonly<Record<string, unknown>> | undefined;
  /** Those that are known to be statements. */
  readonly statements: readonly Statement[];
  /** Whether these are all. */
  readonly isWhole: boolean;
}

type Holder = Readonly<Record<string, unknown>>;

/** Many rules ask of one policy. */
const documents = new WeakMap<Holder, Map<string, PolicyDocument | undefined>>();

/**
 * The policy that is the text in an attribute or in a member of a block; `undefined` where there is none, or where all of it is known to
 * Terraform only. It is read once.
 */
export function policyIn(holder: Holder, attribute: string): PolicyDocument | undefined {
  const text = holder[attribute];
  if (typeof text !== "string") return undefined;
  let own = documents.get(holder);
  if (own === undefined) {
    own = new Map();
    documents.set(holder, own);
  }
  if (!own.has(attribute)) own.set(attribute, read(text));
  return own.get(attribute);
}

function read(text: string): PolicyDocument | undefined {
  const document = parseJsonTemplate(text);
  // What a template with a loop becomes, Terraform knows.
  if (document === UNKNOWN || (document === undefined && !isKnown(text))) return undefined;
  const root = Array.isArray(document) ? undefined : blocks(document)[0];
  const written = root?.Statement;
  const list: unknown[] = Array.isArray(written) ? written : written === undefined ? [] : [written];
  const statements = list.flatMap((statement, i) =>
    blocks(statement).map((members) => ({ place: Array.isArray(written) ? `Statement[${i}]` : "Statement", members })),
  );
  return { root, statements, isWhole: written !== undefined && list.length === statements.length };
}

/** The texts of a member that is one or a list of them; what only Terraform knows is `UNKNOWN`. */
export function textsOf(member: unknown): readonly unknown[] {
  if (member === undefined || member === null) return [];
  return Array.isArray(member) ? member : [member];
}
