import type { Construct } from "constructs";
import { physicalName } from "./names";

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html */
const LONGEST_VALUE = 256;

/** Tags of an AWS resource, by key. */
export type Tags = Readonly<Record<string, string>>;

/** The `Name` tag, which consoles show as the resource's name, under whatever else the user set; `undefined` if nothing is. */
export function nameTag(name: string | undefined, tags: Tags = {}): Record<string, string> | undefined {
  const all = name === undefined ? tags : { Name: name, ...tags };
  return Object.keys(all).length > 0 ? all : undefined;
}

/** The same for what AWS gives no name but that tag: without `name`, it is from the stack and the construct. */
export function generatedNameTag(scope: Construct, name: string | undefined, tags?: Tags) {
  return nameTag(name ?? physicalName(scope, LONGEST_VALUE), tags);
}
