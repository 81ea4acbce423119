/** The variables of Terraform's JSON. */
export type VariableBlocks = Record<string, Record<string, unknown>>;

/** Writes what holds if the caller says nothing. cdktf fails at null, and changes the keys of objects. */
export function writeDefaults(variables: VariableBlocks, defaults: ReadonlyMap<string, unknown>): void {
  for (const [name, value] of defaults) {
    const own = variables[name];
    if (own !== undefined) own.default = value;
  }
}

/** Has Terraform check how long the name is that other names begin with. */
export function limitName(variables: VariableBlocks, name: string, longest: number): void {
  const own = variables[name];
  if (own === undefined) return;
  const value = `var.${name}`;
  const allowed = `a letter, then letters, digits and hyphens, up to ${longest} in all`;
  const rule = {
    condition: `\${can(regex("^[A-Za-z][A-Za-z0-9-]*$", ${value})) && length(${value}) <= ${longest}}`,
    error_message: `${name} is \${jsonencode(${value})}; allowed: ${allowed}. Names of resources begin with it: take a shorter or a simpler one.`,
  };
  own.validation = [rule, ...((own.validation as object[] | undefined) ?? [])];
}
