/** Tags of an AWS resource, by key. */
export type Tags = Readonly<Record<string, string>>;

/** The `Name` tag, which consoles show as the resource's name, under whatever else the user set; `undefined` if nothing is. */
export function nameTag(name: string | undefined, tags: Tags = {}): Record<string, string> | undefined {
  const all = name === undefined ? tags : { Name: name, ...tags };
  return Object.keys(all).length > 0 ? all : undefined;
}
