import { addGivenCapacity } from "../../../src/modules/cluster/given-capacity";
import { synthesiseModule } from "../../support/module";

const made = synthesiseModule((stack) => addGivenCapacity(stack, stack));

describe("addGivenCapacity", () => {
  it("makes a provider of each group, whose tags win", () => {
    expect(made.resource("aws_ecs_capacity_provider", "main")).toMatchObject({
      for_each: "${var.capacity_providers}",
      tags: "${merge(var.tags, each.value.tags)}",
      auto_scaling_group_provider: {
        auto_scaling_group_arn: "${each.value.auto_scaling_group_provider.auto_scaling_group_arn}",
        dynamic: { managed_scaling: { content: { target_capacity: "${managed_scaling.value.target_capacity}" } } },
      },
    });
  });
});
