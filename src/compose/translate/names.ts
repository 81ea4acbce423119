import type { Account } from "./account";
import type { Draft } from "./draft";

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceConnectClientAlias.html */
const DNS_NAME = /^[a-z0-9_][a-z0-9._-]{0,126}$/;

/** What a key is called at AWS: keys that differ in their punctuation alone have one name there. */
export function nameAtAws(key: string): string {
  return key.toLowerCase().replaceAll(/[^a-z0-9]/g, "-");
}

/** What the container of a service is called. */
export function containerName(service: string): string {
  return service.replaceAll(/[^A-Za-z0-9_-]/g, "-");
}

/** The names by which services find each other: in Docker those of a network, by Service Connect those of the application. */
export class ServiceNames {
  private readonly owners: Map<string, string>;

  constructor(services: readonly string[]) {
    this.owners = new Map(services.map((service) => [service.toLowerCase(), service]));
  }

  /** Gives a service another name. */
  claim(draft: Draft, name: string, account: Account, note?: string): void {
    const lower = name.toLowerCase();
    const owner = this.owners.get(lower);
    if (!DNS_NAME.test(lower))
      account.refused("Service Connect takes no such name.", "Use letters, digits, - and dots.");
    else if (owner !== undefined && owner !== draft.name) {
      account.refused(`The service ${owner} is found by that name.`, "Choose another name.");
    } else {
      this.owners.set(lower, draft.name);
      if (!draft.names.includes(lower)) draft.names.push(lower);
      if (note === undefined) account.mapped("Another name of the service in Service Connect.");
      else account.approximated(note);
    }
  }
}
