import { literal } from "../core/template-code";

/** The variables of Terraform's JSON. */
export type VariableBlocks = Record<string, Record<string, unknown>>;

/** Writes what holds if the caller says nothing. cdktf fails at null, and changes the keys of objects. */
export function writeDefaults(variables: VariableBlocks, defaults: ReadonlyMap<string, unknown>): void {
  for (const [name, value] of defaults) {
    const own = variables[name];
    if (own !== undefined) own.default = value;
  }
}

/**
 * Has Terraform check how long the name is that other names begin with.
 *
 * @param withKey how long it may be together with any key of a map, by the map
 */
export function limitName(
  variables: VariableBlocks,
  name: string,
  longest: number,
  withKey: ReadonlyMap<string, number>,
): void {
  const own = variables[name];
  if (own === undefined) return;
  const value = `var.${name}`;
  const rule = (condition: string, allowed: string) => ({
    condition: `\${${condition}}`,
    error_message: `${name} is \${jsonencode(${value})}; allowed: ${allowed}. Names of resources begin with it: take a shorter or a simpler one.`,
  });
  const alone = rule(
    `can(regex("^[A-Za-z][A-Za-z0-9-]*$", ${value})) && length(${value}) <= ${longest}`,
    `a letter, then letters, digits and hyphens, up to ${longest} in all`,
  );
  const together = [...withKey].map(([map, most]) =>
    rule(
      `alltrue([for key, value in ${map} : length(${value}) + length(key) <= ${most}])`,
      `up to ${most} characters together with each key of ${literal(map)}`,
    ),
  );
  own.validation = [alone, ...together, ...((own.validation as object[] | undefined) ?? [])];
}
