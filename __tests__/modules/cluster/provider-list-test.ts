import { Cluster } from "../../../src/cluster/cluster";
import { addProviderList } from "../../../src/modules/cluster/provider-list";
import { synthesiseModule } from "../../support/module";

const made = synthesiseModule((stack) => {
  addProviderList(stack, new Cluster(stack, "main", { enableFargateCapacityProviders: true }));
});
const list = made.resource("aws_ecs_cluster_capacity_providers", "main");

describe("addProviderList", () => {
  it("makes a list only where there is something in it", () => {
    expect(list.count).toBe(
      "${length(var.cluster_capacity_providers) + length(var.capacity_providers) + length(var.instance_capacity) > 0 ? 1 : 0}",
    );
  });

  it("knows the providers of a default strategy by the keys of the maps, others by their names", () => {
    const { default_capacity_provider_strategy: strategy } = list.dynamic as Record<string, { content: object }>;
    expect(strategy?.content).toEqual({
      base: "${default_capacity_provider_strategy.value.base}",
      weight: "${default_capacity_provider_strategy.value.weight}",
      capacity_provider: expect.stringMatching(/^\$\{lookup\(\{ for key, own in merge\(.+\) : key => own\.name \}, /),
    });
  });

  it("needs a cluster that has such a list", () => {
    expect(() => synthesiseModule((stack) => addProviderList(stack, new Cluster(stack, "main")))).toThrow(TypeError);
  });
});
