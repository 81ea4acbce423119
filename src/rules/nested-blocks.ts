import { blocks } from "./configuration";

export interface NestedBlock {
  /** Where it stands: `launch_template[0].override[1]`. */
  readonly at: string;
  readonly block: Readonly<Record<string, unknown>>;
}

/** The blocks at the end of a path: `launch_template.override`. Those that Terraform makes are not there. */
export function nestedBlocks(attributes: Readonly<Record<string, unknown>>, path: string): readonly NestedBlock[] {
  const [name = "", ...rest] = path.split(".");
  const own = blocks(attributes[name]).map((block, i) => ({ at: `${name}[${i}]`, block }));
  if (rest.length === 0) return own;
  return own.flatMap(({ at, block }) =>
    nestedBlocks(block, rest.join(".")).map((inner) => ({ ...inner, at: `${at}.${inner.at}` })),
  );
}
