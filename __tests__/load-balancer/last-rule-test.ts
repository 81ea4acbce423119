import { LbListenerRule } from "@cdktf/provider-aws/lib/lb-listener-rule";
import { LastRule } from "../../src/load-balancer/last-rule";
import { synthesise } from "../support/synth";

/** What each rule of a listener waits for; `add` gets the rules by their names. */
function waiting(add: (last: LastRule, rule: (name: string) => LbListenerRule) => void): Record<string, unknown> {
  const stack = synthesise((scope) => {
    add(new LastRule(scope), (name) => {
      return new LbListenerRule(scope, name, { listenerArn: "arn", condition: [], action: [] });
    });
  });
  const rules = Object.entries(stack.resources("aws_lb_listener_rule"));
  return Object.fromEntries(rules.map(([name, { depends_on }]) => [name, depends_on]));
}

describe("the last rule of a listener", () => {
  it("waits for the others, whether they come before it or after it", () => {
    const waits = waiting((last, rule) => {
      last.putBehind(rule("a"));
      last.set("last", rule("last"));
      last.putBehind(rule("b"));
    });
    expect(waits).toEqual({ last: ["aws_lb_listener_rule.a", "aws_lb_listener_rule.b"] });
  });

  it("waits for nothing if it is the only one", () => {
    expect(waiting((last, rule) => last.set("last", rule("last")))).toEqual({ last: undefined });
  });

  it("is one: of two, chance would decide", () => {
    const second = () =>
      waiting((last, rule) => {
        last.set("first", rule("first"));
        last.set("second", rule("second"));
      });
    expect(second).toThrow(
      '[stack] priority of "second" is "last"; allowed: a number or none, as "first" is the listener\'s last rule. ' +
        "Leave it out, or give one of the two a number.",
    );
  });
});
