import { blocks, type Concerns, type Resource, type ResourceMap } from "../configuration";
import type { Rule } from "../rule";

/** Where actions stand: the default ones in a listener, others in a rule of a listener. The rules for both are the same. */
export class ActionPlace {
  constructor(
    readonly resourceType: string,
    readonly block: string,
  ) {}

  /** What a rule says of itself, with one action that violates it and one that does not. */
  of(rule: Pick<Rule, "id" | "title" | "explanation" | "fix" | "source">, failing: object, passing: object) {
    const acting = (action: object): ResourceMap => ({ [this.resourceType]: { main: { [this.block]: [action] } } });
    return {
      ...rule,
      resourceType: this.resourceType,
      examples: { failing: acting(failing), passing: acting(passing) },
    };
  }

  /** Whether one of the actions has a block `what`. */
  with(what: string): Concerns {
    return ({ attributes }: Resource) =>
      blocks(attributes[this.block]).some((action) => action[what] !== undefined && action[what] !== null);
  }
}
