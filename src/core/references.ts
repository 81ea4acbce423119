import { mapCode } from "./template-code";

/** A resource as an expression names it. */
export interface Reference {
  readonly type: string;
  readonly name: string;
}

/** `type.name`, and not the end of something longer: `data.type.name`, `module.type.name`. */
const REFERENCE = /(?<![\w.-])([a-z][a-z0-9]*_[a-z0-9_]+)\.([A-Za-z_][\w-]*)/g;

/** Nothing but a resource or an attribute of it, as most references are. */
const ALONE = /^\$\{([a-z][a-z0-9]*_[a-z0-9_]+)\.([A-Za-z_][\w-]*)(?:\.\w+)?\}$/;

/** What the expressions in `text` refer to, also those inside of strings inside of expressions. Plain text refers to nothing. */
export function referencesIn(text: string): readonly Reference[] {
  if (!text.includes("{")) return [];
  const [, type, name] = ALONE.exec(text) ?? [];
  if (type !== undefined && name !== undefined) return [{ type, name }];
  const references: Reference[] = [];
  mapCode(text, (code) => {
    references.push(...[...code.matchAll(REFERENCE)].map(([, type = "", name = ""]) => ({ type, name })));
    return code;
  });
  return references;
}
