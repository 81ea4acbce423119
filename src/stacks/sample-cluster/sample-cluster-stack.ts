import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { Cluster } from "../../cluster/cluster";
import { INSTANCE_POLICY } from "../../cluster/instance-capacity";
import { AutoScalingGroup } from "../../compute/auto-scaling-group";
import { LaunchTemplate } from "../../compute/launch-template";
import { MachineImage } from "../../compute/machine-image";
import { UserData } from "../../compute/user-data";
import { AddressScope } from "../../core/address";
import { shortened } from "../../core/names";
import { keepState, type SharedState } from "../../core/state";
import { InstanceProfile } from "../../iam/instance-profile";
import { Role } from "../../iam/role";
import { ApplicationLoadBalancer } from "../../load-balancer/application-load-balancer";
import type { Listener } from "../../load-balancer/listener";
import { ListenerCondition } from "../../load-balancer/listener-condition";
import type { Network } from "../../network/network";
import { Peer } from "../../network/peer";
import { Port } from "../../network/port";
import { SecurityGroup } from "../../network/security-group";
import { suppressRule } from "../../rules/suppression";
import { Ec2Service } from "../../service/ec2-service";
import { PlacementStrategy } from "../../service/placement";
import { Ec2TaskDefinition } from "../../task-definition/ec2-task-definition";
import { S3Access } from "../s3-access";
import { publicTwoZones } from "../two-zones";
import { SampleClusterVariables } from "./variables";

export interface SampleClusterStackProps {
  /**
   * What stands in front of every name that the document gives, so that several copies can share an account: `blue-`.
   * @default none: the document's names
   */
  readonly prefix?: string;
  /**
   * Whether sample-ecs-service runs one task on each instance (DAEMON) instead of a number of tasks (REPLICA).
   * @default false
   */
  readonly daemon?: boolean;
  /** @default the state lies in a local file */
  readonly state?: SharedState;
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html, API_CreateLoadBalancer.html */
const LONGEST_ELB_NAME = 32;
/** Spring Boot needs a while, above all where several programs start at once. */
const GRACE_SECONDS = 100;
/** What a daemon has not: AWS refuses its strategies, and starts no new task on an instance before the old one has ended. */
const REPLICA = {
  desiredCount: 1,
  minHealthyPercent: 50,
  maxHealthyPercent: 200,
  placementStrategies: [PlacementStrategy.spreadAcrossAvailabilityZones(), PlacementStrategy.spreadAcrossInstances()],
};

/** A service that gets the requests for one path. */
interface PathService {
  readonly id: "backend" | "frontend";
  readonly priority: number;
  readonly image: string;
  readonly port: number;
  readonly healthCheckPath: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * ECS on EC2 behind a load balancer: one instance, and three services that share it by ports that Docker chooses.
 *
 * Follows the walk-through of ECS on EC2 in the console of August 2018, name by name: cluster, task definition, load balancer, service, then
 * two more services by path. Where its text and its pictures differ, the text holds: 1 task, 1024 MiB, 100 seconds. It departs from both where
 *
 * - a name is mistyped: the service is sample-ecs-service, not `samaple-ecs-service`;
 * - the VPC exists already: it has one of its own, as in the picture, so that it can be tried by itself;
 * - the image is no longer maintained: instances start from Amazon Linux 2023, by a launch template and an Auto Scaling group instead of the
 *   console's own, and give their metadata to those who ask with a token only (IMDSv2);
 * - the disk of 22 GiB was Docker's, beside one of 8 GiB for the system; today's image has one for both, of 30 GiB at least;
 * - SSH and port 80 of the instances are open to everybody: SSH is open to whom the variables name, by default to nobody, and the ports of
 *   containers, 32768 to 61000, to the load balancer alone;
 * - the role of the tasks is given to the service for the load balancer, which could not work: ECS uses its service-linked role;
 * - the policy to assume a role allows `iam:GetRole` alone: it allows `sts:AssumeRole` as well;
 * - the check of the container asks port 80, on which nothing listens in it: it asks 8080, and an error page counts as a failure;
 * - the cluster's instances are registered with the target group by hand: ECS does that, with the ports that Docker chose.
 *
 * Not in the document: what the services by path run. They have the images, ports and sizes that its author published later. The images hold
 * the names of his account, in whose place environment variables put those of this stack.
 */
export class SampleClusterStack extends TerraformStack {
  private readonly variables: SampleClusterVariables;
  private readonly network: Network;
  private readonly cluster: Cluster;
  private readonly alb: ApplicationLoadBalancer;
  private readonly listener: Listener;
  private readonly taskDefinitions = new AddressScope(this, "TaskDefinition");
  private readonly services = new AddressScope(this, "Service");
  private readonly prefix: string;

  constructor(scope: Construct, id: string, { prefix = "", daemon = false, state }: SampleClusterStackProps = {}) {
    super(scope, id);
    this.prefix = prefix;
    keepState(this, state);
    this.variables = new SampleClusterVariables(this, prefix);
    new AwsProvider(this, "aws", {
      region: this.variables.region.stringValue,
      defaultTags: [{ tags: { Stack: id } }],
    });
    this.network = publicTwoZones(this, this.variables.region.stringValue, ["10.0.0.0/24", "10.0.1.0/24"]);
    this.cluster = new Cluster(this, "cluster", { clusterName: this.nameOf("sample-cluster") });
    this.addInstances();
    this.alb = this.loadBalancer();
    this.listener = this.alb.addListener("http", { port: 80 });

    const services = [
      this.sampleService(daemon),
      this.pathService({
        id: "backend",
        priority: 1,
        image: this.variables.backendImage.stringValue,
        port: 8081,
        healthCheckPath: "/backend/api/v1/users",
      }),
      this.pathService({
        id: "frontend",
        priority: 2,
        image: this.variables.frontendImage.stringValue,
        port: 8080,
        healthCheckPath: "/frontend/index.html",
        environment: { BACKEND_SERVICE_HOST: this.alb.dnsName },
      }),
    ];
    this.tell(services);
  }

  private nameOf(name: string): string {
    return this.prefix + name;
  }

  private elbNameOf(name: string): string {
    return shortened(this.nameOf(name), LONGEST_ELB_NAME);
  }

  private addInstances(): void {
    const { instanceType, instanceCount, keyName, rootVolumeGiB, sshCidrs } = this.variables;
    const role = new Role(this, "ecs_instance", {
      roleName: this.nameOf("ecsInstanceRole"),
      assumedBy: "ec2.amazonaws.com",
      managedPolicyArns: [INSTANCE_POLICY],
    });
    const securityGroup = new SecurityGroup(this, "instances", { network: this.network });
    securityGroup.addIngressRule("ssh", { peer: Peer.ipv4(sshCidrs.listValue), port: Port.tcp(22) });
    const launchTemplate = new LaunchTemplate(this, "instance", {
      machineImage: MachineImage.ecsOptimized(),
      instanceType: instanceType.stringValue,
      securityGroups: [securityGroup],
      instanceProfile: new InstanceProfile(this, "ecs_instance_profile", { role }),
      userData: new UserData(this.cluster.joinCommand),
      keyName: `\${${keyName.fqn} == "" ? null : ${keyName.fqn}}`,
      blockDevices: [{ deviceName: "/dev/xvda", sizeGiB: rootVolumeGiB.numberValue }],
      associatePublicIpAddress: true,
    });
    suppressRule(
      launchTemplate.resource,
      "SEC303",
      "The document starts instances in public subnets, without a NAT gateway.",
    );
    const group = new AutoScalingGroup(this, "group", {
      launchTemplate,
      network: this.network,
      subnetIds: this.network.publicSubnetIds,
      minCapacity: instanceCount.numberValue,
      desiredCapacity: instanceCount.numberValue,
      maxCapacity: instanceCount.numberValue,
    });
    this.cluster.addInstances(group);
  }

  private loadBalancer(): ApplicationLoadBalancer {
    const securityGroup = new SecurityGroup(this, "alb", {
      network: this.network,
      securityGroupName: this.nameOf("load-balancer-sample-ecs-alb-http"),
      allowAllOutbound: false,
    });
    securityGroup.addIngressRule("http", { peer: Peer.anyIpv4(), port: Port.tcp(80) });
    securityGroup.addIngressRule("http_ipv6", { peer: Peer.anyIpv6(), port: Port.tcp(80) });
    const alb = new ApplicationLoadBalancer(new AddressScope(this, "LoadBalancer"), "alb", {
      network: this.network,
      internetFacing: true,
      loadBalancerName: this.elbNameOf("sample-ecs-alb"),
      securityGroups: [securityGroup],
    });
    alb.resource.ipAddressType = "ipv4";
    return alb;
  }

  /** Gets every request that is not for one of the paths. */
  private sampleService(daemon: boolean): Ec2Service {
    const s3 = new S3Access(this, "S3Access", {
      bucketName: this.variables.bucketName.stringValue,
      prefix: this.prefix,
    });
    const taskDefinition = new Ec2TaskDefinition(this.taskDefinitions, "sample", {
      family: this.nameOf("sample-task"),
      taskRole: s3.roleFor("ecs", "ecs-tasks.amazonaws.com"),
    });
    taskDefinition.addContainer("sample-spring-cloud", {
      image: this.variables.image.stringValue,
      memoryLimitMiB: 1024,
      portMappings: [{ containerPort: 8080, hostPort: 0 }],
      environment: {
        BUCKET_NAME: this.variables.bucketName.stringValue,
        S3_UPLOAD_ROLE_NAME: s3.role.roleName,
      },
      healthCheck: {
        command: "curl -f http://localhost:8080/index.html || exit 1",
        interval: 60,
        timeout: 30,
        startPeriod: 60,
        retries: 3,
      },
    });
    const service = new Ec2Service(this.services, "sample", {
      serviceName: this.nameOf("sample-ecs-service"),
      cluster: this.cluster,
      taskDefinition,
      healthCheckGracePeriod: GRACE_SECONDS,
      ...(daemon ? { daemon } : REPLICA),
    });
    this.listener.addTargets("sample", {
      targetGroupName: this.elbNameOf("sample-ecs-target-group"),
      port: 80,
      healthCheck: { path: "/index.html" },
      targets: [service],
    });
    return service;
  }

  private pathService({ id, priority, image, port, healthCheckPath, environment }: PathService): Ec2Service {
    const taskDefinition = new Ec2TaskDefinition(this.taskDefinitions, id, { cpu: 512, memoryLimitMiB: 1024 });
    taskDefinition.addContainer(`sample-ecs-${id}`, {
      image,
      portMappings: [{ containerPort: port, hostPort: 0 }],
      environment,
    });
    const service = new Ec2Service(this.services, id, {
      cluster: this.cluster,
      taskDefinition,
      healthCheckGracePeriod: GRACE_SECONDS,
    });
    this.listener.addTargets(id, {
      targetGroupName: this.elbNameOf(`ecs-sample-${id}-service`),
      port: 80,
      healthCheck: { path: healthCheckPath, healthyThresholdCount: 2 },
      deregistrationDelay: 20,
      conditions: [ListenerCondition.pathPatterns([`/${id}/*`])],
      priority,
      targets: [service],
    });
    return service;
  }

  private tell(services: readonly Ec2Service[]): void {
    new TerraformOutput(this, "alb_dns_name", {
      value: this.alb.dnsName,
      description: "The load balancer's name: open it with a browser, by http.",
    });
    new TerraformOutput(this, "cluster_name", {
      value: this.cluster.clusterName,
      description: "For the AWS CLI: aws ecs list-tasks --cluster <name>",
    });
    new TerraformOutput(this, "service_names", {
      value: services.map(({ serviceName }) => serviceName),
      description: "For the AWS CLI: aws ecs describe-services --cluster <name> --services <names>",
    });
  }
}
