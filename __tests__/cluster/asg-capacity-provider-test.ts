import { TerraformOutput, type TerraformStack } from "cdktf";
import { AsgCapacityProvider, type AsgCapacityProviderProps } from "../../src/cluster/asg-capacity-provider";
import { AutoScalingGroup } from "../../src/compute/auto-scaling-group";
import { LaunchTemplate } from "../../src/compute/launch-template";
import { MachineImage } from "../../src/compute/machine-image";
import { Network } from "../../src/network/network";
import { SecurityGroup } from "../../src/network/security-group";
import { instanceProfile } from "../support/instance-profile";
import { stackWithProvider, synthesiseApp, synthesiseFully } from "../support/synth";

const network = Network.fromNetworkAttributes({ vpcId: "vpc-1", privateSubnetIds: ["subnet-a"] });

function groupIn(stack: TerraformStack): AutoScalingGroup {
  const launchTemplate = new LaunchTemplate(stack, "template", {
    machineImage: MachineImage.fromId("ami-11111111"),
    instanceType: "t3.micro",
    securityGroups: [SecurityGroup.fromSecurityGroupId(stack, "given", "sg-1")],
    instanceProfile: instanceProfile(stack),
  });
  return new AutoScalingGroup(stack, "group", { launchTemplate, network, maxCapacity: 3 });
}

function provider(props: Partial<AsgCapacityProviderProps> = {}) {
  const stack = synthesiseFully((scope) => {
    new AsgCapacityProvider(scope, "ec2", { autoScalingGroup: groupIn(scope), ...props });
  });
  const group = stack.resource("aws_autoscaling_group", "group");
  const { name, auto_scaling_group_provider } = stack.resource("aws_ecs_capacity_provider", "ec2");
  return { group, name, auto_scaling_group_provider };
}

const PROTECTED = { protect_from_scale_in: true, force_delete: true };
const MANAGED_TAG = [{ key: "AmazonECSManaged", value: "true", propagate_at_launch: true }];

describe("a capacity provider, by default", () => {
  const { group, ...made } = provider();

  it("has ECS scale the group to what the tasks need, drain instances and keep those with tasks", () => {
    expect(made).toEqual({
      name: "stack-ec2",
      auto_scaling_group_provider: {
        auto_scaling_group_arn: "${aws_autoscaling_group.group.arn}",
        managed_draining: "ENABLED",
        managed_termination_protection: "ENABLED",
        managed_scaling: { status: "ENABLED", target_capacity: 100 },
      },
    });
  });

  it("has the group protect its instances, and still deletes it", () => {
    expect(group).toMatchObject(PROTECTED);
  });

  it("tags the group as ECS does, which Terraform would take off again", () => {
    expect(group.tag).toEqual(MANAGED_TAG);
  });
});

describe("a capacity provider", () => {
  it("without managed scaling scales, protects and tags nothing", () => {
    const { group, auto_scaling_group_provider } = provider({ managedScaling: false });
    expect(auto_scaling_group_provider).toMatchObject({
      managed_termination_protection: "DISABLED",
      managed_scaling: { status: "DISABLED" },
    });
    expect(auto_scaling_group_provider).not.toHaveProperty("managed_scaling.target_capacity");
    for (const property of ["tag", ...Object.keys(PROTECTED)]) expect(group).not.toHaveProperty(property);
  });

  it("without protection scales, and deletes the group in the usual way", () => {
    const { group, auto_scaling_group_provider } = provider({ managedTerminationProtection: false });
    expect(auto_scaling_group_provider).toMatchObject({
      managed_termination_protection: "DISABLED",
      managed_scaling: { status: "ENABLED" },
    });
    for (const property of Object.keys(PROTECTED)) expect(group).not.toHaveProperty(property);
    expect(group.tag).toEqual(MANAGED_TAG);
  });

  it("takes how full the instances are, whether they are drained, and a name", () => {
    expect(provider({ targetCapacityPercent: 80, managedDraining: false, capacityProviderName: "shop" })).toMatchObject(
      {
        name: "shop",
        auto_scaling_group_provider: { managed_draining: "DISABLED", managed_scaling: { target_capacity: 80 } },
      },
    );
  });

  it("tells its name, which is there only after it", () => {
    const stack = synthesiseFully((scope) => {
      const { capacityProviderName } = new AsgCapacityProvider(scope, "ec2", { autoScalingGroup: groupIn(scope) });
      new TerraformOutput(scope, "name", { value: capacityProviderName });
    });
    expect(stack.output("name").value).toBe("${aws_ecs_capacity_provider.ec2.name}");
  });
});

describe("the name that a capacity provider gives itself", () => {
  const nameIn = (id: string, construct: string) => {
    const app = synthesiseApp((scope) => {
      const stack = stackWithProvider(scope, id);
      new AsgCapacityProvider(stack, construct, { autoScalingGroup: groupIn(stack) });
    });
    return Object.values(app.stack(id).resources("aws_ecs_capacity_provider"))[0]?.name;
  };

  it.each(["stack", "ecs-shop"])("has at most 255 characters, in the stack %s", (id) => {
    const name = nameIn(id, "x".repeat(300));
    expect(name).toMatch(/-x{100,}-[0-9a-z]{8}$/);
    expect(String(name).length).toBeLessThanOrEqual(255);
  });

  it("is after the stack and the construct, where AWS takes that", () => {
    expect(nameIn("shop", "ec2")).toBe("shop-ec2");
  });

  it.each(["ecs-shop", "aws-shop", "fargate-shop"])("is one that AWS takes, also in the stack %s", (id) => {
    expect(nameIn(id, "ec2")).not.toMatch(/^(aws|ecs|fargate)/i);
  });
});
