import { createHash } from "node:crypto";
import type { LbListenerRuleCondition } from "@cdktf/provider-aws/lib/lb-listener-rule";
import type { IConstruct } from "constructs";
import { ConfigurationError } from "../core/errors";
import { conditionsOverlap } from "./condition-overlap";

/** Below is room for rules that are to be tried before those with an assigned priority. */
const LOWEST = 1000;
/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateRule.html */
const HIGHEST = 50_000;
const HASH_BYTES = 6;

/**
 * The priority of a rule that is given none, 1000 to 50000. It comes from the rule's id alone, so that it stays when other
 * rules come, go or are reordered. To change how is to renumber what is deployed.
 */
export function assignedPriority(id: string): number {
  const hash = createHash("sha256").update(id).digest().readUIntBE(0, HASH_BYTES);
  return LOWEST + (hash % (HIGHEST - LOWEST + 1));
}

/** The same in Terraform's language, where it alone knows the id: the first bytes of a hash are twice as many hexadecimal digits. */
export function assignedPriorityIn(id: string): string {
  const digits = `substr(sha256(${id}), 0, ${HASH_BYTES * 2})`;
  return `${LOWEST} + parseint(${digits}, 16) % ${HIGHEST - LOWEST + 1}`;
}

/** A rule, as far as the order of rules goes. */
export interface OrderedRule {
  readonly id: string;
  readonly conditions: LbListenerRuleCondition[];
  /** `undefined` where one is assigned. */
  readonly priority: number | undefined;
}

/**
 * The numbers that the rules of a listener have. Two that the user wrote and that are equal are for the rule LR002 to report, as
 * AWS would; here is reported what he cannot see in his program.
 */
export class RulePriorities {
  private readonly holders = new Map<number, OrderedRule>();
  private readonly assigned: OrderedRule[] = [];

  constructor(private readonly listener: IConstruct) {}

  /** @throws ConfigurationError if chance would give two rules one number, or decide which of them gets a request */
  add(rule: OrderedRule): void {
    const { id, priority = assignedPriority(id) } = rule;
    // What only Terraform knows is a negative number here, which equals none that is assigned.
    const holder = this.holders.get(priority);
    if (holder === undefined) this.holders.set(priority, rule);
    else if (isAssigned(holder) || isAssigned(rule)) throw this.sameNumber(priority, holder, rule);
    if (!isAssigned(rule)) return;
    const rival = this.assigned.find((other) => conditionsOverlap(other.conditions, rule.conditions));
    if (rival !== undefined) throw this.sameRequests(rival, rule);
    this.assigned.push(rule);
  }

  private sameNumber(priority: number, first: OrderedRule, second: OrderedRule): ConfigurationError {
    const assigned = [first, second].filter(isAssigned).map(({ id }) => `"${id}"`);
    return new ConfigurationError(this.listener, {
      property: `priority of "${second.id}"`,
      got: priority,
      allowed: `another one than "${first.id}" has (assigned by id to ${assigned.join(" and ")})`,
      fix: `Give "${first.id}" or "${second.id}" a priority from 1 to ${LOWEST - 1}.`,
    });
  }

  private sameRequests(first: OrderedRule, second: OrderedRule): ConfigurationError {
    return new ConfigurationError(this.listener, {
      property: `conditions of "${first.id}" and "${second.id}"`,
      got: { [first.id]: first.conditions, [second.id]: second.conditions },
      allowed: "conditions that no request meets both of, as chance orders rules that are given no priority",
      fix: `Give the one that is to be tried first a priority from 1 to ${LOWEST - 1}.`,
    });
  }
}

function isAssigned({ priority }: OrderedRule): boolean {
  return priority === undefined;
}
