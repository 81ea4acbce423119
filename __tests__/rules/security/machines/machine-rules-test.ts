import { machineRules } from "../../../../src/rules/security/machines/machine-rules";

describe("the rules about machines", () => {
  it("are SEC3xx, each family in its turn", () => {
    const ids = machineRules.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
    expect([ids[0], ids.at(-1)]).toEqual(["SEC301", "SEC316"]);
    expect(new Set(ids).size).toBe(16);
  });
});
