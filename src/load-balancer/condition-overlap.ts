import type {
  LbListenerRuleCondition,
  LbListenerRuleConditionHttpHeader,
  LbListenerRuleConditionQueryString,
} from "@cdktf/provider-aws/lib/lb-listener-rule";
import type { IResolvable } from "cdktf";
import { blocksIntersect } from "../core/cidr";
import { isLiteral } from "../core/tokens";
import { isKnown } from "../rules/configuration";
import { globsIntersect } from "./glob-intersection";

/**
 * Whether one request can meet the conditions of two rules. A kind of condition that only one of them has does not keep
 * them apart; what only Terraform knows does, as it is never guessed.
 *
 * What is compared how: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
 */
export function conditionsOverlap(one: LbListenerRuleCondition[], other: LbListenerRuleCondition[]): boolean {
  if (!isLiteral(one) || !isLiteral(other)) return false;
  return one.every((a) => other.every((b) => canBothHold(a, b)));
}

function canBothHold(a: LbListenerRuleCondition, b: LbListenerRuleCondition): boolean {
  return (
    isLiteral(a) &&
    isLiteral(b) &&
    someMeet(a.pathPattern?.values, b.pathPattern?.values, globsIntersect) &&
    someMeet(a.hostHeader?.values, b.hostHeader?.values, globsIntersectInAnyCase) &&
    someMeet(a.httpRequestMethod?.values, b.httpRequestMethod?.values, (x, y) => x === y) &&
    someMeet(a.sourceIp?.values, b.sourceIp?.values, blocksIntersect) &&
    headersMeet(a.httpHeader, b.httpHeader) &&
    someMeet(a.queryString, b.queryString, parametersMeet)
  );
}

type Values<T> = T[] | IResolvable | undefined;

/** Whether some value of one and some value of the other hold together, or one of them does not ask. */
function someMeet<T>(one: Values<T>, other: Values<T>, meet: (a: T, b: T) => boolean): boolean {
  if (one === undefined || other === undefined) return true;
  const others = known(other);
  return known(one).some((a) => others.some((b) => meet(a, b)));
}

function headersMeet(a?: LbListenerRuleConditionHttpHeader, b?: LbListenerRuleConditionHttpHeader): boolean {
  if (a === undefined || b === undefined) return true;
  if (!isKnown(a.httpHeaderName) || !isKnown(b.httpHeaderName)) return false;
  return differ(a.httpHeaderName, b.httpHeaderName) || someMeet(a.values, b.values, globsIntersectInAnyCase);
}

/** A request can carry two parameters. That it carries the same one twice, with two values, is not reckoned with. */
function parametersMeet(a: LbListenerRuleConditionQueryString, b: LbListenerRuleConditionQueryString): boolean {
  if (!isKnown(a.key) || !isKnown(b.key)) return false;
  if (a.key === undefined || b.key === undefined || differ(a.key, b.key)) return true;
  return isKnown(a.value) && isKnown(b.value) && globsIntersectInAnyCase(a.value, b.value);
}

function globsIntersectInAnyCase(a: string, b: string): boolean {
  return globsIntersect(a.toLowerCase(), b.toLowerCase());
}

/** Whether two names, of headers or parameters, are not the same in any case. */
function differ(a: string, b: string): boolean {
  return a.toLowerCase() !== b.toLowerCase();
}

/** Those without a token, which is written `${...}`, as are Terraform's own references. A list token is written otherwise. */
function known<T>(values: T[] | IResolvable): T[] {
  return Array.isArray(values) && isLiteral(values) ? values.filter(isKnown) : [];
}
