import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformOutput, TerraformStack, Token } from "cdktf";
import type { Construct } from "constructs";
import { Cluster } from "../../cluster/cluster";
import { InstanceCapacity } from "../../cluster/instance-capacity";
import { MachineImage } from "../../compute/machine-image";
import { AddressScope } from "../../core/address";
import { keepState, type SharedState } from "../../core/state";
import { ApplicationLoadBalancer } from "../../load-balancer/application-load-balancer";
import type { Network } from "../../network/network";
import { Peer } from "../../network/peer";
import { suppressRule } from "../../rules/suppression";
import { Ec2Service, type Ec2ServiceProps } from "../../service/ec2-service";
import { PlacementConstraint, PlacementStrategy } from "../../service/placement";
import { Ec2TaskDefinition, type Ec2TaskDefinitionProps } from "../../task-definition/ec2-task-definition";
import { twoZones } from "../two-zones";
import { FlowLog } from "./flow-log";
import { PlacementVariables } from "./variables";

export interface PlacementStackProps {
  /** @default the state lies in a local file */
  readonly state?: SharedState;
}

/** A container that fits anywhere: what is shown is where its task runs. */
const SMALL = { image: "nginx:1.27", cpu: 64, memoryLimitMiB: 64 };
/** Serves on port 80, and runs on Windows Server 2022 only, as Windows containers do on the version that they are made for. */
const IIS = "mcr.microsoft.com/windows/servercore/iis:windowsservercore-ltsc2022";
/** Of the VPC; from it alone the load balancer may be reached. */
const CIDR = "10.0.0.0/16";
/** No instance has it: what a constraint asks for while the variable is empty. */
const NO_IMAGE = "ami-00000000";
/** Enough for every service to be deployed anew while its old tasks keep their ports and instances. */
const MOST_INSTANCES = 4;

type ServiceOptions = Omit<Ec2ServiceProps, "cluster" | "taskDefinition">;

/**
 * A cluster on EC2 in which each service shows one way in which ECS finds an instance for a task.
 *
 * Follows the notes on ECS placement: Linux and Windows instances, the three network modes of a task, and the three filters that a task
 * passes on its way to an instance: cluster constraints, placement constraints, placement strategies. It departs from them where
 *
 * - they write `awsvcp`: the mode is called `awsvpc`;
 * - they make the instances together with the cluster: here two capacity providers start and end them as the tasks need, Linux and Windows;
 * - they say nothing of it: instances give their metadata to those who ask with a token only (IMDSv2), and stand in private subnets
 *   that nothing outside of the VPC reaches;
 * - they name an AMI as something to filter by: it is a variable, as its id is another in each region and with each release.
 *
 * The load balancer in front of the tasks with interfaces of their own is reached from within the VPC alone.
 * One service is in host mode, as the notes show all three, although its tasks then share the network of their instance.
 * Distinct instances, constraints by attribute, and a port that Docker chooses are not in the notes; they complete what these begin.
 */
export class PlacementStack extends TerraformStack {
  private readonly variables: PlacementVariables;
  private readonly network: Network;
  private readonly cluster: Cluster;
  private readonly linux: InstanceCapacity;
  private readonly windows: InstanceCapacity;
  private readonly taskDefinitions = new AddressScope(this, "TaskDefinition");
  private readonly services = new AddressScope(this, "Service");

  constructor(scope: Construct, id: string, { state }: PlacementStackProps = {}) {
    super(scope, id);
    keepState(this, state);
    this.variables = new PlacementVariables(this);
    new AwsProvider(this, "aws", {
      region: this.variables.region.stringValue,
      defaultTags: [{ tags: { Stack: id } }],
    });
    this.network = twoZones(this, this.variables.region.stringValue);
    this.cluster = new Cluster(this, "cluster");
    this.linux = new InstanceCapacity(this, "linux", {
      cluster: this.cluster,
      network: this.network,
      instanceType: this.variables.instanceType.stringValue,
      maxCapacity: MOST_INSTANCES,
      machineImage: this.linuxImage(),
      // Encrypted; of an image by its id, nothing else says which disk is the root.
      blockDevices: [{ deviceName: "/dev/xvda" }],
    });
    this.windows = new InstanceCapacity(this, "windows", {
      cluster: this.cluster,
      network: this.network,
      instanceType: this.variables.windowsInstanceType.stringValue,
      maxCapacity: 2,
      machineImage: MachineImage.ecsOptimizedWindows(),
    });

    this.showNetworkModes();
    this.showWindows();
    this.showClusterConstraint();
    const small = this.taskDefinition("small");
    small.addContainer("nginx", SMALL);
    this.showPlacementConstraints(small);
    this.showStrategies(small);
    new TerraformOutput(this, "cluster_name", {
      value: this.cluster.clusterName,
      description: "For the AWS CLI: aws ecs list-services --cluster <name>",
    });
  }

  /** Started from the image of the variable, if there is one, there are instances that pass the constraint by AMI. */
  private linuxImage(): MachineImage {
    const newest = MachineImage.ecsOptimized().atLaunch;
    return MachineImage.fromId(`\${coalesce(${this.variables.amiId.fqn}, "${newest}")}`);
  }

  /** How the containers of a task reach the network. */
  private showNetworkModes(): void {
    // As `docker run -p 80:80`: a second task needs a second instance.
    const fixed = this.taskDefinition("bridge_static_port", { networkMode: "bridge" });
    fixed.addContainer("nginx", { ...SMALL, portMappings: [{ containerPort: 80, hostPort: 80 }] });
    this.service("bridge_static_port", fixed);

    // Docker chooses the port: several tasks share an instance.
    const dynamic = this.taskDefinition("bridge_dynamic_port", { networkMode: "bridge" });
    dynamic.addContainer("nginx", { ...SMALL, portMappings: [{ containerPort: 80, hostPort: 0 }] });
    this.service("bridge_dynamic_port", dynamic, { desiredCount: 2 });

    // Port 80 of the instance itself, so this task and that of bridge_static_port never meet on one instance.
    const host = this.taskDefinition("host", { networkMode: "host" });
    host.addContainer("nginx", { ...SMALL, portMappings: [{ containerPort: 80 }] });
    suppressRule(host.resource, "SEC113", "the notes show the three network modes");
    this.service("host", host);

    // A network interface and a security group of the task's own.
    const awsvpc = this.taskDefinition("awsvpc", { networkMode: "awsvpc" });
    awsvpc.addContainer("nginx", { ...SMALL, portMappings: [{ containerPort: 80 }] });
    this.showOwnInterface(this.service("awsvpc", awsvpc, { network: this.network }));
  }

  /** What an interface of a task's own is good for: a load balancer sends requests to the task itself, and its traffic can be told apart. */
  private showOwnInterface(service: Ec2Service): void {
    const alb = new ApplicationLoadBalancer(this, "alb", { network: this.network });
    alb
      .addListener("http", { port: 80, allowFrom: Peer.ipv4(CIDR) })
      .addTargets("awsvpc", { port: 80, targets: [service] });
    new FlowLog(this, "flow_log", { network: this.network });
  }

  private showWindows(): void {
    const iis = this.taskDefinition("windows", {
      operatingSystem: "WINDOWS_SERVER_2022_CORE",
      placementConstraints: ["attribute:ecs.os-type == windows"],
    });
    // Not the instance's port 80, which the agent keeps for the roles of tasks.
    const portMappings = [{ containerPort: 80, hostPort: 8080 }];
    iis.addContainer("iis", { image: IIS, cpu: 512, memoryLimitMiB: 1024, portMappings });
    this.service("windows", iis, { capacityProviderStrategies: on(this.windows) });
  }

  /** The first filter: an instance must have the CPU units, the memory and the port free that the task definition names. */
  private showClusterConstraint(): void {
    const demanding = this.taskDefinition("cluster_constraint", { cpu: 512, memoryLimitMiB: 1024 });
    demanding.addContainer("nginx", { image: SMALL.image, portMappings: [{ containerPort: 80, hostPort: 8080 }] });
    this.service("cluster_constraint", demanding, { desiredCount: 2 });
  }

  /** The second filter: which of the instances that are left may be taken. */
  private showPlacementConstraints(small: Ec2TaskDefinition): void {
    const { fqn } = this.variables.amiId;
    this.service("by_ami", small, {
      desiredCount: Token.asNumber(`\${${fqn} == "" ? 0 : 1}`),
      placementConstraints: [
        PlacementConstraint.memberOf(`attribute:ecs.ami-id == \${coalesce(${fqn}, "${NO_IMAGE}")}`),
      ],
    });
    // A task definition may have constraints too; they hold for every task of it, also for one that no service runs.
    const onLinux = this.taskDefinition("by_os_type", { placementConstraints: ["attribute:ecs.os-type == linux"] });
    onLinux.addContainer("nginx", SMALL);
    this.service("by_os_type", onLinux);
    this.service("by_instance_type", small, {
      placementConstraints: [PlacementConstraint.memberOf("attribute:ecs.instance-type =~ t3.*")],
    });
    this.service("distinct_instance", small, {
      desiredCount: 2,
      placementConstraints: [PlacementConstraint.distinctInstances()],
    });
  }

  /** The third filter: which of the instances that may be taken is the best. */
  private showStrategies(small: Ec2TaskDefinition): void {
    const strategies = {
      binpack_cpu: PlacementStrategy.packedByCpu(),
      binpack_memory: PlacementStrategy.packedByMemory(),
      spread_zone: PlacementStrategy.spreadAcrossAvailabilityZones(),
      spread_instance: PlacementStrategy.spreadAcrossInstances(),
      random: PlacementStrategy.randomly(),
    };
    const desiredCount = this.variables.desiredCount.numberValue;
    for (const [name, strategy] of Object.entries(strategies)) {
      this.service(name, small, { desiredCount, placementStrategies: [strategy] });
    }
  }

  private taskDefinition(name: string, props?: Ec2TaskDefinitionProps): Ec2TaskDefinition {
    return new Ec2TaskDefinition(this.taskDefinitions, name, props);
  }

  private service(name: string, taskDefinition: Ec2TaskDefinition, options: ServiceOptions = {}): Ec2Service {
    return new Ec2Service(this.services, name, {
      cluster: this.cluster,
      taskDefinition,
      capacityProviderStrategies: on(this.linux),
      ...options,
    });
  }
}

function on({ capacityProviderName }: InstanceCapacity) {
  return [{ capacityProvider: capacityProviderName, weight: 1 }];
}
