import { accountIn, refusalsOf, translationOf } from "../../support/compose-application";

describe("a translation", () => {
  it("accounts for every key of the files, once, with its place", () => {
    const { report } = translationOf(
      "name: shop\nversion: '3'\nx-a: 1\nservices:\n  web:\n    image: nginx\n    tty: true\n",
    );
    expect(report.project).toBe("shop");
    expect(report.entries.map(({ key, line, column, outcome }) => [key, line, column, outcome])).toEqual([
      ["name", 1, 1, "dropped"],
      ["version", 2, 1, "dropped"],
      ["x-a", 3, 1, "dropped"],
      ["services.web.image", 6, 5, "mapped"],
      ["services.web.tty", 7, 5, "mapped"],
    ]);
  });

  it("accounts for what says nothing", () => {
    const { report } = translationOf("services: { web: { image: nginx, command: , ports: [], environment: {} } }");
    for (const key of ["command", "ports", "environment"]) {
      expect(accountIn(report.entries, `services.web.${key}`)).toBe("dropped: It says nothing.");
    }
  });

  it("names the services that profiles keep out", () => {
    const text = "services: { web: { image: nginx }, seed: { image: nginx, profiles: [seed] } }";
    const { plan, report } = translationOf(text);
    expect(report.inactive).toEqual(["seed"]);
    expect(plan.services.map(({ name }) => name)).toEqual(["web"]);
  });

  it("refuses keys that are no names at AWS", () => {
    expect(refusalsOf("services: { -web: { image: nginx } }")).toEqual(["1:21 services.-web.image"]);
  });

  it("refuses models", () => {
    const { report } = translationOf("services: { web: { image: nginx, models: [m] } }\nmodels: { m: { model: a } }");
    expect(accountIn(report.entries, "models.m.model")).toMatch(/^refused/);
    expect(accountIn(report.entries, "services.web.models.m")).toMatch(/^refused/);
  });
});
