import { accountIn, translationOf } from "../../support/compose-application";

const text = (dependency: string) => `
services:
  web: { image: a, depends_on: ${dependency} }
  db: { image: mysql }
  cache: { image: redis, profiles: [fast] }`;

describe("a dependency", () => {
  it("is the order in which Terraform makes services", () => {
    const { plan, report } = translationOf(text("[db]"));
    expect(plan.services[0]?.after).toEqual(["db"]);
    expect(accountIn(report.entries, "services.web.depends_on.db")).toMatch(
      /^approximated: Terraform makes the service after db/,
    );
  });

  it("on health is no more than that", () => {
    const { report } = translationOf(text("{ db: { condition: service_healthy, restart: true } }"));
    expect(accountIn(report.entries, "services.web.depends_on.db.condition")).toMatch(/^approximated: .*Nothing waits/);
    expect(accountIn(report.entries, "services.web.depends_on.db.restart")).toMatch(/^dropped/);
  });

  it("on an end makes the other a container of the same task, which ends first", () => {
    const { plan, report } = translationOf(
      text("{ db: { condition: service_completed_successfully, restart: true } }"),
    );
    expect(plan.services[0]).toMatchObject({ after: [] });
    expect(plan.services[0]?.containers[1]?.waitsFor).toEqual([{ service: "db", condition: "SUCCESS" }]);
    expect(accountIn(report.entries, "services.web.depends_on.db.condition")).toMatch(
      /^approximated: ECS runs db to its end .* once in each task of web,/,
    );
    expect(accountIn(report.entries, "services.web.depends_on.db.restart")).toMatch(/^mapped/);
  });

  it("on what need not be there is nothing", () => {
    const { plan, report } = translationOf(text("{ cache: { condition: service_healthy, required: false } }"));
    expect(plan.services[0]?.after).toEqual([]);
    expect(accountIn(report.entries, "services.web.depends_on.cache.condition")).toMatch(/^dropped/);
  });
});
