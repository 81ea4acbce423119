import { isDeepStrictEqual } from "node:util";
import type { Service } from "../../model/service";
import type { Account, Handler } from "../account";

/** The services of one task, by their keys. */
export type Services = Readonly<Record<string, Service>>;

const SAME = "Write the same for both, or take it away here.";

/** A key of which a task has one value: it is refused if another service says otherwise. */
export function agreed<V>(
  services: Services,
  get: (service: Service) => V | undefined,
  handle: Handler<V>,
): Handler<V> {
  return (value, account) => {
    const other = otherThan(services, get, value);
    if (other === undefined) handle(value, account);
    else account.refused(`It is one for all containers of a task, and ${other}.`, SAME);
  };
}

/** Keys of the user's own, of each of which a task has one value: those that no other service says otherwise, the rest is refused. */
export function agreedEntries<V>(
  services: Services,
  entriesOf: (service: Service) => Readonly<Record<string, V>> | undefined,
  entries: Readonly<Record<string, V>>,
  account: Account,
): Record<string, V> {
  const kept: [string, V][] = [];
  for (const [key, value] of Object.entries(entries)) {
    const get = (service: Service) => new Map(Object.entries(entriesOf(service) ?? {})).get(key);
    const keep: Handler<V> = () => kept.push([key, value]);
    agreed(services, get, keep)(value, account.at(key));
  }
  return Object.fromEntries(kept);
}

/** What another service says; `undefined` if none says otherwise. */
function otherThan<V>(services: Services, get: (service: Service) => V | undefined, value: V): string | undefined {
  for (const [name, service] of Object.entries(services)) {
    const other = get(service);
    if (other !== undefined && !isDeepStrictEqual(other, value)) return `${name} has ${JSON.stringify(other)}`;
  }
  return undefined;
}
