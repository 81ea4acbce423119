import { insecure } from "../../../support/security";

describe("where tasks run", () => {
  it.each([
    ["SEC131", "aws_ecs_service"],
    ["SEC132", "aws_ecs_task_set"],
  ])("is not public: %s of %s", (id, type) => {
    const inside = (network: unknown) => insecure(id, { [type]: { web: { network_configuration: network } } });
    expect(inside({ assign_public_ip: true })).toEqual(["web.network_configuration[0].assign_public_ip"]);
    for (const assign_public_ip of [false, null, "${var.x}"]) expect(inside({ assign_public_ip })).toEqual([]);
    expect(inside(undefined)).toEqual([]);
  });

  it.each([
    ["1.4.0", ["web.platform_version"]],
    ["LATEST", []],
    ["${var.version}", []],
    [undefined, []],
  ])("is the newest platform: %j", (platform_version, found) => {
    expect(insecure("SEC133", { aws_ecs_service: { web: { platform_version } } })).toEqual(found);
  });

  it("stays while tasks run there", () => {
    const provider = (managed_termination_protection?: string | null) => ({
      auto_scaling_group_provider: { managed_termination_protection },
    });
    const providers = {
      none: provider(),
      null: provider(null),
      off: provider("DISABLED"),
      on: provider("ENABLED"),
      unknown: provider("${var.x}"),
      managed: { managed_instances_provider: {} },
    };
    expect(insecure("SEC141", { aws_ecs_capacity_provider: providers })).toEqual(
      ["none", "null", "off"].map((name) => `${name}.auto_scaling_group_provider[0].managed_termination_protection`),
    );
  });
});
