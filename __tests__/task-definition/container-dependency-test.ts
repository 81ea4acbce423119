import { BARE, containers } from "../support/container";

describe("a container that waits for others of its task", () => {
  it("waits until they are healthy, unless told otherwise, and knows them by their names", () => {
    const [, , app] = containers((web) => {
      const db = web.addContainer("db", { image: "db:1", containerName: "database" });
      const setup = web.addContainer("setup", { image: "app:1" });
      web.addContainer("app", {
        image: "app:1",
        dependsOn: [{ container: db }, { container: setup, condition: "SUCCESS" }],
      });
    });
    expect(app).toEqual({
      ...BARE,
      dependsOn: [
        { containerName: "database", condition: "HEALTHY" },
        { containerName: "setup", condition: "SUCCESS" },
      ],
    });
  });
});
