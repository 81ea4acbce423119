import { ClusterModule } from "../../../src/modules/cluster/cluster-module";
import { synthesiseApp } from "../../support/synth";

const made = synthesiseApp((app) => new ClusterModule(app)).stack("cluster");

describe("the log of sessions", () => {
  it("is made only where sessions are logged, and the caller has none", () => {
    expect(made.resource("aws_cloudwatch_log_group", "main").count).toMatch(
      /^\$\{\(var\.create \? \(var\.create_cloudwatch_log_group \? try\(.+\.logging == "OVERRIDE" && .+, false\) : false\) : false\) \? 1 : 0\}$/,
    );
  });

  it("is the group that is made, or the caller's", () => {
    expect(JSON.stringify(made.resource("aws_ecs_cluster", "main").dynamic)).toContain(
      '"cloud_watch_log_group_name":"${var.create_cloudwatch_log_group ? one(aws_cloudwatch_log_group.main[*].name) : log_configuration.value.cloud_watch_log_group_name}"',
    );
  });
});
