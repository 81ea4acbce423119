import { oneTaskOf } from "../../../support/compose-application";

const text = (condition: string, db = "") => `
services:
  web: { image: a, depends_on: { db: { condition: ${condition}, restart: true } } }
  db: { image: mysql${db} }`;
const KEY = "services.web.depends_on.db.condition";
const waits = (file: string) => oneTaskOf(file).task.containers.find(({ service }) => service === "web")?.waitsFor;

describe("a dependency within a task", () => {
  it.each([
    ["service_started", "START", ""],
    ["service_healthy", "HEALTHY", ', healthcheck: { test: "true" }'],
    ["service_completed_successfully", "SUCCESS", ""],
  ])("%s is the condition %s of ECS", (condition, expected, db) => {
    expect(waits(text(condition, db))).toEqual([{ service: "db", condition: expected }]);
    expect(oneTaskOf(text(condition, db)).of(KEY)).toMatch(/^mapped/);
    expect(oneTaskOf(text(condition, db)).of("services.web.depends_on.db.restart")).toMatch(/^mapped/);
  });

  it.each(["", ", healthcheck: { test: [NONE] }", ", healthcheck: { test: a, disable: true }"])(
    "on the health of what has no health check is refused: %s",
    (db) => {
      expect(oneTaskOf(text("service_healthy", db)).of(KEY)).toMatch(/^refused: .*Give db a healthcheck:/);
      expect(waits(text("service_healthy", db))).toEqual([]);
    },
  );

  it("on what need not be there is nothing", () => {
    const file = `
services:
  web: { image: a, depends_on: { seed: { condition: service_started, required: false } } }
  seed: { image: b, profiles: [seed] }`;
    expect(waits(file)).toEqual([]);
    expect(oneTaskOf(file).of("services.web.depends_on.seed.condition")).toMatch(/^dropped/);
  });
});
