import type { Service } from "../../../src/compose/model/service";
import { Directories } from "../../../src/compose/translate/directories";

const mounting = (service: Service): Service => ({
  ...service,
  volumes: [{ type: "volume", source: "data", target: "/data" }],
});

describe("a directory", () => {
  it.each<[string, Readonly<Record<string, Service>>, number]>([
    ["the first service with a number", { a: mounting({ user: "app" }), b: mounting({ user: "5" }) }, 5],
    ["the image, where no service has one", { a: mounting({ image: "mysql:8" }) }, 999],
    ["nobody in particular", { a: { user: "5" }, b: mounting({ image: "x" }) }, 1000],
    ["nobody in particular, where it is root's", { a: mounting({ user: "0:0" }) }, 1000],
    ["nobody in particular, where there is no such number", { a: mounting({ user: "4294967296" }) }, 1000],
  ])("belongs to the user of %s", (_, services, uid) => {
    expect(new Directories(services).ownerOf("data").uid).toBe(uid);
  });

  it("is one for all services that mount it", () => {
    const directories = new Directories({});
    expect([directories.add("data"), directories.add("data"), directories.add("data", "a")]).toEqual([
      "data",
      "data",
      "data--a",
    ]);
    expect(directories.plans.map(({ path }) => path)).toEqual(["/data", "/data/a"]);
  });

  it("are not made of volumes that exist", () => {
    const directories = new Directories({ web: { volumes: [] } }, ["data"]);
    expect(directories.add("data")).toBe("data");
    expect(directories.plans).toEqual([]);
    expect([directories.isExisting("data"), directories.isExisting(undefined)]).toEqual([true, false]);
  });
});
