import type { TerraformResource } from "cdktf";
import type { ModuleStack } from "../../module/module-stack";
import { addBlocks } from "../../module/shape/dynamic-block";
import { map, number, object, required, string, withDefault } from "../../module/shape/shape";

const STRATEGIES = map(object({ capacity_provider: required(string), weight: withDefault(number, 1), base: number }));

/** Whether the caller names capacity providers, in HCL. */
export const HAS_STRATEGIES = "length(var.capacity_provider_strategy) > 0";

/** The launch type, where the caller names no capacity providers, in HCL. */
export function launchType(type: "FARGATE" | "EC2"): string {
  return `${HAS_STRATEGIES} ? null : "${type}"`;
}

/**
 * Adds the input `capacity_provider_strategy`, for the blocks at `path` of a resource.
 *
 * @param providers which there are, for its description
 */
export function addStrategies(module: ModuleStack, resource: TerraformResource, path: string, providers: string): void {
  module.addInput("capacity_provider_strategy", {
    type: STRATEGIES,
    description: `Capacity providers of the cluster for the tasks, ${providers}, instead of the launch type: a share of the tasks relative to the other weights, 0 to 1000, after a \`base\` that one of them may have`,
    default: {},
  });
  addBlocks(resource, path, STRATEGIES, "var.capacity_provider_strategy");
}

/** What there is of AWS's own, for descriptions. */
export const FARGATE_PROVIDERS = "`FARGATE` and `FARGATE_SPOT`";
