import { translationOf } from "../../support/compose-application";

const END = "{ condition: service_completed_successfully }";

describe("the plan of a service with jobs", () => {
  const { services } = translationOf(`
services:
  web: { image: a, volumes: ["data:/data:ro"], depends_on: { seed: ${END}, cache: { condition: service_started } } }
  seed: { image: b, volumes: ["data:/seed"], depends_on: { migrate: ${END} } }
  migrate: { image: c, storage_opt: { size: 30G }, depends_on: [db] }
  db: { image: mysql }
  cache: { image: redis }
volumes: { data: }`).plan;
  const web = services.find(({ name }) => name === "web");

  it("has a container for each job before its own, which waits for their good ends", () => {
    expect(web?.containers.map(({ service, waitsFor }) => [service, waitsFor])).toEqual([
      ["migrate", []],
      ["seed", [{ service: "migrate", condition: "SUCCESS" }]],
      ["web", [{ service: "seed", condition: "SUCCESS" }]],
    ]);
    expect(web?.containers.map(({ container }) => container.essential)).toEqual([false, false, undefined]);
  });

  it("is made after what its jobs depend on", () => {
    expect(web?.after).toEqual(["db", "cache"]);
    expect(services.map(({ name }) => name)).toEqual(["web", "db", "cache"]);
  });

  it("has the largest disk, and ends before another begins if one of them writes to a volume", () => {
    expect(web).toMatchObject({
      ephemeralStorageGiB: 30,
      deployment: { minHealthyPercent: 0, maxHealthyPercent: 100 },
    });
    expect(services.find(({ name }) => name === "db")?.ephemeralStorageGiB).toBeUndefined();
  });
});
