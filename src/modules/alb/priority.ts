import { assignedPriorityIn } from "../../load-balancer/rule-priorities";

/** The number of a rule, in HCL: what the caller says, or that of the construct whose id is the key. */
export function priorityOf(rule: string, key: string): string {
  return `(${rule}.priority != null ? ${rule}.priority : ${assignedPriorityIn(key)})`;
}
