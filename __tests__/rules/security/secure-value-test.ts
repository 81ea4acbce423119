import { check } from "../../../src/rules/check";
import { oneOf } from "../../../src/rules/constraint";
import { type SecureValue, secureValue } from "../../../src/rules/security/secure-value";

const RULE: SecureValue = {
  id: "SEC999",
  level: "baseline",
  checks: [],
  resourceType: "aws_thing",
  title: "a thing is locked",
  explanation: "Anybody opens it.",
  fix: "Lock it.",
  source: "https://docs.aws.amazon.com/thing.html",
  attribute: "door.lock",
  constraint: oneOf("true"),
  examples: { failing: {}, passing: {} },
};

function found(thing: object, rule: Partial<SecureValue>) {
  const violations = check({ resource: { aws_thing: { main: { ...thing } } } }, [secureValue({ ...RULE, ...rule })]);
  return violations.map(({ property, got, allowed }) => [property, got, allowed]);
}

describe("a rule about a secure value", () => {
  const otherwise = "false, as nothing is said";

  it.each([
    ["no block", {}, [["door.lock", otherwise, "true"]]],
    ["no value in a block", { door: [{}, { lock: null }] }, [0, 1].map((i) => [`door[${i}].lock`, otherwise, "true"])],
    ["a wrong value", { door: { lock: false } }, [["door[0].lock", false, "true"]]],
    ["a right value", { door: { lock: true } }, []],
    ["an unknown value", { door: { lock: "${var.lock}" } }, []],
    ["unknown blocks", { door: "${var.doors}" }, []],
    ["blocks that Terraform makes", { dynamic: { door: {} } }, []],
  ])("finds a thing with %s, where to say nothing is wrong", (_name, thing, expected) => {
    expect(found(thing, { otherwise })).toEqual(expected);
  });

  it.each([
    ["no block", {}, []],
    ["no value in a block", { door: [{}, { lock: null }] }, []],
    ["a wrong value", { door: [{ lock: true }, { lock: "false" }] }, [["door[1].lock", "false", "true"]]],
    ["an unknown value", { door: { lock: "${var.lock}" } }, []],
  ])("finds a thing with %s, where to say nothing is right", (_name, thing, expected) => {
    expect(found(thing, {})).toEqual(expected);
  });

  it("may be about an attribute of no block", () => {
    expect(found({ lock: "no" }, { attribute: "lock" })).toEqual([["lock", "no", "true"]]);
    expect(found({ lock: null }, { attribute: "lock", otherwise })).toEqual([["lock", otherwise, "true"]]);
  });

  it("may be about blocks that need not be there", () => {
    const rule = { within: "house", otherwise };
    expect(found({}, rule)).toEqual([]);
    expect(found({ house: "${var.houses}" }, rule)).toEqual([]);
    expect(found({ house: [{ door: { lock: true } }, {}] }, rule)).toEqual([["house[1].door.lock", otherwise, "true"]]);
    const lock = { within: "house.door", attribute: "lock", otherwise };
    expect(found({ house: [{ door: {} }, {}] }, lock)).toEqual([["house[0].door[0].lock", otherwise, "true"]]);
  });

  it("is a warning", () => {
    expect(secureValue(RULE).severity).toBe("warning");
  });
});
