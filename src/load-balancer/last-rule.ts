import type { LbListenerRule } from "@cdktf/provider-aws/lib/lb-listener-rule";
import type { IConstruct } from "constructs";
import { dependOn } from "../core/depend-on";
import { ConfigurationError } from "../core/errors";

/**
 * The rule of a listener that is put behind those that exist. Terraform creates rules side by side, so it waits for the others of
 * its listener; of two such rules, chance would decide which comes first.
 */
export class LastRule {
  private last: { readonly id: string; readonly resource: LbListenerRule } | undefined;
  private readonly others: LbListenerRule[] = [];

  constructor(private readonly listener: IConstruct) {}

  /** @throws ConfigurationError if there is a last rule already */
  set(id: string, resource: LbListenerRule): void {
    if (this.last !== undefined) {
      throw new ConfigurationError(this.listener, {
        property: `priority of "${id}"`,
        got: "last",
        allowed: `a number or none, as "${this.last.id}" is the listener's last rule`,
        fix: "Leave it out, or give one of the two a number.",
      });
    }
    this.last = { id, resource };
    for (const other of this.others) dependOn(resource, other);
  }

  /** Another rule of the listener. */
  putBehind(other: LbListenerRule): void {
    this.others.push(other);
    if (this.last !== undefined) dependOn(this.last.resource, other);
  }
}
