import { assignedPriority } from "../../src/load-balancer/rule-priorities";

/** Pairs of ids whose hashes meet: the first two of each number among many. */
export const sameNumbers: readonly (readonly [string, string])[] = pairs();

/** Two ids whose hashes meet. */
export const sameNumber: readonly [string, string] = sameNumbers[0] ?? ["", ""];

function pairs(): [string, string][] {
  const found: [string, string][] = [];
  const first = new Map<number, string>();
  for (let i = 0; i < 1000; i++) {
    const id = `service-${i}`;
    const number = assignedPriority(id);
    const other = first.get(number);
    if (other === undefined) first.set(number, id);
    else found.push([other, id]);
  }
  return found;
}
