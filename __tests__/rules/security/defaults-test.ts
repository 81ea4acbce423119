import type { TerraformStack } from "cdktf";
import { AlarmTopic } from "../../../src/cloudwatch/alarm-topic";
import { Cluster } from "../../../src/cluster/cluster";
import { InstanceCapacity } from "../../../src/cluster/instance-capacity";
import { Instance } from "../../../src/compute/instance";
import { MachineImage } from "../../../src/compute/machine-image";
import { Volume } from "../../../src/compute/volume";
import { HttpNamespace } from "../../../src/discovery/http-namespace";
import { ManagedPolicy } from "../../../src/iam/managed-policy";
import { Role } from "../../../src/iam/role";
import { ApplicationLoadBalancer } from "../../../src/load-balancer/application-load-balancer";
import { NetworkLoadBalancer } from "../../../src/load-balancer/network-load-balancer";
import { ServiceAlarms } from "../../../src/monitoring/service-alarms";
import { Network } from "../../../src/network/network";
import { SecurityGroup } from "../../../src/network/security-group";
import { Repository } from "../../../src/registry/repository";
import { checkSecurity } from "../../../src/rules/security/check-security";
import { Ec2Service } from "../../../src/service/ec2-service";
import { FargateService } from "../../../src/service/fargate-service";
import { Schedule } from "../../../src/service/schedule";
import { StandaloneTask } from "../../../src/service/standalone-task";
import { FileSystem } from "../../../src/storage/file-system";
import { ContainerImage } from "../../../src/task-definition/container-image";
import { Ec2TaskDefinition } from "../../../src/task-definition/ec2-task-definition";
import { FargateTaskDefinition } from "../../../src/task-definition/fargate-task-definition";
import { GeneratedSecret } from "../../../src/task-definition/generated-secret";
import { LogDriver } from "../../../src/task-definition/log-driver";
import { Secret } from "../../../src/task-definition/secret";
import { VolumeSource } from "../../../src/task-definition/volume-source";
import { warningsOf } from "../../support/synth";

const ports = [{ containerPort: 80 }];

/** One of each construct, and of each what it is without a word about security. */
function ordinary(stack: TerraformStack): void {
  const network = new Network(stack, "main", { availabilityZones: ["ap-northeast-1a", "ap-northeast-1c"] });
  const cluster = new Cluster(stack, "cluster", { enableFargateCapacityProviders: true });
  const alb = new ApplicationLoadBalancer(stack, "alb", { network, internetFacing: true });
  const http = alb.addListener("http", { port: 80 });
  alb.addListener("https", { port: 443, certificateArn: "arn:aws:acm:ap-northeast-1:123456789012:certificate/1" });
  const repository = new Repository(stack, "shop");

  const web = new FargateTaskDefinition(stack, "web");
  const password = new GeneratedSecret(stack, "password");
  web.addContainer("app", {
    image: ContainerImage.fromEcrRepository(repository, "1"),
    portMappings: ports,
    environment: { LOG_LEVEL: "info" },
    secrets: { DB_PASSWORD: Secret.fromSecretsManager(password.secretArn) },
    logging: LogDriver.awsLogs(),
  });
  const files = new FileSystem(stack, "files", { network });
  const accessPoint = files.addAccessPoint("uploads", { path: "/uploads", uid: 1000, gid: 1000 });
  web.addVolume("uploads", VolumeSource.efsAccessPoint(accessPoint));
  const service = new FargateService(stack, "service", {
    cluster,
    taskDefinition: web,
    network,
    enableExecuteCommand: true,
  });
  service
    .autoScaleTaskCount({ minCapacity: 1, maxCapacity: 4 })
    .scaleOnCpuUtilization("cpu", { targetUtilizationPercent: 60 });
  const targetGroup = http.addTargets("web", { port: 80, targets: [service] });
  const topic = new AlarmTopic(stack, "on_call");
  new ServiceAlarms(stack, "alarms", { service, loadBalancing: { loadBalancer: alb, targetGroup }, actions: [topic] });

  const capacity = new InstanceCapacity(stack, "capacity", {
    cluster,
    network,
    instanceType: "t3.medium",
    maxCapacity: 2,
  });
  const api = new Ec2TaskDefinition(stack, "api");
  api.addContainer("app", {
    image: "httpd:2.4",
    memoryLimitMiB: 256,
    portMappings: [{ containerPort: 80, hostPort: 0 }],
  });
  const onInstances = new Ec2Service(stack, "on_instances", {
    cluster,
    taskDefinition: api,
    capacityProviderStrategies: [{ capacityProvider: capacity.capacityProviderName, weight: 1 }],
  });
  new NetworkLoadBalancer(stack, "nlb", { network })
    .addListener("tcp", { port: 80 })
    .addTargets("api", { port: 80, targets: [onInstances] });

  const job = new FargateTaskDefinition(stack, "job");
  job.addContainer("app", { image: "busybox:1" });
  new StandaloneTask(stack, "nightly", { cluster, taskDefinition: job, network }).schedule("daily", {
    schedule: Schedule.rate(1, "days"),
  });

  const securityGroup = new SecurityGroup(stack, "group", { network });
  const instance = new Instance(stack, "instance", {
    network,
    instanceType: "t3.micro",
    machineImage: MachineImage.amazonLinux2023(),
    securityGroups: [securityGroup],
  });
  instance.attachVolume(
    "data",
    new Volume(stack, "disk", { availabilityZone: "ap-northeast-1a", sizeGiB: 8 }),
    "/dev/sdf",
  );
  new HttpNamespace(stack, "names", { name: "shop" });
  const role = new Role(stack, "role", { assumedBy: "lambda.amazonaws.com" });
  role.addToPolicy({ actions: ["sqs:SendMessage"], resources: ["arn:aws:sqs:ap-northeast-1:123456789012:jobs"] });
  const statements = [{ actions: ["s3:GetObject"], resources: ["arn:aws:s3:::shop/*"] }];
  new ManagedPolicy(stack, "policy", { statements });
}

/** Which strict rules find something in these, and why our constructs do not do it by themselves. */
const STRICT: Readonly<Record<string, string>> = {
  SEC101: "CloudWatch bills Container Insights",
  SEC114: "most images write to their root file system, and ECS Exec needs it",
  SEC115: "most images run as root, and which user another image has, only its author knows",
  SEC124: "CloudWatch bills logs",
  SEC203: "needs a bucket",
  SEC204: "a destroy would fail",
  SEC205: "AWS bills traffic between zones",
  SEC206: "needs a firewall, which AWS bills",
  SEC211: "needs a certificate",
  SEC221: "needs a certificate in the container",
  SEC222: "needs a certificate in the container",
  SEC223: "which path says that a program is healthy, only its author knows",
  SEC306: "needs a key",
  SEC307: "CloudWatch bills each minute",
  SEC312: "which other types of instances do, only the user knows",
  SEC314: "how long a new instance takes, only the user knows",
  SEC315: "who is to be told, only the user knows",
  SEC405: "a public load balancer lets everybody in",
  SEC406: "tasks pull images, and call who knows whom",
  SEC407: "a change replaces the group, and what it is for, only the user knows",
  SEC408: "what it is for, only the user knows",
  SEC410: "AWS has one such group in each VPC, which somebody may use",
  SEC412: "CloudWatch bills flow logs",
  SEC414: "AWS bills endpoints by the hour",
  SEC515: "an instance needs what ECS asks for, and AWS keeps that up to date",
  SEC603: "needs a key",
  SEC605: "which images may go, only the user knows",
  SEC611: "needs a key",
  SEC621: "needs a key",
  SEC622: "needs a function that changes the password in the database",
  SEC632: "needs a key",
  SEC661: "needs a key, as alarms do not reach a topic by the key of AWS",
};

/** What the rules about security find, as an id and an address each. */
function found(build: (stack: TerraformStack) => void): string[] {
  const lines = warningsOf(build).flatMap((printed) => printed.split("\n"));
  return lines.map((line) => line.replace(/^Warning: (\w+) \[stack\/([^\]]+)\].*$/, "$1 $2"));
}

describe("our constructs, by their defaults", () => {
  it("are what the baseline asks for", () => {
    expect(found(ordinary)).toEqual([]);
  });

  it("are what strict asks for, but for what has a reason", () => {
    const strict = found((stack) => {
      checkSecurity(stack, { level: "strict" });
      ordinary(stack);
    });
    const ids = new Set(strict.map((line) => line.split(" ")[0]));
    expect([...ids].sort()).toEqual(Object.keys(STRICT));
  });
});
