import type { CapacityProviderStrategy } from "./cluster";

/** The strategies with a weight for the only one: AWS takes 0 where none is said, and refuses strategies of which none has a weight. */
export function weighted(strategies: readonly CapacityProviderStrategy[]): CapacityProviderStrategy[] {
  const [only, ...others] = strategies;
  if (only === undefined || others.length > 0) return [...strategies];
  return [{ ...only, weight: only.weight ?? 1 }];
}
