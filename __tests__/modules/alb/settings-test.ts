import { albModule } from "../../support/alb-module";

describe("the settings of a load balancer in the module alb", () => {
  const written = albModule();
  const loadBalancer = written.resource("aws_lb", "main");

  it("are arguments of the same name", () => {
    for (const name of ["internal", "idle_timeout", "client_keep_alive", "enable_zonal_shift"]) {
      expect(loadBalancer[name]).toBe(`\${var.${name}}`);
    }
  });

  it("keep a load balancer from being deleted, and are AWS's own else", () => {
    expect(written.variable("enable_deletion_protection")).toMatchObject({ default: true, nullable: false });
    expect(written.variable("idle_timeout")).toMatchObject({ default: null, nullable: true });
  });

  it("are blocks where the provider has blocks", () => {
    expect(loadBalancer.dynamic).toMatchObject({
      access_logs: { content: { enabled: "${access_logs.value.enabled}" } },
      subnet_mapping: { for_each: "${var.subnet_mapping == null ? [] : var.subnet_mapping}" },
    });
    expect(written.variable("connection_logs").type).toContain("enabled = optional(bool, true)");
  });
});
