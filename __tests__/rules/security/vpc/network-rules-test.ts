import { networkSecurityRules } from "../../../../src/rules/security/vpc/network-rules";

describe("the rules about networks", () => {
  it("are SEC4xx, each family in its turn", () => {
    const ids = networkSecurityRules.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
    expect([ids[0], ids.at(-1)]).toEqual(["SEC401", "SEC415"]);
    expect(new Set(ids).size).toBe(15);
  });
});
