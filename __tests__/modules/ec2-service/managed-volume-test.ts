import { Ec2ServiceModule } from "../../../src/modules/ec2-service/ec2-service-module";
import { synthesiseApp } from "../../support/synth";

const made = synthesiseApp((app) => new Ec2ServiceModule(app)).stack("ec2-service");

describe("disks that ECS makes", () => {
  it("need a role, which is made only for them", () => {
    expect(made.resource("aws_iam_role", "volume_role").count).toContain(
      "var.create_infrastructure_iam_role ? var.volume_configuration != null : false",
    );
    const [isGiven] = made.variable("infrastructure_iam_role_arn").validation as { condition: string }[];
    expect(isGiven?.condition).toBe(
      "${var.volume_configuration != null ? (var.create_infrastructure_iam_role ? true : var.infrastructure_iam_role_arn != null) : true}",
    );
  });

  it("are made by that role, or by the caller's, once it may", () => {
    const { dynamic, depends_on: before } = made.resource("aws_ecs_service", "main");
    expect(JSON.stringify(dynamic)).toContain(
      '"role_arn":"${var.create_infrastructure_iam_role ? one(aws_iam_role.volume_role[*].arn) : var.infrastructure_iam_role_arn}"',
    );
    expect(before).toContain("aws_iam_role_policy_attachment.volume_role_AmazonECSInfrastructureRolePolicyForVolumes");
  });
});
