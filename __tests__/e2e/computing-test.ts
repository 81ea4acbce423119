import { DescribeAutoScalingGroupsCommand, DescribePoliciesCommand } from "@aws-sdk/client-auto-scaling";
import { DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import {
  DescribeAddressesCommand,
  DescribeHostsCommand,
  DescribeInstanceAttributeCommand,
  DescribeInstancesCommand,
  DescribeLaunchTemplateVersionsCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSnapshotsCommand,
  DescribeVolumesCommand,
  type Instance,
} from "@aws-sdk/client-ec2";
import { DescribeTargetGroupsCommand, DescribeTargetHealthCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { GetRoleCommand, ListAttachedRolePoliciesCommand } from "@aws-sdk/client-iam";
import { ComputingStack, type ComputingStackProps } from "../../src/stacks/computing/computing-stack";
import { deployable } from "../support/deployable";
import { awsApi } from "../support/emulator/api";
import { leftovers } from "../support/emulator/leftovers";
import { useEmulator } from "../support/emulator/use-emulator";
import { scratchDirectory } from "../support/scratch";
import { type PlanOptions, Terraform } from "../support/terraform";
import { describeWith } from "../support/toolchain";

const BLUE = "blue-computing";
const REGION = "ap-northeast-1";
/** What is of the first stack, not of the second. */
const OWN = [{ Name: "tag:Stack", Values: ["computing"] }];
const VOLUMES = ["gp2", "gp3", "io1", "io2", "sc1", "st1", "standard"];

describeWith(["terraform", "emulator"], "the computing stack on AWS", () => {
  const emulator = useEmulator();
  const outdir = scratchDirectory("computing");
  const terraform = (stack = "computing") => new Terraform(`${outdir}/stacks/${stack}`, { env: emulator().env });
  const write = (props: ComputingStackProps = {}) =>
    deployable(outdir, "computing", (app) => new ComputingStack(app, "computing", props));

  async function instance(name: string): Promise<Instance> {
    const { Reservations = [] } = await awsApi(emulator()).ec2.send(
      new DescribeInstancesCommand({
        Filters: [
          { Name: "tag:Name", Values: [`computing-${name}`] },
          { Name: "instance-state-name", Values: ["running"] },
        ],
      }),
    );
    const [found, another] = Reservations.flatMap(({ Instances = [] }) => Instances);
    if (found === undefined || another !== undefined) throw new Error(`not one instance ${name}`);
    return found;
  }

  async function changes(options: PlanOptions): Promise<string[]> {
    const plan = await terraform().plan(options);
    return ((await plan.json()).resource_changes ?? [])
      .filter(({ change }) => change.actions[0] !== "no-op")
      .map(({ address, change }) => `${address}: ${change.actions.join(", ")}`)
      .sort();
  }

  it("is valid, plans 67 resources and is applied, beside a second one with a prefix", async () => {
    write();
    const counts = { add: 67, change: 0, destroy: 0 };
    await terraform().init();
    await terraform().validate();
    const plan = await terraform().plan();
    expect(plan).toMatchObject(counts);
    deployable(outdir, BLUE, (app) => new ComputingStack(app, BLUE, { prefix: "blue-" }));
    const blue = terraform(BLUE);
    await blue.init();
    expect(await Promise.all([terraform().apply({ plan }), blue.apply()])).toEqual([counts, counts]);
  });

  it("changes nothing when it is planned again", async () => {
    expect((await terraform().plan()).noChanges).toBe(true);
    expect((await terraform(BLUE).plan()).noChanges).toBe(true);
  });

  it.each([
    ["on-demand-1a", "t3.micro", `${REGION}a`, "default"],
    ["on-demand-1c", "t3.micro", `${REGION}c`, "default"],
    ["spot", "t3.micro", `${REGION}a`, "default"],
    ["dedicated", "m5.large", `${REGION}a`, "dedicated"],
    ["on-host", "m5.large", `${REGION}a`, "host"],
    ["fixed-instance", "t3.micro", `${REGION}a`, "default"],
  ])("runs %s, a %s in %s with the tenancy %s", async (name, InstanceType, AvailabilityZone, Tenancy) => {
    const found = await instance(name);
    expect(found).toMatchObject({
      InstanceType,
      Placement: { AvailabilityZone, Tenancy },
      ImageId: expect.stringMatching(/^ami-/),
      SecurityGroups: [{ GroupName: "launch-wizard-1" }],
      IamInstanceProfile: { Arn: expect.stringMatching(/:instance-profile\/sample-s3-access-role-for-ec2$/) },
      MetadataOptions: { HttpTokens: "required", HttpEndpoint: "enabled" },
      PublicIpAddress: expect.any(String),
    });
    expect(found.KeyName).toBeUndefined();
    expect(found.InstanceLifecycle).toBe(name === "spot" ? "spot" : undefined);
  });

  it("has a host for one of them, which names it", async () => {
    const { Hosts = [] } = await awsApi(emulator()).ec2.send(new DescribeHostsCommand({}));
    const { Placement } = await instance("on-host");
    const host = Hosts.find(({ HostId }) => HostId === Placement?.HostId);
    expect(host).toMatchObject({ AutoPlacement: "off", HostProperties: { InstanceType: "m5.large" } });
    expect(host?.Tags).toContainEqual({ Key: "Name", Value: "computing-host" });
  });

  it("lets instances know themselves, by metadata that they ask for with a token", async () => {
    const { InstanceId } = await instance("on-demand-1a");
    const { UserData } = await awsApi(emulator()).ec2.send(
      new DescribeInstanceAttributeCommand({ InstanceId, Attribute: "userData" }),
    );
    const script = Buffer.from(UserData?.Value ?? "", "base64").toString();
    expect(script).toMatch(/^#!\/bin\/bash\n/);
    expect(script).toContain('-X PUT "$METADATA/api/token"');
    expect(script).toContain("metadata local-ipv4");
  });

  it("has a volume of each type, encrypted, at one of the instances", async () => {
    const { InstanceId } = await instance("on-demand-1a");
    const { Volumes = [] } = await awsApi(emulator()).ec2.send(
      new DescribeVolumesCommand({ Filters: [{ Name: "attachment.instance-id", Values: [InstanceId ?? ""] }] }),
    );
    const root = Volumes.find(({ Attachments }) => Attachments?.[0]?.Device === "/dev/xvda");
    expect(root).toMatchObject({ Size: 30, VolumeType: "gp3", Encrypted: true });
    const others = Volumes.filter((volume) => volume !== root);
    expect(others.map(({ VolumeType }) => String(VolumeType)).sort()).toEqual(VOLUMES);
    expect(others.filter(({ Encrypted }) => !Encrypted)).toEqual([]);
    const { Snapshots } = await awsApi(emulator()).ec2.send(
      new DescribeSnapshotsCommand({ Filters: [{ Name: "tag:Name", Values: ["computing-gp2"] }] }),
    );
    const gp2 = others.find(({ VolumeType }) => VolumeType === "gp2");
    expect(Snapshots).toMatchObject([{ VolumeId: gp2?.VolumeId, Encrypted: true }]);
  });

  it("has an instance whose MAC and public address are those of an interface that was there before", async () => {
    const { ec2 } = awsApi(emulator());
    const { NetworkInterfaces: [fixed] = [] } = await ec2.send(
      new DescribeNetworkInterfacesCommand({ Filters: [{ Name: "tag:Name", Values: ["computing-fixed"] }] }),
    );
    const { Addresses: [address] = [] } = await ec2.send(new DescribeAddressesCommand({ Filters: OWN }));
    expect(address?.NetworkInterfaceId).toBe(fixed?.NetworkInterfaceId);
    expect(await instance("fixed-instance")).toMatchObject({
      NetworkInterfaces: [{ MacAddress: fixed?.MacAddress }],
      PublicIpAddress: address?.PublicIp,
    });
    expect(await terraform().output()).toMatchObject({
      fixed_mac_address: fixed?.MacAddress,
      fixed_public_ip: address?.PublicIp,
    });
  });

  it("is recovered and rebooted when its status checks fail", async () => {
    const { InstanceId } = await instance("on-demand-1a");
    const { MetricAlarms = [] } = await awsApi(emulator()).cloudWatch.send(
      new DescribeAlarmsCommand({ AlarmNamePrefix: "computing-on-demand-1a-" }),
    );
    const common = { Statistic: "Maximum", Period: 60, Dimensions: [{ Name: "InstanceId", Value: InstanceId }] };
    const byName = MetricAlarms.sort((a, b) => String(a.AlarmName).localeCompare(String(b.AlarmName)));
    expect(byName).toMatchObject([
      {
        ...common,
        MetricName: "StatusCheckFailed_Instance",
        EvaluationPeriods: 3,
        AlarmActions: [`arn:aws:automate:${REGION}:ec2:reboot`],
      },
      {
        ...common,
        MetricName: "StatusCheckFailed_System",
        EvaluationPeriods: 2,
        AlarmActions: [`arn:aws:automate:${REGION}:ec2:recover`],
      },
    ]);
  });

  it("has a group of instances in both zones, registered with a target group, that two alarms scale", async () => {
    const { autoScaling, cloudWatch, elb } = awsApi(emulator());
    const AutoScalingGroupName = "Test-AutoScale-Group";
    const { AutoScalingGroups: [group] = [] } = await autoScaling.send(
      new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [AutoScalingGroupName] }),
    );
    expect(group).toMatchObject({
      LaunchTemplate: { LaunchTemplateName: "Test-AutoScale-Setting" },
      MinSize: 2,
      MaxSize: 4,
      HealthCheckType: "EC2",
      HealthCheckGracePeriod: 301,
      AvailabilityZones: [`${REGION}a`, `${REGION}c`],
    });
    const { TargetGroups: [targetGroup] = [] } = await elb.send(new DescribeTargetGroupsCommand({ Names: ["Group1"] }));
    const { TargetHealthDescriptions = [] } = await elb.send(
      new DescribeTargetHealthCommand({ TargetGroupArn: targetGroup?.TargetGroupArn }),
    );
    const registered = TargetHealthDescriptions.map(({ Target }) => Target?.Id).sort();
    expect(registered).toHaveLength(2);
    expect(registered).toEqual(group?.Instances?.map(({ InstanceId }) => InstanceId).sort());
    const { ScalingPolicies = [] } = await autoScaling.send(new DescribePoliciesCommand({ AutoScalingGroupName }));
    const { MetricAlarms = [] } = await cloudWatch.send(
      new DescribeAlarmsCommand({ AlarmNamePrefix: "computing-cpu-" }),
    );
    expect(MetricAlarms.map(({ Threshold }) => Threshold).sort()).toEqual([30, 70]);
    expect(MetricAlarms.flatMap(({ AlarmActions }) => AlarmActions).sort()).toEqual(
      ScalingPolicies.map(({ PolicyARN }) => PolicyARN).sort(),
    );
  });

  it("has a role for instances that may take on the role for the bucket, which the account trusts", async () => {
    const { iam } = awsApi(emulator());
    const { Role: s3 } = await iam.send(new GetRoleCommand({ RoleName: "sample-s3-access-role" }));
    expect(JSON.parse(decodeURIComponent(s3?.AssumeRolePolicyDocument ?? "{}"))).toMatchObject({
      Statement: [{ Action: "sts:AssumeRole", Principal: { AWS: s3?.Arn?.split(":")[4] } }],
    });
    const { AttachedPolicies = [] } = await iam.send(
      new ListAttachedRolePoliciesCommand({ RoleName: "sample-s3-access-role-for-ec2" }),
    );
    expect(AttachedPolicies.map(({ PolicyName }) => PolicyName).sort()).toEqual([
      "sample-get-s3-access-role-policy",
      "sample-s3-access-policy",
    ]);
  });

  it("stops and starts instances for another type, and replaces none of them but the Spot instance", async () => {
    const { InstanceId } = await instance("on-demand-1a");
    const vars = { instance_type: "t3.small" };
    expect(await changes({ vars })).toEqual([
      "aws_instance.fixed_instance: update",
      "aws_instance.on_demand_1a: update",
      "aws_instance.on_demand_1c: update",
      "aws_instance.spot: delete, create",
      "aws_launch_template.auto_scaling: update",
      "aws_launch_template.spot: update",
    ]);
    await terraform().apply({ vars });
    expect(await instance("on-demand-1a")).toMatchObject({ InstanceId, InstanceType: "t3.small" });
    expect(await instance("spot")).toMatchObject({ InstanceType: "t3.small", InstanceLifecycle: "spot" });
    expect((await terraform().plan({ vars })).noChanges).toBe(true);
  });

  it("takes a most to pay for Spot, a key pair, and who may use it", async () => {
    const vars = {
      instance_type: "t3.small",
      spot_max_price: "0.02",
      ssh_cidrs: ["203.0.113.0/24"],
    };
    expect(await changes({ vars })).toEqual([
      "aws_instance.spot: delete, create",
      "aws_launch_template.spot: update",
      'aws_vpc_security_group_ingress_rule.launch_wizard_1_ssh["203.0.113.0/24"]: create',
    ]);
    await terraform().apply({ vars });
    const { LaunchTemplateVersions: [latest] = [] } = await awsApi(emulator()).ec2.send(
      new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateName: "computing-spot", Versions: ["$Latest"] }),
    );
    expect(latest?.LaunchTemplateData?.InstanceMarketOptions).toMatchObject({
      MarketType: "spot",
      SpotOptions: { MaxPrice: "0.02" },
    });
    expect((await terraform().plan({ vars })).noChanges).toBe(true);
    expect(await changes({ vars: { ...vars, key_name: "test" } })).toContain(
      "aws_instance.on_demand_1a: delete, create",
    );
  });

  it.each([
    ["region", "us-west-1", "region must have the zones a and c"],
    ["instance_type", "t4g.micro", "instance_type must be a type with Intel or AMD processors"],
    ["spot_max_price", "cheap", "spot_max_price must be an amount of US dollars"],
    ["ssh_cidrs", ["everybody"], "ssh_cidrs must be blocks of IPv4 addresses"],
    ["key_name", "x".repeat(256), "key_name must be the name of a key pair"],
    ["bucket_name", "A_B", "bucket_name must be the name of a bucket"],
  ])("refuses %s = %j at plan", async (name, value, message) => {
    await expect(terraform().plan({ vars: { [name]: value } })).rejects.toThrow(message);
  });

  it("leaves nothing behind", async () => {
    await Promise.all([terraform().destroy(), terraform(BLUE).destroy()]);
    expect(await leftovers(emulator())).toEqual([]);
  });

  it("can reserve room, and leave out hardware of its own; the emulator knows no reservations, so this is planned only", async () => {
    write({ capacityReservation: true, dedicated: false });
    await terraform().validate();
    const plan = await terraform().plan();
    expect(plan).toMatchObject({ add: 63, change: 0, destroy: 0 });
    const reserved = (await plan.json()).resource_changes?.find(({ type }) => type === "aws_ec2_capacity_reservation");
    expect(reserved?.change.after).toMatchObject({
      availability_zone: `${REGION}a`,
      instance_type: "t3.micro",
      instance_platform: "Linux/UNIX",
      instance_count: 1,
    });
  });
});
