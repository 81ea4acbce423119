import { Cluster } from "../../../src/cluster/cluster";
import { addMadeCapacity } from "../../../src/modules/cluster/made-capacity";
import { synthesiseModule } from "../../support/module";

const made = synthesiseModule((stack) => {
  addMadeCapacity(stack, stack, new Cluster(stack, "main"));
});

describe("how instances are bought", () => {
  it("is by the launch template of the group, or by a mixed policy in its place", () => {
    const group = made.resource("aws_autoscaling_group", "group");
    expect(group).not.toHaveProperty("launch_template");
    expect(group.dynamic).toMatchObject({
      launch_template: {
        for_each: "${each.value.mixed_instances_policy == null ? [true] : []}",
        content: { id: "${aws_launch_template.template[each.key].id}", version: "$Latest" },
      },
      mixed_instances_policy: {
        content: {
          dynamic: {
            launch_template: {
              content: {
                launch_template_specification: {
                  launch_template_id: "${aws_launch_template.template[each.key].id}",
                  version: "$Latest",
                },
              },
            },
          },
        },
      },
    });
  });

  it("is as Spot where the caller says so, up to the price on demand or his own", () => {
    expect(made.resource("aws_launch_template", "template").dynamic).toMatchObject({
      instance_market_options: {
        for_each: "${each.value.spot == null ? [] : [each.value.spot]}",
        content: {
          market_type: "spot",
          dynamic: {
            spot_options: {
              for_each: "${instance_market_options.value.max_price == null ? [] : [instance_market_options.value]}",
            },
          },
        },
      },
    });
  });
});
