import type { Account } from "./account";
import type { Draft } from "./draft";

/** What has to be changed in a value, if anything. */
type NoteOn = (value: string) => string | undefined;

/** Environment variables of a service. */
export function translateEnvironment(
  draft: Draft,
  environment: Readonly<Record<string, string | null>>,
  account: Account,
  noteOn?: NoteOn,
): void {
  draft.container.environment = variablesOf(environment, account, noteOn);
}

/** Environment variables, which anybody can read who may read the task definition; `undefined` for none. */
export function variablesOf(
  environment: Readonly<Record<string, string | null>>,
  account: Account,
  noteOn: NoteOn = () => undefined,
): Readonly<Record<string, string>> | undefined {
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
  return variables.length > 0 ? Object.fromEntries(variables) : undefined;
}

export const OF_FILE = "Its variables are variables of the container.";
