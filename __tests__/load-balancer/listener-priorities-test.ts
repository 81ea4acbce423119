import type { TerraformStack } from "cdktf";
import * as fc from "fast-check";
import { ConfigurationError } from "../../src/core/errors";
import { ApplicationLoadBalancer } from "../../src/load-balancer/application-load-balancer";
import type { Listener, ListenerRuleMatch } from "../../src/load-balancer/listener";
import { ListenerAction } from "../../src/load-balancer/listener-action";
import { ListenerCondition } from "../../src/load-balancer/listener-condition";
import { assignedPriority } from "../../src/load-balancer/rule-priorities";
import { Network } from "../../src/network/network";
import { sameNumbers } from "../support/same-number";
import { errorsOf, synthesiseFully } from "../support/synth";

const network = Network.fromNetworkAttributes({ vpcId: "vpc-1", privateSubnetIds: ["subnet-a", "subnet-c"] });
const action = ListenerAction.fixedResponse(200);

type Priority = ListenerRuleMatch["priority"];

function listenerIn(stack: TerraformStack): Listener {
  return new ApplicationLoadBalancer(stack, "web", { network }).addListener("http", { port: 80 });
}

function atPath(path: string, priority?: Priority): ListenerRuleMatch {
  return { conditions: [ListenerCondition.pathPatterns([path])], priority };
}

function atHost(host: string): ListenerRuleMatch {
  return { conditions: [ListenerCondition.hostHeaders([host])] };
}

/** The rules of a listener as Terraform gets them, by their ids. */
function rulesOf(use: (listener: Listener) => void) {
  const rules = Object.entries(synthesiseFully((stack) => use(listenerIn(stack))).resources("aws_lb_listener_rule"));
  return Object.fromEntries(rules.map(([name, rule]) => [name.replace("web_http_", ""), rule]));
}

function prioritiesOf(use: (listener: Listener) => void): Record<string, unknown> {
  return Object.fromEntries(Object.entries(rulesOf(use)).map(([id, { priority }]) => [id, priority]));
}

/** A listener with a rule of each id, at a path of its own. */
function services(...ids: string[]): Record<string, unknown> {
  return prioritiesOf((listener) => {
    for (const id of ids) listener.addTargets(id, { port: 80, ...atPath(`/${id}/*`) });
  });
}

describe("services that share a listener", () => {
  it("keep their numbers when one is added in the middle", () => {
    const [before, after] = [services("cart", "shop"), services("cart", "pay", "shop")];
    expect(after).toEqual({ ...before, pay: assignedPriority("pay") });
  });

  it("keep their numbers when one is removed, and in another order", () => {
    const { pay, ...others } = services("cart", "pay", "shop");
    expect(services("shop", "cart")).toEqual(others);
  });

  it("have the same numbers in another listener", () => {
    const stack = synthesiseFully((scope) => {
      const listener = listenerIn(scope);
      const other = (listener.node.scope as ApplicationLoadBalancer).addListener("other", { port: 81 });
      for (const each of [listener, other]) each.addRule("cart", { ...atPath("/cart/*"), action });
    });
    for (const name of ["web_http_cart", "web_other_cart"]) {
      expect(stack.resource("aws_lb_listener_rule", name).priority).toBe(assignedPriority("cart"));
    }
  });

  it("may be told apart by their hosts", () => {
    const hosts = prioritiesOf((listener) => {
      listener.addTargets("shop", { port: 80, ...atHost("shop.example.com") });
      listener.addTargets("bank", { port: 80, ...atHost("bank.example.com") });
    });
    expect(Object.keys(hosts)).toEqual(["shop", "bank"]);
  });
});

describe("nested paths", () => {
  const nested = (priority?: Priority) => () =>
    prioritiesOf((listener) => {
      listener.addTargets("api", { port: 80, ...atPath("/api/*") });
      listener.addTargets("v1", { port: 80, ...atPath("/api/v1/*", priority) });
    });

  it("are refused while chance would order them", () => {
    expect(nested()).toThrow(ConfigurationError);
    expect(nested()).toThrow('[stack/web/http] conditions of "api" and "v1" is');
  });

  it("are in order by one number", () => {
    expect(nested(10)()).toEqual({ api: assignedPriority("api"), v1: 10 });
  });
});

describe("a number that two rules of a listener have", () => {
  const both = (a: Priority, b: Priority) => (stack: TerraformStack) => {
    const listener = listenerIn(stack);
    listener.addRule("a", { ...atPath("/a", a), action });
    listener.addRule("b", { ...atPath("/b", b), action });
  };

  it("is reported once, by LR002, if the user wrote it twice", () => {
    expect(errorsOf(both(10, 10))).toEqual([
      expect.stringMatching(
        /^LR002 \[stack\/web\/http\/bRule\] priority is 10; .* aws_lb_listener_rule.web_http_a has/,
      ),
    ]);
  });

  it("is refused at once if it was assigned", () => {
    expect(() => errorsOf(both(undefined, assignedPriority("a")))).toThrow(
      `[stack/web/http] priority of "b" is ${assignedPriority("a")}; allowed: another one than "a" has`,
    );
  });
});

describe("the last rule", () => {
  it("has no number, and is created after the others of its listener", () => {
    const { rest, cart } = rulesOf((listener) => {
      listener.addRule("rest", { ...atPath("*", "last"), action });
      listener.addTargets("cart", { port: 80, ...atPath("/cart/*") });
    });
    expect(rest).not.toHaveProperty("priority");
    expect(rest?.depends_on).toEqual(["aws_lb_listener_rule.web_http_cart"]);
    expect(cart).toMatchObject({ priority: assignedPriority("cart") });
    expect(cart).not.toHaveProperty("depends_on");
  });

  it("is one of its listener, and there may be one in each", () => {
    const twice = () =>
      rulesOf((listener) => {
        listener.addRule("a", { ...atPath("/a", "last"), action });
        listener.addTargets("b", { port: 80, ...atPath("/b", "last") });
      });
    expect(twice).toThrow('[stack/web/http] priority of "b" is "last"; allowed: a number or none, as "a" is');
    const each = () =>
      rulesOf((listener) => {
        const other = (listener.node.scope as ApplicationLoadBalancer).addListener("other", { port: 81 });
        for (const one of [listener, other]) one.addRule("a", { ...atPath("/a", "last"), action });
      });
    expect(each).not.toThrow();
  });
});

describe("whichever services come and go, in whatever order they are written", () => {
  /** Some ids whose hashes meet, so that this happens, too. */
  const id = fc.constantFrom("api", "web", "cart", "pay", "search", "admin", ...sameNumbers.slice(0, 2).flat());
  const step = fc.record({ add: fc.boolean(), id, seed: fc.nat() });

  /** The ids in an order that only `seed` decides. */
  function shuffled(ids: Iterable<string>, seed: number): string[] {
    const place = (text: string) => assignedPriority(`${seed} ${text}`);
    return [...ids].sort((a, b) => place(a) - place(b));
  }

  it("each keeps its number, which no other has, or the two are named that would have the same", () => {
    let refused = 0;
    let built = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 10 }), (steps) => {
        const ids = new Set<string>();
        const known = new Map<string, unknown>();
        for (const { add, id: changed, seed } of steps) {
          if (add) ids.add(changed);
          else ids.delete(changed);
          const priorities = attempt(() => services(...shuffled(ids, seed)));
          if (priorities instanceof ConfigurationError) {
            const [, one = "", other = ""] = /Give "(.*)" or "(.*)" a priority/.exec(priorities.message) ?? [];
            expect(one).not.toBe(other);
            expect([ids.has(one), ids.has(other)]).toEqual([true, true]);
            expect(assignedPriority(one)).toBe(assignedPriority(other));
            refused++;
            continue;
          }
          built++;
          expect(Object.keys(priorities).sort()).toEqual([...ids].sort());
          expect(new Set(Object.values(priorities)).size).toBe(ids.size);
          for (const [name, priority] of Object.entries(priorities)) {
            expect(priority).toBe(known.get(name) ?? priority);
            known.set(name, priority);
          }
        }
      }),
      { numRuns: 60 },
    );
    expect(refused).toBeGreaterThan(0);
    expect(built).toBeGreaterThan(0);
  });

  function attempt<T>(build: () => T): T | ConfigurationError {
    try {
      return build();
    } catch (error) {
      if (error instanceof ConfigurationError) return error;
      throw error;
    }
  }
});
