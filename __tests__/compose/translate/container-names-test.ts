import { ContainerNames, containersOf } from "../../../src/compose/translate/container-names";
import { Draft } from "../../../src/compose/translate/draft";

describe("the containers of a task", () => {
  it("are those of the hooks of a service, and its own", () => {
    expect(containersOf(new Draft("web.1", { pre_start: [{}, {}] }))).toEqual([
      "web-1-pre-start-1",
      "web-1-pre-start-2",
      "web-1",
    ]);
  });

  it("have names of their own", () => {
    const names = new ContainerNames();
    expect(names.add(new Draft("web", { secrets: [{ source: "key" }] }))).toBeUndefined();
    expect(names.add(new Draft("web-files", {}))?.[0]).toBe("Another container of the task is called web-files.");
  });

  it("are ten at most", () => {
    const names = new ContainerNames();
    const added = [..."abcdefghijk"].map((name) => names.add(new Draft(name, {})));
    expect(added.slice(0, 10).every((problem) => problem === undefined)).toBe(true);
    expect(added[10]?.[0]).toContain("11 containers");
  });
});
