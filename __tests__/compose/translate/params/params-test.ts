import { oneTaskOf } from "../../../support/compose-application";

describe("the parameters of ecs-cli", () => {
  it("are accounted for in the report of the Compose file, each key by its name there", () => {
    const { of } = oneTaskOf("services: { web: { image: nginx } }", "version: 1\nx-own: 1\nrun_params: {}\n");
    expect(of("version")).toBe("mapped: The version that there is.");
    expect(of("x-own")).toMatch(/^dropped/);
    expect(of("run_params")).toBe("dropped: It says nothing.");
  });

  it("take the place of what the Compose file says", () => {
    const { of, container } = oneTaskOf(
      "services: { web: { image: nginx, mem_limit: 1g, cpu_shares: 5 } }",
      "task_definition: { services: { web: { mem_limit: 64m } } }",
    );
    expect(container("web")).toMatchObject({ memoryLimitMiB: 64, cpu: 5 });
    expect(of("task_definition.services.web.mem_limit")).toMatch(/^mapped: The container is killed above 64 MiB/);
    expect(of("services.web.cpu_shares")).toMatch(/^mapped/);
    expect(() => of("services.web.mem_limit")).toThrow("0 accounts");
  });
});
