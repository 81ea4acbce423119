import type { AutoScalingGroup } from "../../compute/auto-scaling-group";
import { addBlocks } from "../../module/shape/dynamic-block";
import { MIXED_INSTANCES } from "./instance-shape";

const MIXED = "each.value.mixed_instances_policy";
const VERSION = "$Latest";

/** Has instances bought on demand or as Spot, of one type or of several. */
export function addPurchase({ resource: group, launchTemplate }: AutoScalingGroup): void {
  const { resource: template } = launchTemplate;
  template.addOverride("dynamic.instance_market_options", {
    for_each: "${each.value.spot == null ? [] : [each.value.spot]}",
    content: {
      market_type: "spot",
      dynamic: {
        // An empty block is one that AWS would not send back, and Terraform would see it missing at every plan.
        spot_options: {
          for_each: "${instance_market_options.value.max_price == null ? [] : [instance_market_options.value]}",
          content: { max_price: "${spot_options.value.max_price}" },
        },
      },
    },
  });
  group.resetLaunchTemplate();
  group.addOverride("dynamic.launch_template", {
    for_each: `\${${MIXED} == null ? [true] : []}`,
    content: { id: template.id, version: VERSION },
  });
  addBlocks(group, "mixed_instances_policy", MIXED_INSTANCES, MIXED);
  group.addOverride(
    "dynamic.mixed_instances_policy.content.dynamic.launch_template.content.launch_template_specification",
    { launch_template_id: template.id, version: VERSION },
  );
}
