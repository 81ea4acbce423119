import { linkedService, mountedService, sharedService } from "../../../src/compose/syntax/namespaces";

describe("a service that another one names", () => {
  it("stands behind service: where a namespace is shared", () => {
    expect(sharedService("service:web")).toBe("web");
    expect(sharedService("host")).toBeUndefined();
    expect(sharedService("container:web")).toBeUndefined();
    expect(sharedService(undefined)).toBeUndefined();
  });

  it("stands in front of the alias of a link", () => {
    expect(linkedService("db:mysql")).toBe("db");
    expect(linkedService("db")).toBe("db");
  });

  it("stands in front of the mode of what is mounted from it", () => {
    expect(mountedService("web:ro")).toBe("web");
    expect(mountedService("container:web:ro")).toBeUndefined();
  });
});
