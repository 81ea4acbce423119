import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { AlarmTopic } from "../../cloudwatch/alarm-topic";
import { Cluster } from "../../cluster/cluster";
import { INSTANCE_POLICY } from "../../cluster/instance-capacity";
import { AutoScalingGroup } from "../../compute/auto-scaling-group";
import { LaunchTemplate } from "../../compute/launch-template";
import { MachineImage } from "../../compute/machine-image";
import { UserData } from "../../compute/user-data";
import { keepState, type SharedState } from "../../core/state";
import { InstanceProfile } from "../../iam/instance-profile";
import { Role } from "../../iam/role";
import { Dashboard } from "../../monitoring/dashboard";
import { ServiceAlarms } from "../../monitoring/service-alarms";
import type { Network } from "../../network/network";
import { Peer } from "../../network/peer";
import { Port } from "../../network/port";
import { SecurityGroup } from "../../network/security-group";
import { suppressRule } from "../../rules/suppression";
import { StepScaling } from "../../scaling/step-scaling";
import { Ec2Service } from "../../service/ec2-service";
import type { PortMapping } from "../../task-definition/container-network";
import { Ec2TaskDefinition } from "../../task-definition/ec2-task-definition";
import { publicTwoZones } from "../two-zones";
import { EcsDemoVariables } from "./variables";

export interface EcsDemoStackProps {
  /**
   * What stands in front of each name, so that several copies can share an account: `blue-`.
   * @default none: the document's names
   */
  readonly prefix?: string;
  /** @default the state lies in a local file */
  readonly state?: SharedState;
}

/** The port that ecs-app listens on. */
const APP_PORT = 4567;
/** Seconds until a new instance counts as one that has taken up its tasks. */
const COOLDOWN = 300;

/**
 * A cluster on EC2 that shows three things: a task that was stopped comes back, instances come and go with what tasks reserve, and a new task
 * definition takes the place of the old.
 *
 * Follows the slides on ECS and ECR of April 2016, their section on monitoring and their three demos, and the files of these: one to three
 * t2.micro in two zones, one more when tasks reserve 50 percent of the CPU, one fewer at 25 percent. It departs from them where
 *
 * - they were made by ecs-cli, which is no longer developed: here everything that it made is written down;
 * - the group scales by simple policies: steps of one do the same, but only the next addition waits for 300 seconds, not the next removal. A
 *   removal ends tasks along with their instance. Today one would leave all of this to a capacity provider, as `sample-ecs` does;
 * - consul-server, registrator and haproxy reserve CPU beside ecs-app, and find it: here tasks that do nothing reserve it, as many as
 *   `reservations` says, and nothing has to be found;
 * - ecs-app is an image of its author's: http-echo, which answers what its task definition says;
 * - they speak of metrics and alarms alone: Container Insights, which count tasks, alarms that send messages, and a dashboard are added;
 * - they say nothing of it: metadata is given to those who ask with a token (IMDSv2), and the image is Amazon Linux 2023 for ECS.
 */
export class EcsDemoStack extends TerraformStack {
  private readonly variables: EcsDemoVariables;
  private readonly prefix: string;

  constructor(scope: Construct, id: string, { prefix = "", state }: EcsDemoStackProps = {}) {
    super(scope, id);
    keepState(this, state);
    this.prefix = prefix;
    this.variables = new EcsDemoVariables(this);
    new AwsProvider(this, "aws", {
      region: this.variables.region.stringValue,
      defaultTags: [{ tags: { Stack: id } }],
    });
    const network = publicTwoZones(this, this.variables.region.stringValue, ["10.0.0.0/24", "10.0.1.0/24"]);
    const cluster = new Cluster(this, "cluster", {
      clusterName: this.named("ecs-demo"),
      containerInsights: "enabled",
    });
    const group = this.instances(cluster, network);
    cluster.addInstances(group);
    const service = this.app(cluster);
    this.reserve(cluster);
    this.monitor(cluster, service, this.scale(cluster, group));
    this.outputs(cluster, service, group);
  }

  private named(name: string): string {
    return `${this.prefix}${name}`;
  }

  private instances(cluster: Cluster, network: Network): AutoScalingGroup {
    const role = new Role(this, "instance", { assumedBy: "ec2.amazonaws.com", managedPolicyArns: [INSTANCE_POLICY] });
    const securityGroup = new SecurityGroup(this, "instances", { network });
    securityGroup.addIngressRule("http", {
      peer: Peer.ipv4(this.variables.allowedCidrs.listValue),
      port: Port.tcp(80),
    });
    const launchTemplate = new LaunchTemplate(this, "template", {
      machineImage: MachineImage.ecsOptimized(),
      instanceType: this.variables.instanceType.stringValue,
      securityGroups: [securityGroup],
      instanceProfile: new InstanceProfile(this, "profile", { role }),
      associatePublicIpAddress: true,
      blockDevices: [{ deviceName: "/dev/xvda", sizeGiB: 30 }],
      userData: new UserData(cluster.joinCommand),
    });
    suppressRule(
      launchTemplate.resource,
      "SEC303",
      "The document starts instances in public subnets, without a NAT gateway.",
    );
    return new AutoScalingGroup(this, "group", {
      launchTemplate,
      network,
      subnetIds: network.publicSubnetIds,
      minCapacity: 1,
      maxCapacity: 3,
      cooldown: COOLDOWN,
    });
  }

  private app(cluster: Cluster): Ec2Service {
    return this.service("app", {
      cluster,
      family: this.named("ecs-app"),
      text: this.variables.message.stringValue,
      portMappings: [{ containerPort: APP_PORT, hostPort: 80 }],
    });
  }

  /** Tasks without a port of the instance, so that it has room for several. */
  private reserve(cluster: Cluster): Ec2Service {
    return this.service("reserve", {
      cluster,
      family: this.named("ecs-demo-reserve"),
      text: "reserved",
      desiredCount: this.variables.reservations.numberValue,
    });
  }

  /** A service called like the family of its task definition, which may stop all of its tasks before it starts new ones. */
  private service(id: string, { family, text, portMappings, ...props }: ServiceOptions): Ec2Service {
    const taskDefinition = new Ec2TaskDefinition(this, `${id}_task`, { family });
    taskDefinition.addContainer(id, {
      image: this.variables.image.stringValue,
      cpu: 128,
      memoryLimitMiB: 125,
      portMappings,
      command: [`-listen=:${APP_PORT}`, `-text=${text}`],
    });
    return new Ec2Service(this, id, {
      ...props,
      serviceName: family,
      taskDefinition,
      // Beside an old task that has port 80, a new one would find none.
      minHealthyPercent: 0,
      maxHealthyPercent: 100,
    });
  }

  private scale(cluster: Cluster, group: AutoScalingGroup): StepScaling {
    return new StepScaling(this, "reservation", {
      metric: cluster.metricCpuReservation(),
      scaleOut: [{ atLeast: 50, change: +1 }],
      scaleIn: [{ atMost: 25, change: -1 }],
      cooldown: COOLDOWN,
      scaleOutAlarmName: this.named("upscale"),
      scaleInAlarmName: this.named("downscale"),
      targets: [group],
    });
  }

  private monitor(cluster: Cluster, service: Ec2Service, scaling: StepScaling): void {
    const topic = new AlarmTopic(this, "alarms", { topicName: this.named("ecs-demo-alarms") });
    const alarms = new ServiceAlarms(this, "app_alarms", { service, actions: [topic] });
    const dashboard = new Dashboard(this, "dashboard", { cluster, dashboardName: this.named("ecs-demo") });
    dashboard.addCluster();
    dashboard.addAlarms([scaling.scaleOutAlarm, scaling.scaleInAlarm]);
    dashboard.addService(service, { alarms });
    new TerraformOutput(this, "alarm_topic_arn", {
      value: topic.topicArn,
      description:
        "For the AWS CLI: aws sns subscribe --topic-arn <arn> --protocol email --notification-endpoint <address>",
    });
    new TerraformOutput(this, "dashboard_name", {
      value: dashboard.dashboardName,
      description: "In the console: CloudWatch, dashboards.",
    });
  }

  private outputs(cluster: Cluster, service: Ec2Service, group: AutoScalingGroup): void {
    new TerraformOutput(this, "cluster_name", {
      value: cluster.clusterName,
      description: "For the AWS CLI: aws ecs list-tasks --cluster <name>",
    });
    new TerraformOutput(this, "service_name", {
      value: service.serviceName,
      description: "For the AWS CLI: aws ecs describe-services --cluster <name> --services <name>",
    });
    new TerraformOutput(this, "group_name", {
      value: group.autoScalingGroupName,
      description: "For the AWS CLI: aws autoscaling describe-scaling-activities --auto-scaling-group-name <name>",
    });
  }
}

interface ServiceOptions {
  readonly cluster: Cluster;
  readonly family: string;
  /** What the container answers. */
  readonly text: string;
  readonly desiredCount?: number;
  readonly portMappings?: readonly PortMapping[];
}
