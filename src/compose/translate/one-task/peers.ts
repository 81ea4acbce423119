import type { Service } from "../../model/service";
import { linkedService } from "../../syntax/namespaces";
import type { Account, Handler } from "../account";
import type { Draft } from "../draft";
import { OF_FILE } from "../environment";
import { THE_IMAGE } from "../image";
import { unsaidPorts } from "./ports";

const NO_NAMES = "Names do not lead to containers of the same task";

/** How the containers of a task find each other: by localhost, and not by the names that they have in Docker. */
export class Peers {
  constructor(private readonly drafts: ReadonlyMap<string, Draft>) {}

  /** The image says where the others find the container. */
  image(draft: Draft, account: Account): undefined {
    const ports = draft.ports.map(({ port }) => port);
    const isSilent = ports.length === 0 && draft.service.expose !== undefined;
    if (this.drafts.size === 1 || isSilent) return account.mapped(THE_IMAGE);
    const change = `instead of ${draft.name}: have their settings say so`;
    account.approximated(`${THE_IMAGE} The other services find it at ${this.placeOf(draft)} ${change}.`);
  }

  /** A name of a container, which nobody finds it by. */
  name(draft: Draft): Handler<string> {
    return (_, account) => account.approximated(`${NO_NAMES}: the others find it at ${this.placeOf(draft)}.`);
  }

  readonly link: Handler<string> = (link, account) => {
    const target = this.drafts.get(linkedService(link));
    if (target === undefined) account.refused("The service is not there.", "Take the link away.");
    else account.approximated(`${NO_NAMES}: ${target.name} is found at ${this.placeOf(target)}.`);
  };

  /** What has to be changed in a value that has the name of another service, if any. */
  noteOn(draft: Draft, value: string): string | undefined {
    const named = [...this.drafts.values()].find(
      (other) => other !== draft && namesOf(other).some((name) => hasWord(value, name)),
    );
    if (named === undefined) return undefined;
    return `If it means the service ${named.name}, write localhost: ${NO_NAMES.toLowerCase()}.`;
  }

  /** A file of variables, of which some may have the name of another service. */
  environmentFile(draft: Draft): Handler<unknown> {
    const names = Object.entries(draft.service.environment ?? {})
      .filter(([, value]) => value !== null && this.noteOn(draft, value) !== undefined)
      .map(([name]) => name);
    return (_, account) => {
      if (names.length === 0) account.mapped(OF_FILE);
      else account.approximated(`${OF_FILE} Where they mean other services, write localhost: ${names.join(", ")}.`);
    };
  }

  private placeOf(draft: Draft): string {
    const ports = [...draft.ports.map(({ port }) => port), ...unsaidPorts(draft)];
    return ports.length > 0 ? ports.map((port) => `localhost:${port}`).join(", ") : "localhost";
  }
}

/** What others call a service in Docker. */
function namesOf({ name, service }: Draft): string[] {
  const { container_name, hostname, networks = {} }: Service = service;
  const aliases = Object.values(networks).flatMap((attachment) => attachment.aliases ?? []);
  return [name, container_name, hostname, ...aliases].filter((each) => each !== undefined && each !== "") as string[];
}

/** Whether a text has a name that is not a part of another word. */
function hasWord(text: string, name: string): boolean {
  const word = name.replaceAll(/[^\w]/g, "\\$&");
  return new RegExp(`(^|[^\\w.-])${word}($|[^\\w.-])`).test(text);
}
