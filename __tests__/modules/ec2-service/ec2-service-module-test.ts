import { Ec2ServiceModule } from "../../../src/modules/ec2-service/ec2-service-module";
import { synthesiseApp } from "../../support/synth";

const made = synthesiseApp((app) => new Ec2ServiceModule(app)).stack("ec2-service");
const service = (form: string) => made.resource("aws_ecs_service", form);

describe("the module ec2-service", () => {
  it("asks for a name, a cluster and containers alone", () => {
    const required = Object.entries(made.json.variable ?? {}).flatMap(([name, input]) =>
      "default" in input ? [] : [name],
    );
    expect(required.sort()).toEqual(["cluster_arn", "container_definitions", "name"]);
  });

  it("gives tasks interfaces, and a security group, in awsvpc mode alone", () => {
    const { network_configuration: network } = service("main").dynamic as Record<string, object>;
    expect(network).toEqual({
      for_each: '${var.network_mode == "awsvpc" ? [true] : []}',
      content: {
        subnets: "${var.subnet_ids}",
        security_groups: "${compact(concat([one(aws_security_group.main[*].id)], var.security_group_ids))}",
      },
    });
    expect(made.resource("aws_security_group", "main").count).toContain(
      'var.create_security_group ? var.network_mode == "awsvpc" : false',
    );
  });

  it("runs on instances, unless the caller names capacity providers", () => {
    expect(service("main").launch_type).toBe('${length(var.capacity_provider_strategy) > 0 ? null : "EC2"}');
  });

  it("leaves the number of a daemon's tasks to ECS", () => {
    expect(service("main_unscaled").desired_count).toBe(
      '${var.scheduling_strategy == "DAEMON" ? null : var.desired_count}',
    );
    expect(made.resource("aws_appautoscaling_target", "main").count).toContain(
      '(var.enable_autoscaling && !(var.scheduling_strategy == "DAEMON"))',
    );
  });
});
