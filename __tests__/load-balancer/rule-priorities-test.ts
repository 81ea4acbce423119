import { Token } from "cdktf";
import * as fc from "fast-check";
import { ListenerCondition } from "../../src/load-balancer/listener-condition";
import { assignedPriority, type OrderedRule, RulePriorities } from "../../src/load-balancer/rule-priorities";
import { nastyString } from "../support/nasty-strings";
import { sameNumber } from "../support/same-number";
import { emptyStack } from "../support/synth";

const [one, other] = sameNumber;
const NUMBER = assignedPriority(one);

/** A rule for paths of its own unless it says otherwise. */
function rule(id: string, priority?: number, path = `/${id}/*`): OrderedRule {
  return { id, priority, conditions: [ListenerCondition.pathPatterns([path])] };
}

function adding(...rules: OrderedRule[]): () => void {
  return () => {
    const priorities = new RulePriorities(emptyStack("listener"));
    for (const each of rules) priorities.add(each);
  };
}

describe("an assigned priority", () => {
  it("is the same for ever: another one would renumber what is deployed", () => {
    expect(["api", "web", "main", ""].map(assignedPriority)).toEqual([42895, 38989, 34688, 14463]);
  });

  it("is a whole number from 1000 to 50000", () => {
    fc.assert(
      fc.property(nastyString, (id) => {
        const priority = assignedPriority(id);
        expect(Number.isInteger(priority)).toBe(true);
        expect(priority).toBeGreaterThanOrEqual(1000);
        expect(priority).toBeLessThanOrEqual(50_000);
      }),
    );
  });

  it("takes the whole range, evenly", () => {
    const tenths = new Array<number>(10).fill(0);
    for (let i = 0; i < 20_000; i++) {
      const tenth = Math.floor((assignedPriority(`service-${i}`) - 1000) / 4900.1);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    expect(tenths).toHaveLength(10);
    for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(200);
  });
});

describe("two rules with one number", () => {
  it("are refused if their ids lead to it", () => {
    expect(adding(rule(one), rule(other))).toThrow(
      `[listener] priority of "${other}" is ${NUMBER}; allowed: another one than "${one}" has ` +
        `(assigned by id to "${one}" and "${other}"). Give "${one}" or "${other}" a priority from 1 to 999.`,
    );
  });

  it("are refused if one has it by its id and the other by the user, in whatever order they come", () => {
    const assigned = `(assigned by id to "${one}"). Give`;
    expect(adding(rule(one), rule("mine", NUMBER))).toThrow(
      `priority of "mine" is ${NUMBER}; allowed: another one than "${one}" has ${assigned}`,
    );
    expect(adding(rule("mine", NUMBER), rule(one))).toThrow(
      `priority of "${one}" is ${NUMBER}; allowed: another one than "mine" has ${assigned}`,
    );
  });

  it("are left to LR002 if the user wrote both", () => {
    expect(adding(rule("a", 10), rule("b", 10))).not.toThrow();
  });

  it("are in order once one of them has another", () => {
    expect(adding(rule(one), rule(other, 1))).not.toThrow();
  });
});

describe("two rules that one request could meet", () => {
  it("are refused if both have their number by their id", () => {
    expect(adding(rule("all", undefined, "/api/*"), rule("v1", undefined, "/api/v1/*"))).toThrow(
      '[listener] conditions of "all" and "v1" is {"all":[{"pathPattern":{"values":["/api/*"]}}],' +
        '"v1":[{"pathPattern":{"values":["/api/v1/*"]}}]}; allowed: conditions that no request meets both of, as chance ' +
        "orders rules that are given no priority. Give the one that is to be tried first a priority from 1 to 999.",
    );
  });

  it("are refused wherever they stand among others", () => {
    const nested = [rule("all", undefined, "/api/*"), rule("x"), rule("y"), rule("v1", undefined, "/api/v1/*")];
    expect(adding(...nested)).toThrow('conditions of "all" and "v1"');
    expect(adding(...nested.reverse())).toThrow('conditions of "v1" and "all"');
  });

  it.each([1, 999, 1000, 50_000])("are in the order that the user wrote if one has the number %i", (priority) => {
    expect(adding(rule("all", undefined, "/api/*"), rule("v1", priority, "/api/v1/*"))).not.toThrow();
    expect(adding(rule("v1", priority, "/api/v1/*"), rule("all", undefined, "/api/*"))).not.toThrow();
  });

  it("are in the order that the user wrote if both have a number", () => {
    expect(adding(rule("all", 20, "/api/*"), rule("v1", 10, "/api/v1/*"))).not.toThrow();
  });
});

describe("a number that only Terraform knows", () => {
  it("conflicts with none", () => {
    const unknown = Token.asNumber({ resolve: () => 10 });
    expect(adding(rule("a", unknown, "*"), rule("b", unknown, "*"), rule("c", undefined, "*"))).not.toThrow();
  });
});
