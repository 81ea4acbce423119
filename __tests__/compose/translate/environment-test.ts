import { accountOf, serviceOf } from "../../support/compose-application";

describe("the environment", () => {
  it("is that of the container, whatever its values hold", () => {
    const keys = "environment: { A: 'x y', B: \"$${Z} %{if} \\\"\", C: 1, D: '' }";
    expect(serviceOf(keys).container.environment).toEqual({ A: "x y", B: '${Z} %{if} "', C: "1", D: "" });
    expect(accountOf(keys, "environment.A")).toBe("mapped: A variable of the container.");
  });

  it("has no variable that is not set", () => {
    expect(serviceOf("environment: [A]").container.environment).toBeUndefined();
    expect(accountOf("environment: [A]", "environment.A")).toMatch(/^dropped: It is not set/);
  });

  it("refuses a variable without a name", () => {
    expect(accountOf("environment: { '': x }", 'environment[""]')).toMatch(/^refused: A variable without a name/);
  });
});
