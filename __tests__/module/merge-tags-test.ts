import { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import { EcsClusterCapacityProviders } from "@cdktf/provider-aws/lib/ecs-cluster-capacity-providers";
import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
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

  it("reach the instances and disks that a launch template starts", () => {
    const module = synthesiseModule((scope) => {
      const tagSpecifications = [{ resourceType: "instance", tags: { Name: "web" } }, { resourceType: "volume" }];
      new LaunchTemplate(scope, "web", { tagSpecifications }).overrideLogicalId("web");
      new LaunchTemplate(scope, "plain").overrideLogicalId("plain");
    });
    expect(module.resource("aws_launch_template", "web").tag_specifications).toEqual([
      { resource_type: "instance", tags: '${merge({ "Name" = "web" }, var.tags)}' },
      { resource_type: "volume", tags: "${var.tags}" },
    ]);
    expect(module.resource("aws_launch_template", "plain")).toEqual({ tags: "${var.tags}" });
  });

  it("become blocks of an Auto Scaling group, beside those that it has by itself", () => {
    const module = synthesiseModule((scope) => {
      const tag = [{ key: "AmazonECSManaged", value: "true", propagateAtLaunch: true }];
      const group = new AutoscalingGroup(scope, "web", { minSize: 0, maxSize: 1, tag });
      group.overrideLogicalId("web");
      group.addOverride("dynamic.traffic_source", { for_each: [], content: {} });
    });
    expect(module.resource("aws_autoscaling_group", "web")).toMatchObject({
      tag: [{ key: "AmazonECSManaged", value: "true", propagate_at_launch: true }],
      dynamic: {
        traffic_source: {},
        tag: {
          for_each: '${{ for key, value in var.tags : key => value if !contains(["AmazonECSManaged"], key) }}',
          content: { key: "${tag.key}", value: "${tag.value}", propagate_at_launch: true },
        },
      },
    });
  });
});
