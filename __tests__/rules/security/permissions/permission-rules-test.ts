import { permissionRules } from "../../../../src/rules/security/permissions/permission-rules";

describe("the rules about permissions", () => {
  it("are SEC5xx, each family in its turn", () => {
    const ids = permissionRules.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
    expect([ids[0], ids.at(-1)]).toEqual(["SEC501", "SEC515"]);
    expect(new Set(ids).size).toBe(15);
  });
});
