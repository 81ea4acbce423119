import { knownBlocks, type Resource } from "../configuration";
import type { Finding } from "../rule";
import { isFargateProvider } from "./capacity";

/** A share of tasks for a capacity provider, and where it stands. */
export interface Strategy {
  readonly property: string;
  readonly capacity_provider?: unknown;
  readonly weight?: unknown;
  readonly base?: unknown;
}

/** The strategies in a resource's blocks `name`; none where Terraform makes them. */
export function strategiesIn({ attributes }: Resource, name: string): Strategy[] {
  return (knownBlocks(attributes, name) ?? []).map((strategy, i) => ({ ...strategy, property: `${name}[${i}]` }));
}

/** The first provider that is of another kind than those in front of it: of Fargate, or of instances. */
export function otherKind(strategies: readonly Strategy[]): readonly Finding[] {
  const kinds = strategies.flatMap(({ property, capacity_provider: got }) => {
    const isFargate = isFargateProvider(got);
    return isFargate === undefined ? [] : [{ property: `${property}.capacity_provider`, got, isFargate }];
  });
  const [first] = kinds;
  const other = kinds.find(({ isFargate }) => isFargate !== first?.isFargate);
  if (first === undefined || other === undefined) return [];
  const allowed = `${first.isFargate ? "FARGATE or FARGATE_SPOT" : "one of an Auto Scaling group"}, as the first`;
  return [{ property: other.property, got: other.got, allowed }];
}
