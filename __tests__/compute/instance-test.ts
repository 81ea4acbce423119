import { Instance as AwsInstance } from "@cdktf/provider-aws/lib/instance";
import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { TerraformOutput, type TerraformStack } from "cdktf";
import { DedicatedHost } from "../../src/compute/dedicated-host";
import { Instance, type InstanceProps } from "../../src/compute/instance";
import { MachineImage } from "../../src/compute/machine-image";
import { NetworkInterface } from "../../src/compute/network-interface";
import { UserData } from "../../src/compute/user-data";
import { Volume } from "../../src/compute/volume";
import { InstanceProfile } from "../../src/iam/instance-profile";
import { Role } from "../../src/iam/role";
import { Network } from "../../src/network/network";
import { SecurityGroup } from "../../src/network/security-group";
import { synthesiseFully } from "../support/synth";

const existing = Network.fromNetworkAttributes({
  vpcId: "vpc-1",
  publicSubnetIds: ["subnet-public"],
  privateSubnetIds: ["subnet-private"],
});
const required = { network: existing, machineImage: MachineImage.fromSsmParameter("/x"), instanceType: "t3.micro" };

function groups(stack: TerraformStack) {
  return [SecurityGroup.fromSecurityGroupId(stack, "group", "sg-1")];
}

type Props = Partial<InstanceProps>;

function written(props: (stack: TerraformStack) => Props = () => ({}), use: (instance: Instance) => void = () => {}) {
  return synthesiseFully((stack) => {
    use(new Instance(stack, "web", { ...required, securityGroups: groups(stack), ...props(stack) }));
  });
}

describe("an instance, by default", () => {
  const stack = written();

  it("starts in a private subnet, by the newest version of a template of its own", () => {
    expect(stack.resource("aws_instance", "web")).toEqual({
      launch_template: { id: "${aws_launch_template.web.id}", version: "$Latest" },
      instance_type: "t3.micro",
      subnet_id: "subnet-private",
      vpc_security_group_ids: ["sg-1"],
      metadata_options: { http_endpoint: "enabled", http_tokens: "required", http_put_response_hop_limit: 1 },
      tags: { Name: "stack-web" },
      lifecycle: {
        replace_triggered_by: [
          "aws_launch_template.web.image_id",
          "aws_launch_template.web.block_device_mappings",
          "aws_launch_template.web.instance_market_options",
          "aws_launch_template.web.instance_type",
        ],
        ignore_changes: ["launch_template[0].version", "associate_public_ip_address"],
      },
    });
  });

  it("has in its template the image and the names of its disks, and nothing that can be changed without a new instance", () => {
    expect(stack.resource("aws_launch_template", "web")).toEqual({
      name: "stack-web",
      update_default_version: true,
      image_id: "resolve:ssm:/x",
      tag_specifications: [{ resource_type: "volume", tags: { Name: "stack-web" } }],
    });
  });
});

describe("an instance", () => {
  it.each<[string, Props, object]>([
    ["a key pair", { keyName: "ops" }, { key_name: "ops" }],
    ["numbers every minute", { detailedMonitoring: true }, { monitoring: true }],
    ["numbers every five minutes", { detailedMonitoring: false }, { monitoring: false }],
    ["another subnet", { subnetId: "subnet-x" }, { subnet_id: "subnet-x" }],
    [
      "a public address, in a public subnet",
      { associatePublicIpAddress: true },
      { associate_public_ip_address: true, subnet_id: "subnet-public" },
    ],
    ["no public address", { associatePublicIpAddress: false }, { associate_public_ip_address: false }],
    ["hardware that is shared", { tenancy: "default" }, { tenancy: "default" }],
    ["hardware of the own account", { tenancy: "dedicated" }, { tenancy: "dedicated" }],
    ["tags", { tags: { Team: "web" } }, { tags: { Name: "stack-web", Team: "web" } }],
  ])("takes %s", (_, props, expected) => {
    expect(written(() => props).text).toHaveResourceWithProperties(AwsInstance, expected);
  });

  it.each<[string, Props, object]>([
    ["Spot", { spot: {} }, { instance_market_options: { market_type: "spot" } }],
    [
      "Spot up to a price",
      { spot: { maxPrice: "0.02" } },
      { instance_market_options: { market_type: "spot", spot_options: { max_price: "0.02" } } },
    ],
    [
      "disks",
      { blockDevices: [{ deviceName: "/dev/xvda", sizeGiB: 30 }] },
      {
        block_device_mappings: [
          {
            device_name: "/dev/xvda",
            ebs: { volume_size: 30, volume_type: "gp3", encrypted: "true", delete_on_termination: "true" },
          },
        ],
      },
    ],
    [
      "a name",
      { instanceName: "shop" },
      { name: "shop", tag_specifications: [{ resource_type: "volume", tags: { Name: "shop" } }] },
    ],
    [
      "tags, but none for its disks",
      { tags: { Team: "web" } },
      { tags: { Team: "web" }, tag_specifications: [{ resource_type: "volume", tags: { Name: "stack-web" } }] },
    ],
  ])("has in its template %s", (_, props, expected) => {
    expect(written(() => props).text).toHaveResourceWithProperties(LaunchTemplate, expected);
  });

  it("is stopped and started for another type; as a Spot instance, which cannot be stopped, it is replaced by its template", () => {
    expect(written().resource("aws_launch_template", "web")).not.toHaveProperty("instance_type");
    const spot = written(() => ({ spot: {} }));
    expect(spot.resource("aws_launch_template", "web").instance_type).toBe("t3.micro");
    expect(spot.resource("aws_instance", "web")).not.toHaveProperty("instance_type");
  });

  it("is replaced with its user data, and has every line that is added until synthesis", () => {
    const userData = new UserData("echo one");
    const stack = written(
      () => ({ userData }),
      () => userData.addCommands("echo two"),
    );
    const { user_data_base64, user_data_replace_on_change } = stack.resource("aws_instance", "web");
    expect(Buffer.from(String(user_data_base64), "base64").toString()).toBe("#!/bin/bash\necho one\necho two\n");
    expect(user_data_replace_on_change).toBe(true);
    expect(stack.resource("aws_launch_template", "web")).not.toHaveProperty("user_data");
  });

  it("runs on a host", () => {
    const stack = written((scope) => {
      const host = new DedicatedHost(scope, "host", { availabilityZone: "ap-northeast-1a", instanceType: "t3.micro" });
      return { tenancy: host };
    });
    expect(stack.resource("aws_instance", "web")).toMatchObject({
      tenancy: "host",
      host_id: "${aws_ec2_host.host.id}",
    });
  });

  it("runs in a role, once that may do what it is to do", () => {
    const stack = written((scope) => {
      const role = new Role(scope, "role", {
        assumedBy: "ec2.amazonaws.com",
        managedPolicyArns: ["arn:aws:iam::aws:policy/Ssm"],
      });
      return { instanceProfile: new InstanceProfile(scope, "profile", { role }) };
    });
    expect(stack.resource("aws_instance", "web")).toMatchObject({
      iam_instance_profile: "${aws_iam_instance_profile.profile.name}",
      depends_on: ["aws_iam_role_policy_attachment.role_Ssm"],
    });
  });

  it("tells its id, ARN, name and security groups", () => {
    let ids: readonly string[] = [];
    const stack = written(undefined, (web) => {
      ids = web.securityGroups.map(({ securityGroupId }) => securityGroupId);
      new TerraformOutput(web, "id", { value: web.instanceId }).overrideLogicalId("id");
      new TerraformOutput(web, "arn", { value: web.instanceArn }).overrideLogicalId("arn");
      new TerraformOutput(web, "name", { value: web.publicDnsName }).overrideLogicalId("name");
    });
    expect(ids).toEqual(["sg-1"]);
    expect(stack.output("id").value).toBe("${aws_instance.web.id}");
    expect(stack.output("arn").value).toBe("${aws_instance.web.arn}");
    expect(stack.output("name").value).toBe("${aws_instance.web.public_dns}");
  });

  it("has at most 125 characters in the name of its template, whatever the construct is called", () => {
    const stack = synthesiseFully((scope) => {
      new Instance(scope, "x".repeat(200), { ...required, securityGroups: groups(scope) });
    });
    const [template] = Object.values(stack.resources("aws_launch_template"));
    expect(template?.name).toHaveLength(125);
  });
});

describe("an instance with an interface that there is already", () => {
  const onInterface = (props: Props = {}) =>
    synthesiseFully((scope) => {
      const networkInterface = new NetworkInterface(scope, "eni", { subnetId: "a", securityGroups: groups(scope) });
      const { securityGroups } = new Instance(scope, "web", { ...required, networkInterface, ...props });
      new TerraformOutput(scope, "groups", { value: securityGroups.map((group) => group.securityGroupId) });
    });

  it("starts with it, and has its security groups", () => {
    const stack = onInterface();
    const instance = stack.resource("aws_instance", "web");
    expect(instance.network_interface).toEqual([
      { network_interface_id: "${aws_network_interface.eni.id}", device_index: 0 },
    ]);
    expect(instance).not.toHaveProperty("subnet_id");
    expect(instance).not.toHaveProperty("vpc_security_group_ids");
    expect(stack.output("groups").value).toEqual(["sg-1"]);
  });

  it.each<[string, Props]>([
    ["subnetId", { subnetId: "subnet-x" }],
    ["securityGroups", { securityGroups: [] }],
    ["associatePublicIpAddress", { associatePublicIpAddress: false }],
  ])("refuses %s beside it", (property, props) => {
    expect(() => onInterface(props)).toThrow(`${property} is`);
    expect(() => onInterface(props)).toThrow("allowed: nothing with networkInterface");
  });

  it("or security groups there must be", () => {
    expect(() => synthesiseFully((scope) => new Instance(scope, "web", required))).toThrow(
      "[stack/web] securityGroups is not set; allowed: at least one security group without networkInterface. " +
        "Give the instance security groups, or an interface that has them.",
    );
  });
});

describe("what an instance waits for", () => {
  const inNetwork = (associatePublicIpAddress?: boolean) =>
    synthesiseFully((scope) => {
      const network = new Network(scope, "main", { availabilityZones: ["ap-northeast-1a"] });
      new Instance(scope, "web", { ...required, network, securityGroups: groups(scope), associatePublicIpAddress });
    }).resource("aws_instance", "web").depends_on;

  it("is nothing in a network that exists, without a role", () => {
    expect(written().resource("aws_instance", "web")).not.toHaveProperty("depends_on");
  });

  it("is the way from private subnets to the internet", () => {
    expect(inNetwork()).toContain("aws_route.private_1a");
    expect(inNetwork()).not.toContain("aws_route.public");
  });

  it("is that of the public subnets if it has a public address", () => {
    expect(inNetwork(true)).toContain("aws_route.public");
    expect(inNetwork(true)).not.toContain("aws_route.private_1a");
  });
});

describe("what is added to an instance", () => {
  it("is a volume", () => {
    const stack = written(undefined, (web) => {
      const volume = new Volume(web, "data", { availabilityZone: "ap-northeast-1a", sizeGiB: 1 });
      web.attachVolume("data", volume, "/dev/sdf");
    });
    expect(stack.resource("aws_volume_attachment", "web_data")).toEqual({
      instance_id: "${aws_instance.web.id}",
      volume_id: "${aws_ebs_volume.web_data.id}",
      device_name: "/dev/sdf",
      stop_instance_before_detaching: true,
    });
  });

  it("is alarms on its status checks", () => {
    const stack = written(undefined, (web) => web.addStatusCheckAlarms());
    expect(Object.keys(stack.resources("aws_cloudwatch_metric_alarm"))).toEqual([
      "web_status_check_recover",
      "web_status_check_reboot",
    ]);
    expect(stack.resource("aws_cloudwatch_metric_alarm", "web_status_check_recover")).toMatchObject({
      dimensions: { InstanceId: "${aws_instance.web.id}" },
      alarm_actions: [
        'arn:${element(split(":", aws_instance.web.arn), 1)}:automate:' +
          '${element(split(":", aws_instance.web.arn), 3)}:ec2:recover',
      ],
    });
  });
});
