import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { AutoScalingGroup } from "../../compute/auto-scaling-group";
import { CapacityReservation } from "../../compute/capacity-reservation";
import { DedicatedHost } from "../../compute/dedicated-host";
import { ElasticIp } from "../../compute/elastic-ip";
import { Instance, type InstanceProps } from "../../compute/instance";
import { LaunchTemplate } from "../../compute/launch-template";
import { MachineImage } from "../../compute/machine-image";
import { NetworkInterface } from "../../compute/network-interface";
import { Volume } from "../../compute/volume";
import { AddressScope } from "../../core/address";
import { keepState, type SharedState } from "../../core/state";
import { InstanceProfile } from "../../iam/instance-profile";
import { ApplicationLoadBalancer } from "../../load-balancer/application-load-balancer";
import { Network } from "../../network/network";
import { Peer } from "../../network/peer";
import { Port } from "../../network/port";
import { SecurityGroup } from "../../network/security-group";
import type { Subnet } from "../../network/subnet";
import { suppressRule } from "../../rules/suppression";
import { StepScaling } from "../../scaling/step-scaling";
import { S3Access } from "../s3-access";
import { metadataFile, metadataPage } from "./user-data";
import { ComputingVariables } from "./variables";
import { KEPT, VOLUMES } from "./volumes";

export interface ComputingStackProps {
  /**
   * What stands in front of each name, so that several copies can share an account: `blue-`.
   * @default none: the document's names
   */
  readonly prefix?: string;
  /**
   * Whether there are a dedicated instance, and a Dedicated Host with an instance. A host is billed by the hour as a whole machine, and for
   * dedicated instances there is a fee for the region: https://aws.amazon.com/ec2/pricing/dedicated-instances/
   * @default true, as the document shows them
   */
  readonly dedicated?: boolean;
  /**
   * Whether room for an instance on demand is reserved in the first zone. It is billed like an instance while nothing runs in it.
   * @default false
   */
  readonly capacityReservation?: boolean;
  /** @default the state lies in a local file */
  readonly state?: SharedState;
}

/** A type that there are hosts for. */
const DEDICATED_TYPE = "m5.large";
/** Why instances have public addresses. */
const PUBLIC = "The document has instances in public subnets, which one logs in to and opens in a browser.";
/** The root of Amazon Linux, with the size in the document's picture. */
const ROOT = { deviceName: "/dev/xvda", sizeGiB: 30 };
/** Without detailed monitoring, CloudWatch gets the CPU of an instance every five minutes. */
const BASIC_MONITORING = 300;

/**
 * EC2 by itself: how an instance is bought, what it stands on, what watches it, and how a group of them grows.
 *
 * Follows the notes on EC2 in a chapter on computing: instance types and volumes, purchase options, an instance of the console's wizard,
 * several zones, a fixed MAC, status checks, Auto Scaling, and a role by which an application gets at S3. It departs from them where
 *
 * - they use a launch configuration, which new accounts cannot make any more: a launch template has its place;
 * - they open SSH to everybody: here to whom `ssh_cidrs` names, by default to nobody;
 * - they bid for Spot instances: there is no auction since 2017, only a most that one would pay, which need not be said;
 * - they count four kinds of volumes and list five: all five are here, and the two that came later. A magnetic volume has
 *   at most 1 TiB, not 16;
 * - they have Amazon's image of 2016 and gp2 in it: here the newest Amazon Linux 2023, by a parameter, on gp3;
 * - the policy to assume a role allows `iam:GetRole` alone: it allows `sts:AssumeRole` as well;
 * - their picture has a group of 2, 2 and 2 instances, which no policy could scale: it may grow to 4;
 * - they say nothing of it: metadata is given to those who ask with a token only (IMDSv2), and disks are encrypted.
 *
 * Not in the notes: at which CPU the group grows and shrinks, and the load balancer in front of the target group. What Terraform cannot do,
 * buying a Reserved Instance, is in docs/computing.ja.md.
 */
export class ComputingStack extends TerraformStack {
  private readonly variables: ComputingVariables;
  private readonly prefix: string;
  private readonly zones: readonly [string, string];
  private readonly network: Network;
  private readonly subnets: readonly [Subnet, Subnet];
  private readonly wizardGroup: SecurityGroup;
  private readonly instanceProfile: InstanceProfile;

  constructor(scope: Construct, id: string, props: ComputingStackProps = {}) {
    super(scope, id);
    const { prefix = "", dedicated = true, capacityReservation = false, state } = props;
    this.prefix = prefix;
    keepState(this, state);
    this.variables = new ComputingVariables(this, prefix);
    const region = this.variables.region.stringValue;
    new AwsProvider(this, "aws", { region, defaultTags: [{ tags: { Stack: id } }] });
    this.zones = [`${region}a`, `${region}c`];
    this.network = new Network(this, "main", { name: id, cidr: "10.200.0.0/16" });
    this.subnets = this.publicSubnets();
    this.wizardGroup = this.sshGroup();
    this.instanceProfile = this.s3Profile();

    const onDemand = this.showOnDemand();
    this.showVolumes(onDemand);
    this.showSpot();
    if (dedicated) this.showDedicated();
    if (capacityReservation) this.reserveCapacity();
    this.showFixedAddress();
    this.showAutoScaling();
  }

  private named(name: string): string {
    return `${this.prefix}${name}`;
  }

  /** The subnets in the document's pictures of Auto Scaling. Instances have public addresses, as in its wizard, so there is no NAT to pay. */
  private publicSubnets(): readonly [Subnet, Subnet] {
    const [a, c] = this.zones;
    const subnets = [
      this.network.addPublicSubnet("1a", { availabilityZone: a, cidr: "10.200.2.0/23" }),
      this.network.addPublicSubnet("1c", { availabilityZone: c, cidr: "10.200.4.0/23" }),
    ] as const;
    this.network.addInternetGateway();
    this.network.routePublicSubnets();
    return subnets;
  }

  private sshGroup(): SecurityGroup {
    const group = new SecurityGroup(this, "launch_wizard_1", {
      network: this.network,
      securityGroupName: this.named("launch-wizard-1"),
    });
    group.addIngressRule("ssh", { peer: Peer.ipv4(this.variables.sshCidrs.listValue), port: Port.tcp(22) });
    return group;
  }

  private s3Profile(): InstanceProfile {
    const s3 = new S3Access(this, "S3Access", {
      bucketName: this.variables.bucketName.stringValue,
      prefix: this.prefix,
    });
    const description = "Allows EC2 instances to call AWS services on your behalf.";
    return new InstanceProfile(this, "s3_access", {
      role: s3.roleFor("ec2", "ec2.amazonaws.com", description),
      instanceProfileName: this.named("sample-s3-access-role-for-ec2"),
    });
  }

  /** What every instance is like, unless it says otherwise: as in the console's wizard, in the first zone. */
  private instance(id: string, props: Partial<InstanceProps> = {}): Instance {
    const ownNetwork = {
      subnetId: this.subnets[0].subnetId,
      securityGroups: [this.wizardGroup],
      associatePublicIpAddress: true,
    };
    const instance = new Instance(this, id, {
      network: this.network,
      machineImage: MachineImage.amazonLinux2023(),
      instanceType: this.variables.instanceType.stringValue,
      instanceProfile: this.instanceProfile,
      keyName: this.keyName(),
      userData: metadataFile(),
      blockDevices: [ROOT],
      ...(props.networkInterface === undefined ? ownNetwork : undefined),
      ...props,
    });
    if (props.networkInterface === undefined) suppressRule(instance.resource, "SEC303", PUBLIC);
    return instance;
  }

  private keyName(): string {
    const { fqn } = this.variables.keyName;
    return `\${${fqn} == "" ? null : ${fqn}}`;
  }

  /** On demand, in two zones: the loss of a zone leaves one of them. EC2 mends them by itself. */
  private showOnDemand(): Instance {
    const first = this.instance("on_demand_1a");
    const second = this.instance("on_demand_1c", { subnetId: this.subnets[1].subnetId });
    for (const instance of [first, second]) instance.addStatusCheckAlarms();
    const key = `\${coalesce(${this.variables.keyName.fqn}, "<key_name>")}`;
    new TerraformOutput(this, "ssh_command", {
      value: `ssh -i ~/.ssh/${key}.pem ec2-user@${first.publicDnsName}`,
      description: "For whom key_name and ssh_cidrs let in.",
    });
    return first;
  }

  private showVolumes(instance: Instance): void {
    const volumes = new AddressScope(this, "Volume");
    for (const [name, { deviceName, ...options }] of Object.entries(VOLUMES)) {
      const volume = new Volume(volumes, name, { availabilityZone: this.zones[0], ...options });
      instance.attachVolume(name, volume, deviceName);
      if (name === KEPT) volume.addSnapshot("snapshot");
    }
  }

  private showSpot(): void {
    const { launchTemplate } = this.instance("spot", { spot: {} });
    // AWS forgets a block without a price, and Terraform would write it again at each plan: without a price there is to be none.
    const { fqn } = this.variables.spotMaxPrice;
    launchTemplate.addOverride("instance_market_options.dynamic.spot_options", {
      for_each: `\${${fqn} == "" ? [] : [${fqn}]}`,
      content: { max_price: "${spot_options.value}" },
    });
  }

  private showDedicated(): void {
    this.instance("dedicated", { instanceType: DEDICATED_TYPE, tenancy: "dedicated" });
    const host = new DedicatedHost(this, "host", { availabilityZone: this.zones[0], instanceType: DEDICATED_TYPE });
    this.instance("on_host", { instanceType: DEDICATED_TYPE, tenancy: host });
  }

  /** What a Reserved Instance of a zone did beside its price: there is room whenever on_demand_1a starts. */
  private reserveCapacity(): void {
    new CapacityReservation(this, "on_demand", {
      availabilityZone: this.zones[0],
      instanceType: this.variables.instanceType.stringValue,
    });
  }

  /** An interface that is there before its instance and after: its MAC, its private and its public address stay. */
  private showFixedAddress(): void {
    const networkInterface = new NetworkInterface(this, "fixed", {
      subnetId: this.subnets[0].subnetId,
      securityGroups: [this.wizardGroup],
    });
    const address = new ElasticIp(this, "fixed_address", { network: this.network, target: networkInterface });
    this.instance("fixed_instance", { networkInterface });
    new TerraformOutput(this, "fixed_mac_address", { value: networkInterface.macAddress });
    new TerraformOutput(this, "fixed_public_ip", { value: address.publicIpAddress });
  }

  private showAutoScaling(): void {
    const web = new SecurityGroup(this, "web", { network: this.network });
    const launchTemplate = new LaunchTemplate(this, "auto_scaling", {
      launchTemplateName: this.named("Test-AutoScale-Setting"),
      machineImage: MachineImage.amazonLinux2023(),
      instanceType: this.variables.instanceType.stringValue,
      instanceProfile: this.instanceProfile,
      securityGroups: [web],
      associatePublicIpAddress: true,
      userData: metadataPage(),
      blockDevices: [ROOT],
    });
    suppressRule(launchTemplate.resource, "SEC303", PUBLIC);
    const group = new AutoScalingGroup(this, "group", {
      launchTemplate,
      network: this.network,
      subnetIds: this.network.publicSubnetIds,
      minCapacity: 2,
      maxCapacity: 4,
      healthCheckGracePeriod: 301,
      autoScalingGroupName: this.named("Test-AutoScale-Group"),
    });
    new StepScaling(this, "cpu", {
      targets: [group],
      metric: group.metricCpuUtilization({ period: BASIC_MONITORING }),
      scaleOut: [{ atLeast: 70, change: 1 }],
      scaleIn: [{ below: 30, change: -1 }],
    });
    const alb = new ApplicationLoadBalancer(this, "alb", { network: this.network, internetFacing: true });
    alb.addListener("http", { port: 80 }).addTargets("group_1", {
      targetGroupName: this.named("Group1"),
      port: 80,
      targets: [group.loadBalancerTarget(80)],
    });
    group.resource.healthCheckType = "EC2";
    suppressRule(group.resource, "SEC309", "The document has the health checks of EC2.");
    new TerraformOutput(this, "alb_dns_name", { value: alb.dnsName, description: "Open http://<this name>/." });
  }
}
