import { parseJsonTemplate, UNKNOWN } from "../core/read-json-template";
import { blocks } from "./configuration";

/** Whether a policy allows something; "unknown" where only Terraform or AWS knows. */
export type Verdict = "allows" | "does not" | "unknown";

/** Whether the policy document `text` allows `action` on anything at all. What it denies elsewhere is not looked at. */
export function documentAllows(text: unknown, action: string): Verdict {
  const document = typeof text === "string" ? parseJsonTemplate(text) : undefined;
  const [root] = blocks(document);
  if (root === undefined || root.Statement === UNKNOWN) return "unknown";
  const statements = Array.isArray(root.Statement) ? root.Statement : [root.Statement];
  return together(statements.map((statement) => statementAllows(statement, action)));
}

/** The verdict on several policies of one role: one that allows is enough. */
export function together(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes("allows")) return "allows";
  return verdicts.includes("unknown") ? "unknown" : "does not";
}

function statementAllows(statement: unknown, action: string): Verdict {
  const [members] = blocks(statement);
  if (members === undefined || members.Effect === UNKNOWN) return "unknown";
  if (members.Effect !== "Allow") return "does not";
  const { Action: actions, NotAction: others } = members;
  const named = oneMatches(others ?? actions, action);
  if (named === undefined) return "unknown";
  return named === (others === undefined) ? "allows" : "does not";
}

/** Whether one of the patterns names `action`; `undefined` if none that is known does, and one is not known. */
function oneMatches(patterns: unknown, action: string): boolean | undefined {
  const list: unknown[] = Array.isArray(patterns) ? patterns : [patterns];
  if (list.some((pattern) => typeof pattern === "string" && matches(pattern, action))) return true;
  return list.every((pattern) => typeof pattern === "string") ? false : undefined;
}

/** `*` is any text and `?` any character; actions know no case. */
function matches(pattern: string, action: string): boolean {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("*", ".*").replaceAll("?", ".")}$`, "i").test(action);
}
