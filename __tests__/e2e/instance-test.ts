import {
  DescribeAddressesCommand,
  DescribeInstancesCommand,
  DescribeVolumesCommand,
  type Instance as Ec2Instance,
} from "@aws-sdk/client-ec2";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { type App, TerraformStack } from "cdktf";
import {
  ElasticIp,
  Instance,
  InstanceProfile,
  type InstanceProps,
  MachineImage,
  Network,
  NetworkInterface,
  Role,
  SecurityGroup,
  UserData,
  Volume,
} from "../../src";
import { deployable } from "../support/deployable";
import { awsApi } from "../support/emulator/api";
import { leftovers } from "../support/emulator/leftovers";
import { useEmulator } from "../support/emulator/use-emulator";
import { scratchDirectory } from "../support/scratch";
import { Terraform } from "../support/terraform";
import { describeWith } from "../support/toolchain";

const ZONE = "ap-northeast-1a";

/** What of the instance `web` is changed. */
interface Change {
  readonly props?: Partial<InstanceProps>;
  readonly role?: boolean;
  readonly another?: boolean;
}

/** An instance with an address and a disk of its own, and one with a fixed private address. */
function shop(app: App, { props, role, another }: Change = {}): void {
  const stack = new TerraformStack(app, "shop");
  new AwsProvider(stack, "aws", { region: "ap-northeast-1" });
  const network = new Network(stack, "main", { availabilityZones: [ZONE], natGateways: 0 });
  const [subnetId = ""] = network.publicSubnetIds;
  const common = { network, machineImage: MachineImage.amazonLinux2023(), instanceType: "t3.micro" };
  const group = new SecurityGroup(stack, "group", { network });
  const other = new SecurityGroup(stack, "other", { network });
  const instanceProfile = new InstanceProfile(stack, "profile", {
    role: new Role(stack, "role", { assumedBy: "ec2.amazonaws.com" }),
  });
  const web = new Instance(stack, "web", {
    ...common,
    subnetId,
    securityGroups: another ? [group, other] : [group],
    instanceProfile: role ? instanceProfile : undefined,
    userData: new UserData("echo one"),
    ...props,
  });
  new ElasticIp(stack, "address", { network, target: web });
  web.attachVolume(
    "data",
    new Volume(stack, "data", { availabilityZone: ZONE, sizeGiB: 10, iops: 4000, throughput: 250 }),
    "/dev/sdf",
  );
  const networkInterface = new NetworkInterface(stack, "fixed", {
    subnetId,
    securityGroups: [group],
    privateIpAddress: "10.0.0.10",
  });
  new Instance(stack, "fixed_web", { ...common, networkInterface });
}

/** What needs no new instance. */
const AS_IT_RUNS: Change = { role: true, another: true, props: { detailedMonitoring: true, tags: { Team: "web" } } };
/** The same, and more. */
const then = (props: Partial<InstanceProps>): Change => ({ ...AS_IT_RUNS, props: { ...AS_IT_RUNS.props, ...props } });

describeWith(["terraform", "emulator"], "instances that stand alone", () => {
  const emulator = useEmulator();
  const outdir = scratchDirectory("instance");
  const terraform = () => new Terraform(`${outdir}/stacks/shop`, { env: emulator().env });

  async function instance(name: string): Promise<Ec2Instance> {
    const Filters = [
      { Name: "tag:Name", Values: [`shop-${name}`] },
      { Name: "instance-state-name", Values: ["running"] },
    ];
    const { Reservations = [] } = await awsApi(emulator()).ec2.send(new DescribeInstancesCommand({ Filters }));
    const [found] = Reservations.flatMap(({ Instances = [] }) => Instances);
    if (found === undefined) throw new Error(`no instance ${name}`);
    return found;
  }

  /** What a plan of the changed stack does to the instance `web` and its template. */
  async function planned(change: Change): Promise<string[]> {
    deployable(outdir, "shop", (app) => shop(app, change));
    const plan = await terraform().plan();
    return ((await plan.json()).resource_changes ?? [])
      .filter(({ name, change: { actions } }) => name === "web" && actions[0] !== "no-op")
      .map(({ address, change: { actions } }) => `${address}: ${actions.join(", ")}`)
      .sort();
  }

  it("are applied, and planned again without a difference", async () => {
    deployable(outdir, "shop", (app) => shop(app));
    await terraform().init();
    await terraform().validate();
    await terraform().apply();
    expect((await terraform().plan()).noChanges).toBe(true);
  });

  it("have their address, their disk and their fixed private address", async () => {
    const { ec2 } = awsApi(emulator());
    const { Addresses: [address] = [] } = await ec2.send(new DescribeAddressesCommand({}));
    const web = await instance("web");
    expect(web.PublicIpAddress).toBe(address?.PublicIp);
    expect((await instance("fixed-web")).PrivateIpAddress).toBe("10.0.0.10");
    const { Volumes = [] } = await ec2.send(
      new DescribeVolumesCommand({ Filters: [{ Name: "tag:Name", Values: ["shop-data"] }] }),
    );
    expect(Volumes).toMatchObject([
      { Iops: 4000, Throughput: 250, Attachments: [{ InstanceId: web.InstanceId, Device: "/dev/sdf" }] },
    ]);
  });

  it("are changed as they run: role, security groups, monitoring and tags", async () => {
    const { InstanceId } = await instance("web");
    expect(await planned(AS_IT_RUNS)).toEqual(["aws_instance.web: update", "aws_launch_template.web: update"]);
    await terraform().apply();
    const web = await instance("web");
    expect(web).toMatchObject({
      InstanceId,
      IamInstanceProfile: { Arn: expect.stringMatching(/\/shop-profile$/) },
      Monitoring: { State: "enabled" },
      Tags: expect.arrayContaining([{ Key: "Team", Value: "web" }]),
    });
    expect(web.SecurityGroups).toHaveLength(2);
    expect((await terraform().plan()).noChanges).toBe(true);
  });

  it.each<[string, Partial<InstanceProps>]>([
    ["another image", { machineImage: MachineImage.ecsOptimized() }],
    ["other disks", { blockDevices: [{ deviceName: "/dev/xvda", sizeGiB: 40 }] }],
    ["a Spot price", { spot: { maxPrice: "0.01" } }],
  ])("are replaced for %s, which is in their template", async (_, props) => {
    expect(await planned(then(props))).toEqual(["aws_instance.web: delete, create", "aws_launch_template.web: update"]);
  });

  it.each<[string, Partial<InstanceProps>]>([
    ["another user data", { userData: new UserData("echo two") }],
    ["a key pair", { keyName: "ops" }],
    ["another tenancy", { tenancy: "dedicated" }],
  ])("are replaced for %s", async (_, props) => {
    expect(await planned(then(props))).toEqual(["aws_instance.web: delete, create"]);
  });

  it("are stopped and started for another type", async () => {
    expect(await planned(then({ instanceType: "t3.small" }))).toEqual(["aws_instance.web: update"]);
  });

  it("leave nothing behind", async () => {
    await terraform().destroy();
    expect(await leftovers(emulator())).toEqual([]);
  });
});
