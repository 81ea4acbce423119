import { UNKNOWN } from "../core/read-json-template";
import type { PolicyDocument, Statement } from "./policy-document";

/** Whether a policy allows something; "unknown" where only Terraform or AWS knows. */
export type Verdict = "allows" | "does not" | "unknown";

/** Whether a policy document allows `action` on anything at all. What it denies elsewhere is not looked at. */
export function documentAllows(document: PolicyDocument | undefined, action: string): Verdict {
  if (document === undefined) return "unknown";
  const verdicts = document.statements.map(({ members }) => statementAllows(members, action));
  return together([...verdicts, document.isWhole ? "does not" : "unknown"]);
}

/** The verdict on several policies of one role: one that allows is enough. */
export function together(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes("allows")) return "allows";
  return verdicts.includes("unknown") ? "unknown" : "does not";
}

function statementAllows(members: Statement["members"], action: string): Verdict {
  if (members.Effect === UNKNOWN) return "unknown";
  if (members.Effect !== "Allow") return "does not";
  const { Action: actions, NotAction: others } = members;
  const named = oneMatches(others ?? actions, action);
  if (named === undefined) return "unknown";
  return named === (others === undefined) ? "allows" : "does not";
}

/** Whether one of the patterns names `action`; `undefined` if none that is known does, and one is not known. */
export function oneMatches(patterns: unknown, action: string): boolean | undefined {
  const list: unknown[] = Array.isArray(patterns) ? patterns : [patterns];
  if (list.some((pattern) => typeof pattern === "string" && matches(pattern, action))) return true;
  return list.every((pattern) => typeof pattern === "string") ? false : undefined;
}

/** `*` is any text and `?` any character; actions know no case. */
function matches(pattern: string, action: string): boolean {
  // Most patterns are names.
  if (!/[*?]/.test(pattern)) return pattern.toLowerCase() === action.toLowerCase();
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("*", ".*").replaceAll("?", ".")}$`, "i").test(action);
}
