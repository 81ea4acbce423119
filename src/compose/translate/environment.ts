import type { Account } from "./account";
import type { Draft } from "./draft";

/**
 * Environment variables, which anybody can read who may read the task definition.
 * @param noteOn what has to be changed in a value, if anything
 */
export function translateEnvironment(
  draft: Draft,
  environment: Readonly<Record<string, string | null>>,
  account: Account,
  noteOn: (value: string) => string | undefined = () => undefined,
): void {
  const variables: [string, string][] = [];
  for (const [name, value] of Object.entries(environment)) {
    const own = account.at(name);
    if (name === "") own.refused("A variable without a name.", "Name it, or take it away.");
    else if (value === null) own.dropped("It is not set where the file was read, so the container has none either.");
    else {
      variables.push([name, value]);
      const note = noteOn(value);
      if (note === undefined) own.mapped("A variable of the container.");
      else own.approximated(`A variable of the container. ${note}`);
    }
  }
  if (variables.length > 0) draft.container.environment = Object.fromEntries(variables);
}

export const OF_FILE = "Its variables are variables of the container.";
