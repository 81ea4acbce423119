import { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import { EcsClusterCapacityProviders } from "@cdktf/provider-aws/lib/ecs-cluster-capacity-providers";
import { Construct } from "constructs";
import { hcl } from "../../src/module/hcl";
import { forEach } from "../../src/module/repetition";
import { synthesiseModule } from "../support/module";

function tagsOf(tags: Record<string, string> | undefined): unknown {
  const module = synthesiseModule((scope) => {
    new EcsCluster(scope, "main", { name: "main", tags }).overrideLogicalId("main");
  });
  return module.resource("aws_ecs_cluster", "main").tags;
}

describe("the tags of a module's resources", () => {
  it("are those of the caller, over their own", () => {
    expect(tagsOf(undefined)).toBe("${var.tags}");
    expect(tagsOf({ Name: "a ${var.name}", "a:b": 'c"' })).toBe(
      '${merge({ "Name" = "a ${var.name}", "a:b" = "c\\"" }, var.tags)}',
    );
  });

  it("yield to those that the caller gives the one resource", () => {
    const module = synthesiseModule((scope) => {
      new EcsCluster(scope, "main", { name: "main", tags: hcl("var.cluster_tags").mapValue }).overrideLogicalId("main");
    });
    expect(module.resource("aws_ecs_cluster", "main").tags).toBe("${merge(var.tags, var.cluster_tags)}");
  });

  it("are left out where AWS has none", () => {
    const module = synthesiseModule((scope) => {
      new EcsClusterCapacityProviders(scope, "a", { clusterName: "a" }).overrideLogicalId("a");
    });
    expect(module.resource("aws_ecs_cluster_capacity_providers", "a")).toEqual({ cluster_name: "a" });
  });

  it("refer to the instance that they stand in", () => {
    const module = synthesiseModule((scope) => {
      const each = forEach(new Construct(scope, "each"), hcl("var.map").value);
      const cluster = new EcsCluster(each, "a", { name: "a" });
      cluster.overrideLogicalId("a");
      new EcsCluster(each, "b", { name: "b", tags: { Other: cluster.arn } }).overrideLogicalId("b");
    });
    expect(module.resource("aws_ecs_cluster", "b").tags).toBe(
      '${merge({ "Other" = aws_ecs_cluster.a[each.key].arn }, var.tags)}',
    );
  });
});
