import { endOfExpression, endOfHclString } from "../../core/expression";
import { wholeExpression } from "../../core/template";
import { type Configuration, isKnown, type Resource } from "../configuration";

/** How a Linux instance says which cluster it joins, in a file of the agent's, and how a Windows instance does, by a command. */
const JOINS = /ECS_CLUSTER=|Initialize-ECSAgent/;
const CLUSTER = /(?:ECS_CLUSTER=|Initialize-ECSAgent\s[^\n]*-Cluster\s+)[\\"']*(\$\{[^}]*\}|[A-Za-z0-9_-]+)/;

/** The script of an instance or of a launch template, as far as it is known: with expressions in it. `undefined` if it is not. */
export function userDataOf({ type, attributes }: Resource): string | undefined {
  const { user_data: script, user_data_base64: encoded } = attributes;
  if (type === "aws_launch_template") return decoded(script);
  return encoded === undefined ? plain(script) : decoded(encoded);
}

/** Whether a script lets its instance join a cluster. */
export function joins(script: string): boolean {
  return JOINS.test(script);
}

/** Whether a script joins `cluster`; `undefined` where only Terraform knows. */
export function joinsCluster(script: string, cluster: Resource, configuration: Configuration): boolean | undefined {
  if (!joins(script)) return false;
  const [, named] = CLUSTER.exec(script) ?? [];
  if (named === undefined) return undefined;
  if (isKnown(named)) return isKnown(cluster.attributes.name) ? named === cluster.attributes.name : undefined;
  const referred = configuration.referredBy(named);
  return referred?.type === cluster.type ? referred === cluster : undefined;
}

/** The bytes that a script has at the least, as the inside of an HCL string: without the values of its expressions. */
export function leastBytes(script: string): number {
  let text = "";
  for (let i = 0; i < script.length; ) {
    const isEscaped = script.startsWith("$${", i) || script.startsWith("%%{", i);
    const isExpression = !isEscaped && (script.startsWith("${", i) || script.startsWith("%{", i));
    if (isExpression) {
      i = endOfExpression(script, i) ?? script.length;
    } else if (script[i] === "\\") {
      text += " ";
      i += script[i + 1] === "u" ? 6 : 2;
    } else {
      text += script[i];
      // Of two signs, one is there for the other.
      i += isEscaped ? 2 : 1;
    }
  }
  return Buffer.byteLength(text);
}

function plain(script: unknown): string | undefined {
  if (script === undefined || script === null) return "";
  // As a whole it may be anything; in part, the rest is there to read.
  return typeof script === "string" && wholeExpression(script) === undefined ? script : undefined;
}

function decoded(encoded: unknown): string | undefined {
  if (encoded === undefined || encoded === null) return "";
  if (typeof encoded !== "string") return undefined;
  if (isKnown(encoded)) {
    const text = Buffer.from(encoded, "base64").toString();
    // What is compressed, or no text for another reason, may say anything.
    return text.includes("\uFFFD") ? undefined : text;
  }
  const argument = /^base64encode\((".*")\)$/s.exec(wholeExpression(encoded) ?? "")?.[1];
  if (argument === undefined || endOfHclString(argument, 0) !== argument.length - 1) return undefined;
  return argument.slice(1, -1);
}
