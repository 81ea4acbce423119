import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { AsgCapacityProvider } from "../../cluster/asg-capacity-provider";
import { Cluster } from "../../cluster/cluster";
import { INSTANCE_POLICY } from "../../cluster/instance-capacity";
import { AutoScalingGroup } from "../../compute/auto-scaling-group";
import { LaunchTemplate } from "../../compute/launch-template";
import { MachineImage } from "../../compute/machine-image";
import { UserData } from "../../compute/user-data";
import { AddressScope } from "../../core/address";
import { ConfigurationError } from "../../core/errors";
import { keepState, type SharedState } from "../../core/state";
import { InstanceProfile } from "../../iam/instance-profile";
import { Role } from "../../iam/role";
import { ApplicationLoadBalancer } from "../../load-balancer/application-load-balancer";
import type { Network } from "../../network/network";
import { Peer } from "../../network/peer";
import { Port } from "../../network/port";
import { SecurityGroup } from "../../network/security-group";
import { suppressRule } from "../../rules/suppression";
import type { IStepScalable } from "../../scaling/step-scalable";
import { StepScaling } from "../../scaling/step-scaling";
import { Ec2Service } from "../../service/ec2-service";
import { Ec2TaskDefinition } from "../../task-definition/ec2-task-definition";
import { publicTwoZones } from "../two-zones";
import { TaskCountFunction } from "./task-count-function";
import { SampleEcsVariables } from "./variables";

const SCALINGS = ["capacity-provider", "same-alarms", "instances-first"] as const;

/** How the number of instances is kept in step with that of the tasks, of which an instance runs one. */
export type InstanceScaling = (typeof SCALINGS)[number];

export interface SampleEcsStackProps {
  /**
   * `capacity-provider`: the alarms scale the tasks, and ECS starts and ends the instances that these need. `same-alarms`: two alarms scale
   * tasks and instances, each by a policy of its own, as the document has it. `instances-first`: the alarms scale the instances, and a
   * Lambda function then sets the number of tasks, as the document's later remark has it.
   * @default "capacity-provider"
   */
  readonly scaling?: InstanceScaling;
  /**
   * What stands in front of each name, so that several copies can share an account: `blue-`.
   * @default none: the document's names
   */
  readonly prefix?: string;
  /** @default the state lies in a local file */
  readonly state?: SharedState;
}

/** How many tasks, and as each takes port 80 of an instance, how many instances. */
const LIMITS = { minCapacity: 2, maxCapacity: 4 };
/** Of this role ECS itself says that the service-linked role has taken its place; the document gives it to the service. */
const SERVICE_POLICY = "arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceRole";

const APP = "spring-boot-container";
const NGINX_CONFIG = `server {
  listen 80;
  location / {
    proxy_pass http://${APP}:8080;
    proxy_set_header Host $host;
    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
  }
}`;

/**
 * A cluster on EC2 whose tasks and instances grow and shrink together with the load.
 *
 * Follows the walk-through of ECS with Auto Scaling from September 2018: roles, an empty cluster, instances that join it, a load balancer,
 * and a service of 2 to 4 tasks, nginx in front of Spring Boot, that scales by two alarms on its CPU. It departs from it where
 *
 * - it has a launch configuration, which new accounts cannot make any more: a launch template has its name;
 * - it starts Amazon Linux 1, which has reached its end: the newest Amazon Linux 2023 for ECS;
 * - it scales tasks and instances by the same alarms: that is `same-alarms`. The default is a capacity provider, which brings an
 *   instance for each task that waits for one, and ends none under a running task;
 * - it opens port 80 of the instances to everybody: here to the load balancer alone;
 * - its screenshots are lost: the group's 2, 2 and 4 (with a capacity provider it begins empty, and the two tasks bring two instances), one
 *   period of 60 seconds, one more or fewer, 300 seconds of cooldown;
 * - its task definition was made before: memory as a t2.medium has room for, and CPU units, because the service's CPU is a percentage
 *   of what its tasks reserve. Deployments may stop half of the tasks, as new ones find no port 80 beside the old;
 * - it builds nginx with its configuration as an image: here the configuration comes with the command;
 * - it says nothing of it: metadata is given to those who ask with a token (IMDSv2), and the disk is encrypted;
 * - it uses the account's default VPC: here one of its own, with two public subnets.
 */
export class SampleEcsStack extends TerraformStack {
  private readonly variables: SampleEcsVariables;
  private readonly prefix: string;

  constructor(scope: Construct, id: string, props: SampleEcsStackProps = {}) {
    super(scope, id);
    const { scaling = "capacity-provider", prefix = "", state } = props;
    keepState(this, state);
    requireScaling(this, scaling);
    this.prefix = prefix;
    this.variables = new SampleEcsVariables(this);
    new AwsProvider(this, "aws", {
      region: this.variables.region.stringValue,
      defaultTags: [{ tags: { Stack: id } }],
    });
    const network = publicTwoZones(this, this.variables.region.stringValue);
    const cluster = new Cluster(this, "cluster", { clusterName: this.named("sample-ecs-cluster") });
    const byProvider = scaling === "capacity-provider";
    const group = this.instances(cluster, network, byProvider ? 0 : LIMITS.minCapacity);
    const provider = byProvider ? this.capacityProvider(cluster, group) : undefined;
    if (provider === undefined) cluster.addInstances(group);
    const service = this.service(cluster, provider);
    this.loadBalancer(network, service);
    if (scaling === "instances-first") this.scaleInstancesFirst(cluster, service, group);
    else this.scaleTasks(service, scaling === "same-alarms" ? [group] : []);
    this.outputs(cluster, service);
  }

  private named(name: string): string {
    return `${this.prefix}${name}`;
  }

  private instances(cluster: Cluster, network: Network, minCapacity: number): AutoScalingGroup {
    const role = new Role(this, "instance_role", {
      roleName: this.named("ecsInstanceRole"),
      assumedBy: "ec2.amazonaws.com",
      managedPolicyArns: [INSTANCE_POLICY],
    });
    const instanceProfile = new InstanceProfile(this, "instance_profile", {
      role,
      instanceProfileName: this.named("ecsInstanceRole"),
    });
    const securityGroup = new SecurityGroup(this, "instances", {
      network,
      securityGroupName: this.named("sample-autoscaling-sg"),
    });
    const launchTemplate = new LaunchTemplate(this, "instances_template", {
      launchTemplateName: this.named("sample-autoscaling-setting"),
      machineImage: MachineImage.ecsOptimized(),
      instanceType: this.variables.instanceType.stringValue,
      securityGroups: [securityGroup],
      instanceProfile,
      associatePublicIpAddress: true,
      userData: new UserData(cluster.joinCommand),
    });
    suppressRule(
      launchTemplate.resource,
      "SEC303",
      "The document starts instances in public subnets, without a NAT gateway.",
    );
    return new AutoScalingGroup(this, "instances_group", {
      autoScalingGroupName: this.named("sample-autoscaling-group"),
      launchTemplate,
      network,
      subnetIds: network.publicSubnetIds,
      minCapacity,
      maxCapacity: LIMITS.maxCapacity,
      cooldown: this.variables.cooldown.numberValue,
    });
  }

  /**
   * The group begins empty, and ECS starts instances for the two tasks: those that join the cluster before it has the provider may not become
   * the provider's: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/asg-capacity-providers.html
   */
  private capacityProvider(cluster: Cluster, autoScalingGroup: AutoScalingGroup): AsgCapacityProvider {
    const provider = new AsgCapacityProvider(this, "provider", {
      autoScalingGroup,
      capacityProviderName: this.named("sample-autoscaling-provider"),
    });
    cluster.addAsgCapacityProvider(provider);
    return provider;
  }

  private service(cluster: Cluster, provider: AsgCapacityProvider | undefined): Ec2Service {
    const taskDefinition = new Ec2TaskDefinition(this, "task", { family: this.named("sample-ecs-task") });
    taskDefinition.addContainer("nginx-container", {
      image: this.variables.nginxImage.stringValue,
      cpu: 128,
      memoryLimitMiB: 128,
      // One task for each instance, and a second finds no room.
      portMappings: [{ containerPort: 80, hostPort: 80 }],
      links: [APP],
      environment: { NGINX_CONFIG },
      command: [
        "sh",
        "-c",
        'printf "%s" "$NGINX_CONFIG" > /etc/nginx/conf.d/default.conf && exec nginx -g "daemon off;"',
      ],
    });
    taskDefinition.addContainer(APP, {
      image: this.variables.appImage.stringValue,
      cpu: 1024,
      memoryLimitMiB: 1024,
    });
    const serviceRole = new Role(this, "service_role", {
      roleName: this.named("ecsServiceRole"),
      assumedBy: "ecs.amazonaws.com",
      managedPolicyArns: [SERVICE_POLICY],
    });
    return new Ec2Service(this, "service", {
      serviceName: this.named("sample-ecs-service"),
      cluster,
      taskDefinition,
      serviceRole,
      capacityProviderStrategies: provider && [{ capacityProvider: provider.capacityProviderName, weight: 1 }],
      desiredCount: LIMITS.minCapacity,
      minHealthyPercent: 50,
      maxHealthyPercent: 200,
      // Spring Boot takes a while to start.
      healthCheckGracePeriod: 60,
    });
  }

  private loadBalancer(network: Network, service: Ec2Service): void {
    const securityGroup = new SecurityGroup(this, "alb", {
      network,
      securityGroupName: this.named("sample-alb-sg"),
      allowAllOutbound: false,
    });
    securityGroup.addIngressRule("http", { peer: Peer.anyIpv4(), port: Port.tcp(80) });
    const alb = new ApplicationLoadBalancer(new AddressScope(this, "LoadBalancer"), "alb", {
      network,
      internetFacing: true,
      loadBalancerName: this.named("sample-ecs-alb"),
      securityGroups: [securityGroup],
    });
    alb.addListener("http", { port: 80 }).addTargets("web", {
      targetGroupName: this.named("sample-ecs-tg"),
      port: 80,
      targets: [service.loadBalancerTarget({ containerName: "nginx-container" })],
    });
    new TerraformOutput(this, "alb_dns_name", {
      value: alb.dnsName,
      description: "The load balancer's name: open it with a browser, by http.",
    });
  }

  /** The alarms set the number of tasks; `others` are scaled by the same alarms. */
  private scaleTasks(service: Ec2Service, others: readonly IStepScalable[]): void {
    this.scaleOnCpu(service, [service.autoScaleTaskCount(LIMITS), ...others]);
  }

  /** The alarms set the number of instances, and the function that of the tasks. */
  private scaleInstancesFirst(cluster: Cluster, service: Ec2Service, autoScalingGroup: AutoScalingGroup): void {
    this.scaleOnCpu(service, [autoScalingGroup]);
    service.resource.lifecycle = { ignoreChanges: ["desired_count"] };
    new TaskCountFunction(this, "task_count", { cluster, service, autoScalingGroup, ...LIMITS });
  }

  private scaleOnCpu(service: Ec2Service, targets: readonly IStepScalable[]): void {
    new StepScaling(this, "cpu", {
      metric: service.metricCpuUtilization({ period: this.variables.alarmPeriod.numberValue }),
      scaleOut: [{ atLeast: 40, change: +1 }],
      scaleIn: [{ below: 20, change: -1 }],
      cooldown: this.variables.cooldown.numberValue,
      scaleOutAlarmName: this.named("EcsScaleOutAlarm"),
      scaleInAlarmName: this.named("EcsScaleInAlarm"),
      targets,
    });
  }

  private outputs(cluster: Cluster, service: Ec2Service): void {
    new TerraformOutput(this, "cluster_name", {
      value: cluster.clusterName,
      description: "For the AWS CLI: aws ecs list-tasks --cluster <name>",
    });
    new TerraformOutput(this, "service_name", {
      value: service.serviceName,
      description: "For the AWS CLI: aws ecs describe-services --cluster <name> --services <name>",
    });
  }
}

/** The value may come from the environment, which knows no types. */
function requireScaling(stack: TerraformStack, scaling: string): void {
  if (SCALINGS.some((known) => known === scaling)) return;
  throw new ConfigurationError(stack, {
    property: "scaling",
    got: scaling,
    allowed: SCALINGS.join(", "),
    fix: "Leave it out for the capacity provider.",
  });
}
