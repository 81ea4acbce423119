import { LaunchTemplate as AwsLaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { type TerraformStack, TerraformVariable } from "cdktf";
import type { BlockDevice } from "../../src/compute/block-device";
import { LaunchTemplate, type LaunchTemplateProps } from "../../src/compute/launch-template";
import { MachineImage } from "../../src/compute/machine-image";
import { UserData } from "../../src/compute/user-data";
import { InstanceProfile } from "../../src/iam/instance-profile";
import { Role } from "../../src/iam/role";
import { SecurityGroup } from "../../src/network/security-group";
import { instanceProfile } from "../support/instance-profile";
import { synthesiseFully } from "../support/synth";

function written(props: (stack: TerraformStack) => Partial<LaunchTemplateProps> = () => ({}), id = "web") {
  return synthesiseFully((stack) => {
    new LaunchTemplate(stack, id, {
      machineImage: MachineImage.fromId("ami-11111111"),
      instanceType: "t3.medium",
      securityGroups: [SecurityGroup.fromSecurityGroupId(stack, "group", "sg-1")],
      ...props(stack),
    });
  });
}

const template = (props?: (stack: TerraformStack) => Partial<LaunchTemplateProps>) =>
  written(props).resource("aws_launch_template", "web");

describe("a launch template, by default", () => {
  const resource = template();

  it("gives metadata only to those who ask with a token, and to no container in a network of its own", () => {
    expect(resource.metadata_options).toEqual({
      http_endpoint: "enabled",
      http_tokens: "required",
      http_put_response_hop_limit: 1,
    });
  });

  it("names its instances and their disks, and leaves the rest to the image and to AWS", () => {
    const { metadata_options, ...others } = resource;
    expect(others).toEqual({
      name: "stack-web",
      update_default_version: true,
      image_id: "ami-11111111",
      instance_type: "t3.medium",
      vpc_security_group_ids: ["sg-1"],
      tag_specifications: [
        { resource_type: "instance", tags: { Name: "stack-web" } },
        { resource_type: "volume", tags: { Name: "stack-web" } },
      ],
    });
  });

  it("has at most 125 characters in its name, whatever the construct is called", () => {
    const [made] = Object.values(written(undefined, "x".repeat(200)).resources("aws_launch_template"));
    expect(made?.name).toHaveLength(125);
  });
});

describe("a launch template", () => {
  it.each<[string, Partial<LaunchTemplateProps>, object]>([
    ["a key pair", { keyName: "ops" }, { key_name: "ops" }],
    ["numbers every minute", { detailedMonitoring: true }, { monitoring: { enabled: true } }],
    ["numbers every five minutes", { detailedMonitoring: false }, { monitoring: { enabled: false } }],
    ["a name", { launchTemplateName: "shop" }, { name: "shop" }],
    ["the newest image", { machineImage: MachineImage.fromSsmParameter("/x") }, { image_id: "resolve:ssm:/x" }],
    [
      "Spot, without an empty block that AWS would not send back",
      { spot: {} },
      { instance_market_options: { market_type: "spot" } },
    ],
    [
      "Spot up to a price",
      { spot: { maxPrice: "0.02" } },
      { instance_market_options: { market_type: "spot", spot_options: { max_price: "0.02" } } },
    ],
  ])("takes %s", (_, props, expected) => {
    expect(written(() => props).text).toHaveResourceWithProperties(AwsLaunchTemplate, expected);
  });

  it("has its tags on itself, its instances and their disks", () => {
    const tags = { Name: "shop", Team: "web" };
    expect(template(() => ({ tags }))).toMatchObject({
      tags,
      tag_specifications: [
        { resource_type: "instance", tags },
        { resource_type: "volume", tags },
      ],
    });
  });

  it("starts instances in a role", () => {
    const resource = template((stack) => {
      const role = new Role(stack, "instance", { assumedBy: "ec2.amazonaws.com" });
      return { instanceProfile: new InstanceProfile(stack, "profile", { role }) };
    });
    expect(resource.iam_instance_profile).toEqual({ arn: "${aws_iam_instance_profile.profile.arn}" });
  });

  it.each([true, false])("says whether instances get public addresses: %p", (associatePublicIpAddress) => {
    const resource = template(() => ({ associatePublicIpAddress }));
    expect(resource.network_interfaces).toEqual([
      { associate_public_ip_address: String(associatePublicIpAddress), security_groups: ["sg-1"] },
    ]);
    expect(resource).not.toHaveProperty("vpc_security_group_ids");
  });
});

describe("the user data of a launch template", () => {
  it("has every line that is added until synthesis", () => {
    const userData = new UserData("echo one");
    const stack = synthesiseFully((scope) => {
      const machineImage = MachineImage.fromId("ami-11111111");
      const securityGroups = [SecurityGroup.fromSecurityGroupId(scope, "group", "sg-1")];
      new LaunchTemplate(scope, "web", { machineImage, instanceType: "t3.micro", securityGroups, userData });
      userData.addCommands("echo two");
    });
    const { user_data } = stack.resource("aws_launch_template", "web");
    expect(Buffer.from(String(user_data), "base64").toString()).toBe("#!/bin/bash\necho one\necho two\n");
  });

  it("may hold what only Terraform knows", () => {
    const resource = template((stack) => {
      const { stringValue } = new TerraformVariable(stack, "cluster", {});
      const userData = new UserData(`echo "ECS_CLUSTER=${stringValue}" >> \${CONFIG}`);
      return { userData, instanceProfile: instanceProfile(stack) };
    });
    expect(resource.user_data).toBe(
      '${base64encode("#!/bin/bash\\necho \\"ECS_CLUSTER=${var.cluster}\\" >> \\u0024{CONFIG}\\n")}',
    );
  });
});

describe("a disk of a launch template", () => {
  const disk = (options: Partial<BlockDevice>) =>
    template(() => ({ blockDevices: [{ deviceName: "/dev/xvda", sizeGiB: 30, ...options }] })).block_device_mappings;

  it("is encrypted, of type gp3, and goes with its instance", () => {
    expect(disk({})).toEqual([
      {
        device_name: "/dev/xvda",
        ebs: { volume_size: 30, volume_type: "gp3", encrypted: "true", delete_on_termination: "true" },
      },
    ]);
  });

  it.each([
    ["Linux", MachineImage.ecsOptimized(), "/dev/xvda"],
    ["Linux on ARM", MachineImage.ecsOptimized("ARM64"), "/dev/xvda"],
    ["Linux without ECS", MachineImage.amazonLinux2023(), "/dev/xvda"],
    ["Windows", MachineImage.ecsOptimizedWindows(), "/dev/sda1"],
  ])("is, without a word, the root of %s, encrypted and as large as in the image", (_, machineImage, device_name) => {
    const ebs = { volume_type: "gp3", encrypted: "true", delete_on_termination: "true" };
    expect(template(() => ({ machineImage })).block_device_mappings).toEqual([{ device_name, ebs }]);
  });

  it("is the image's own business where nothing says which the root is", () => {
    const machineImage = MachineImage.fromSsmParameter("/shop/image");
    expect(template(() => ({ machineImage }))).not.toHaveProperty("block_device_mappings");
  });

  it("takes type, speed, key and what becomes of it", () => {
    const options: Partial<BlockDevice> = {
      type: "io2",
      iops: 4000,
      kmsKeyId: "key-1",
      deleteOnTermination: false,
    };
    expect(disk(options)).toMatchObject([
      {
        ebs: {
          volume_type: "io2",
          iops: 4000,
          encrypted: "true",
          kms_key_id: "key-1",
          delete_on_termination: "false",
        },
      },
    ]);
    expect(disk({ encrypted: false })).toMatchObject([{ ebs: { encrypted: "false" } }]);
    expect(disk({ iops: 4000, throughput: 500 })).toMatchObject([{ ebs: { iops: 4000, throughput: 500 } }]);
  });
});
