import { ClusterModule } from "../../../src/modules/cluster/cluster-module";
import { synthesiseApp } from "../../support/synth";

const made = synthesiseApp((app) => new ClusterModule(app)).stack("cluster");

describe("the module cluster", () => {
  it("asks for a name alone", () => {
    const required = Object.entries(made.json.variable ?? {}).flatMap(([name, input]) =>
      "default" in input ? [] : [name],
    );
    expect(required).toEqual(["name"]);
  });

  it("is a cluster of the account's settings, unless the caller has others", () => {
    const { dynamic, lifecycle, ...cluster } = made.resource("aws_ecs_cluster", "main");
    expect(cluster).toEqual({ count: "${var.create ? 1 : 0}", name: "${var.name}", tags: "${var.tags}" });
    expect(lifecycle).toEqual({
      precondition: [expect.objectContaining({ error_message: expect.stringMatching(/^CL001 name is /) })],
    });
    expect(Object.keys(dynamic as object)).toEqual(["setting", "service_connect_defaults", "configuration"]);
  });

  it("gives the cluster all capacity, AWS's own, the caller's and that which it makes", () => {
    expect(made.resource("aws_ecs_cluster_capacity_providers", "main").capacity_providers).toBe(
      "${concat(var.cluster_capacity_providers, values(aws_ecs_capacity_provider.main)[*].name, values(aws_ecs_capacity_provider.provider)[*].name)}",
    );
  });

  it("has services that take the name of a provider wait until the cluster has it", () => {
    expect(made.json.output?.capacity_providers).toMatchObject({
      depends_on: ["aws_ecs_cluster_capacity_providers.main"],
    });
  });
});
