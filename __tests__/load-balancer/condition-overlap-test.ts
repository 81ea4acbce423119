import type { LbListenerRuleCondition } from "@cdktf/provider-aws/lib/lb-listener-rule";
import { Token } from "cdktf";
import * as fc from "fast-check";
import { conditionsOverlap } from "../../src/load-balancer/condition-overlap";
import { ListenerCondition } from "../../src/load-balancer/listener-condition";

const { pathPatterns, hostHeaders, httpRequestMethods, sourceIps } = ListenerCondition;
type Condition = LbListenerRuleCondition;

const paths = (...values: string[]) => pathPatterns(values);
const hosts = (...values: string[]) => hostHeaders(values);
const methods = (...values: string[]) => httpRequestMethods(values);
const clients = (...values: string[]) => sourceIps(values);
const header = (httpHeaderName: string, ...values: string[]): Condition => ({ httpHeader: { httpHeaderName, values } });
const query = (...queryString: { key?: string; value: string }[]): Condition => ({ queryString });
const unknown = (name: string) => Token.asString({ resolve: () => name });
const unknownList = (name: string) => Token.asList({ resolve: () => [name] });

describe("the conditions of two rules", () => {
  it.each<[string, Condition[], Condition[], boolean]>([
    ["nested paths", [paths("/api/*")], [paths("/api/v1/*")], true],
    ["paths side by side", [paths("/api/*")], [paths("/web/*")], false],
    ["paths that differ in case", [paths("/api")], [paths("/API")], false],
    ["paths of which one of several is the same", [paths("/a", "/b")], [paths("/c", "/b")], true],
    ["hosts that differ in case", [hosts("shop.example.com")], [hosts("Shop.Example.COM")], true],
    ["a host and a pattern for it", [hosts("*.example.com")], [hosts("shop.example.com")], true],
    ["hosts side by side", [hosts("a.example.com")], [hosts("b.example.com")], false],
    ["the same method", [methods("GET", "HEAD")], [methods("HEAD")], true],
    ["methods that differ in case", [methods("GET")], [methods("get")], false],
    ["a star as method, which is no pattern", [methods("*")], [methods("GET")], false],
    ["clients within clients", [clients("10.0.0.0/8")], [clients("10.1.0.0/16")], true],
    ["clients side by side", [clients("10.0.0.0/16")], [clients("10.1.0.0/16")], false],
    ["a header with patterns that meet", [header("X-Team", "shop*")], [header("x-team", "*SHOP")], true],
    ["a header with other values", [header("X-Team", "shop")], [header("X-Team", "bank")], false],
    ["other headers", [header("X-Team", "shop")], [header("X-Stage", "test")], true],
    [
      "a parameter with patterns that meet",
      [query({ key: "V", value: "1*" })],
      [query({ key: "v", value: "*X" })],
      true,
    ],
    ["a parameter with other values", [query({ key: "v", value: "1" })], [query({ key: "v", value: "2" })], false],
    ["other parameters", [query({ key: "v", value: "1" })], [query({ key: "w", value: "2" })], true],
    ["any parameter and a certain one", [query({ value: "1" })], [query({ key: "v", value: "2" })], true],
    [
      "one of several parameters, which the other rule asks for too",
      [query({ key: "v", value: "1" }, { key: "v", value: "2" })],
      [query({ key: "v", value: "2" })],
      true,
    ],
    ["kinds that only one of them has", [paths("/a")], [hosts("a.example.com")], true],
    ["a kind more in one", [paths("/a"), hosts("a.example.com")], [paths("/a")], true],
    ["one kind that meets and one that does not", [paths("/a"), methods("GET")], [paths("/a"), methods("PUT")], false],
    ["several of a kind, all of which meet", [header("x", "a*"), header("x", "*b")], [header("x", "a1b")], true],
    ["several of a kind, one of which does not", [header("x", "a*"), header("x", "*b")], [header("x", "a1c")], false],
    ["several kinds in one block", [{ ...paths("/a"), ...methods("GET") }], [paths("/a"), methods("PUT")], false],
  ])("%s", (_, one, other, expected) => {
    expect(conditionsOverlap(one, other)).toBe(expected);
    expect(conditionsOverlap(other, one)).toBe(expected);
  });

  it.each<[string, Condition[], Condition[]]>([
    ["a path", [paths(unknown("/a"))], [paths("*")]],
    ["a part of a path", [paths(`/${unknown("a")}/*`)], [paths("*")]],
    ["a path in Terraform's own words", [paths("/${var.a}/*")], [paths("*")]],
    ["a list of paths", [pathPatterns(unknownList("/a"))], [paths("*")]],
    ["a host", [hosts(unknown("a"))], [hosts("*")]],
    ["a method", [methods(unknown("GET"))], [methods(unknown("GET"))]],
    ["a block of addresses", [clients(unknown("10.0.0.0/8"))], [clients("0.0.0.0/0")]],
    ["the name of a header", [header(unknown("x"), "a")], [header("x", "a")]],
    ["the value of a header", [header("x", unknown("a"))], [header("x", "*")]],
    ["the key of a parameter", [query({ key: unknown("v"), value: "1" })], [query({ key: "v", value: "1" })]],
    ["the value of a parameter", [query({ key: "v", value: unknown("1") })], [query({ key: "v", value: "*" })]],
    ["all parameters", [{ queryString: Token.asAny({ resolve: () => [] }) }], [query({ value: "*" })]],
    ["a condition", [Token.asAny({ resolve: () => paths("/a") }) as Condition], [paths("*")]],
    ["all conditions", Token.asAny({ resolve: () => [] }) as unknown as Condition[], [paths("*")]],
  ])("are taken to be apart where only Terraform knows %s", (_, one, other) => {
    expect(conditionsOverlap(one, other)).toBe(false);
    expect(conditionsOverlap(other, one)).toBe(false);
  });

  it("overlap by what is known beside something that only Terraform knows", () => {
    expect(conditionsOverlap([paths(unknown("/x"), "/a")], [paths("/a")])).toBe(true);
    expect(conditionsOverlap([paths("/a"), hosts(unknown("h"))], [paths("/a")])).toBe(true);
  });

  it("overlap if somebody can think of a request for both, of a path and a method", () => {
    const values = (...all: string[]) => fc.subarray(all, { minLength: 1 });
    const rule = fc.record({ path: values("/a", "/b", "/c"), method: values("GET", "PUT") });
    fc.assert(
      fc.property(rule, rule, (one, other) => {
        const conditions = ({ path, method }: typeof one) => [paths(...path), methods(...method)];
        const shared = (key: "path" | "method") => one[key].some((value) => other[key].includes(value));
        expect(conditionsOverlap(conditions(one), conditions(other))).toBe(shared("path") && shared("method"));
      }),
    );
  });
});
