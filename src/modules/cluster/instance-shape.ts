import { list, map, number, object, required, string, withDefault } from "../../module/shape/shape";
import { managedScaling } from "./provider-shape";

export const MIXED_INSTANCES = object({
  instances_distribution: object({
    on_demand_allocation_strategy: string,
    on_demand_base_capacity: number,
    on_demand_percentage_above_base_capacity: number,
    spot_allocation_strategy: string,
    spot_instance_pools: number,
    spot_max_price: string,
  }),
  launch_template: withDefault(
    object({ override: list(object({ instance_type: required(string), weighted_capacity: string })) }),
    {},
  ),
});

/** Instances that are made here, in the words of EC2 Auto Scaling and of capacity providers. */
export const INSTANCE_CAPACITY = map(
  object({
    instance_type: required(string),
    min_size: withDefault(number, 0),
    max_size: required(number),
    subnet_ids: list(string),
    security_group_ids: withDefault(list(string), []),
    cpu_architecture: withDefault(string, "X86_64"),
    image_id: string,
    user_data: string,
    key_name: string,
    root_volume: withDefault(
      object({
        device_name: withDefault(string, "/dev/xvda"),
        size_in_gb: number,
        volume_type: withDefault(string, "gp3"),
        iops: number,
        throughput: number,
        kms_key_id: string,
      }),
      {},
    ),
    spot: object({ max_price: string }),
    mixed_instances_policy: MIXED_INSTANCES,
    iam_role_policies: withDefault(map(string), {}),
    name: string,
    managed_draining: withDefault(string, "ENABLED"),
    managed_termination_protection: withDefault(string, "ENABLED"),
    managed_scaling: withDefault(managedScaling("ENABLED", 100), {}),
  }),
);
