import { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import { TerraformOutput, type TerraformStack } from "cdktf";
import { AutoScalingGroup, type AutoScalingGroupProps } from "../../src/compute/auto-scaling-group";
import { LaunchTemplate, type LaunchTemplateProps } from "../../src/compute/launch-template";
import { MachineImage } from "../../src/compute/machine-image";
import { InstanceProfile } from "../../src/iam/instance-profile";
import { Role } from "../../src/iam/role";
import { Network } from "../../src/network/network";
import { SecurityGroup } from "../../src/network/security-group";
import { synthesiseFully } from "../support/synth";

const existing = Network.fromNetworkAttributes({ vpcId: "vpc-1", privateSubnetIds: ["subnet-a", "subnet-c"] });

function templateIn(stack: TerraformStack, props: Partial<LaunchTemplateProps> = {}): LaunchTemplate {
  const securityGroups = [SecurityGroup.fromSecurityGroupId(stack, "given", "sg-1")];
  const machineImage = MachineImage.fromId("ami-1");
  return new LaunchTemplate(stack, "template", { machineImage, instanceType: "t3.micro", securityGroups, ...props });
}

function group(props: Partial<AutoScalingGroupProps> = {}, use: (group: AutoScalingGroup) => void = () => {}) {
  return synthesiseFully((stack) => {
    const launchTemplate = templateIn(stack);
    use(new AutoScalingGroup(stack, "web", { launchTemplate, network: existing, maxCapacity: 3, ...props }));
  });
}

describe("an Auto Scaling group", () => {
  it("has, by default, at least one instance, in the private subnets, of the newest version of its template", () => {
    expect(group().resource("aws_autoscaling_group", "web")).toEqual({
      name: "stack-web",
      min_size: 1,
      max_size: 3,
      vpc_zone_identifier: ["subnet-a", "subnet-c"],
      launch_template: { id: "${aws_launch_template.template.id}", version: "$Latest" },
    });
  });

  it.each<[string, Partial<AutoScalingGroupProps>, object]>([
    ["no instances at least", { minCapacity: 0 }, { min_size: 0 }],
    ["no instances at first", { minCapacity: 0, desiredCapacity: 0 }, { desired_capacity: 0 }],
    ["instances at first", { desiredCapacity: 2 }, { desired_capacity: 2 }],
    ["other subnets", { subnetIds: ["subnet-x"] }, { vpc_zone_identifier: ["subnet-x"] }],
    ["time to start", { healthCheckGracePeriod: 0 }, { health_check_grace_period: 0 }],
    ["time between scalings", { cooldown: 0 }, { default_cooldown: 0 }],
    ["a name", { autoScalingGroupName: "shop" }, { name: "shop" }],
  ])("takes %s", (_, props, expected) => {
    expect(group(props).text).toHaveResourceWithProperties(AutoscalingGroup, expected);
  });

  it("tells its name and ARN, which are there only after it, and the security groups of its instances", () => {
    let groups: readonly string[] = [];
    const stack = group({}, (web) => {
      new TerraformOutput(web, "name", { value: web.autoScalingGroupName }).overrideLogicalId("name");
      new TerraformOutput(web, "arn", { value: web.autoScalingGroupArn }).overrideLogicalId("arn");
      groups = web.securityGroups.map(({ securityGroupId }) => securityGroupId);
    });
    expect(stack.output("name").value).toBe("${aws_autoscaling_group.web.name}");
    expect(stack.output("arn").value).toBe("${aws_autoscaling_group.web.arn}");
    expect(groups).toEqual(["sg-1"]);
  });

  it("has tags on itself and on the instances that it starts", () => {
    const stack = group({}, (web) => {
      web.addTag("Team", "shop");
      web.addTag("Stage", "live");
    });
    expect(stack.resource("aws_autoscaling_group", "web").tag).toEqual([
      { key: "Team", value: "shop", propagate_at_launch: true },
      { key: "Stage", value: "live", propagate_at_launch: true },
    ]);
  });
});

describe("the protection of new instances from scaling", () => {
  const both = { protect_from_scale_in: true, force_delete: true };

  it("is off by default", () => {
    for (const property of Object.keys(both)) {
      expect(group().resource("aws_autoscaling_group", "web")).not.toHaveProperty(property);
    }
  });

  it("has the group deleted by force, as it would never get to zero", () => {
    const stack = group({ newInstancesProtectedFromScaleIn: true });
    expect(stack.resource("aws_autoscaling_group", "web")).toMatchObject(both);
  });

  it("can be set afterwards", () => {
    const stack = group({}, (web) => web.protectNewInstancesFromScaleIn());
    expect(stack.resource("aws_autoscaling_group", "web")).toMatchObject(both);
  });
});

describe("what an Auto Scaling group waits for", () => {
  const availabilityZones = ["ap-northeast-1a", "ap-northeast-1c"];

  it("is nothing in a network that exists, without a role", () => {
    expect(group().resource("aws_autoscaling_group", "web")).not.toHaveProperty("depends_on");
  });

  it("is the way from its subnets to the internet, which instances need to join", () => {
    const stack = synthesiseFully((scope) => {
      const network = new Network(scope, "main", { availabilityZones, natGateways: 1 });
      new AutoScalingGroup(scope, "web", { launchTemplate: templateIn(scope), network, maxCapacity: 1 });
    });
    const { depends_on } = stack.resource("aws_autoscaling_group", "web");
    expect(depends_on).toEqual(expect.arrayContaining(["aws_route.private_1a", "aws_route.private_1c"]));
    expect(depends_on).not.toContain("aws_route.public");
  });

  it("is the way out of the public subnets if its instances have public addresses", () => {
    const stack = synthesiseFully((scope) => {
      const network = new Network(scope, "main", { availabilityZones, natGateways: 0 });
      const launchTemplate = templateIn(scope, { associatePublicIpAddress: true });
      const subnetIds = network.publicSubnetIds;
      new AutoScalingGroup(scope, "web", { launchTemplate, network, subnetIds, maxCapacity: 1 });
    });
    expect(stack.resource("aws_autoscaling_group", "web").depends_on).toContain("aws_route.public");
  });

  it("is whatever its instances' role may do", () => {
    const stack = synthesiseFully((scope) => {
      const role = new Role(scope, "instance", { assumedBy: "ec2.amazonaws.com", managedPolicyArns: ["arn:x/Ecs"] });
      role.attach("ssm", "arn:x/Ssm");
      const launchTemplate = templateIn(scope, { instanceProfile: new InstanceProfile(scope, "profile", { role }) });
      new AutoScalingGroup(scope, "web", { launchTemplate, network: existing, maxCapacity: 1 });
    });
    expect(stack.resource("aws_autoscaling_group", "web").depends_on).toEqual([
      "aws_iam_role_policy_attachment.instance_Ecs",
      "aws_iam_role_policy_attachment.instance_ssm",
    ]);
  });
});
