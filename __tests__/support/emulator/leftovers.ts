import { DescribeScalableTargetsCommand } from "@aws-sdk/client-application-auto-scaling";
import { DescribeAutoScalingGroupsCommand } from "@aws-sdk/client-auto-scaling";
import { DescribeAlarmsCommand, ListDashboardsCommand } from "@aws-sdk/client-cloudwatch";
import { DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  DescribeAddressesCommand,
  DescribeHostsCommand,
  DescribeInstancesCommand,
  DescribeInternetGatewaysCommand,
  DescribeLaunchTemplatesCommand,
  DescribeNatGatewaysCommand,
  DescribeNetworkInterfacesCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSnapshotsCommand,
  DescribeSubnetsCommand,
  DescribeVolumesCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcsCommand,
} from "@aws-sdk/client-ec2";
import { DescribePullThroughCacheRulesCommand, DescribeRepositoriesCommand } from "@aws-sdk/client-ecr";
import {
  DescribeCapacityProvidersCommand,
  DescribeClustersCommand,
  DescribeServicesCommand,
  ListClustersCommand,
  ListServicesCommand,
  ListTaskDefinitionsCommand,
} from "@aws-sdk/client-ecs";
import { DescribeFileSystemsCommand } from "@aws-sdk/client-efs";
import { DescribeLoadBalancersCommand, DescribeTargetGroupsCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { ListRulesCommand } from "@aws-sdk/client-eventbridge";
import { ListInstanceProfilesCommand, ListPoliciesCommand, ListRolesCommand } from "@aws-sdk/client-iam";
import { ListFunctionsCommand } from "@aws-sdk/client-lambda";
import { ListBucketsCommand } from "@aws-sdk/client-s3";
import { ListSchedulesCommand } from "@aws-sdk/client-scheduler";
import { ListSecretsCommand } from "@aws-sdk/client-secrets-manager";
import { ListServicesCommand as ListNamesCommand, ListNamespacesCommand } from "@aws-sdk/client-servicediscovery";
import { ListTopicsCommand } from "@aws-sdk/client-sns";
import { ListQueuesCommand } from "@aws-sdk/client-sqs";
import { type AwsApi, awsApi, TEST_REGION } from "./api";
import type { Emulator } from "./emulator";

type Names = readonly (string | undefined)[];

/**
 * What is still there after a destroy, such as `["subnet subnet-1", "role task"]`.
 *
 * Not looked at, because the emulator keeps them: network interfaces of NAT gateways and endpoints, which it neither describes nor tags,
 * hosted zones of namespaces, alarms of target tracking, and what is INACTIVE or deleted.
 */
export async function leftovers(emulator: Pick<Emulator, "endpoint">, region = TEST_REGION): Promise<string[]> {
  const api = awsApi(emulator, region);
  const found: Record<string, Names> = {
    ...(await inNetworks(api)),
    ...(await inEcs(api)),
    ...(await inScaling(api)),
    ...(await inStorage(api)),
    ...(await elsewhere(api)),
  };
  return Object.entries(found)
    .flatMap(([kind, names]) => names.map((name) => `${kind} ${name}`))
    .sort();
}

async function inNetworks({ ec2 }: AwsApi): Promise<Record<string, Names>> {
  const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}));
  const defaultVpc = Vpcs.find((vpc) => vpc.IsDefault)?.VpcId;
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({}));
  const { RouteTables = [] } = await ec2.send(new DescribeRouteTablesCommand({}));
  const { InternetGateways = [] } = await ec2.send(new DescribeInternetGatewaysCommand({}));
  const { NatGateways = [] } = await ec2.send(new DescribeNatGatewaysCommand({}));
  const { Addresses = [] } = await ec2.send(new DescribeAddressesCommand({}));
  const { VpcEndpoints = [] } = await ec2.send(new DescribeVpcEndpointsCommand({}));
  const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({}));
  const { Snapshots = [] } = await ec2.send(new DescribeSnapshotsCommand({ OwnerIds: ["self"] }));
  const { Volumes = [] } = await ec2.send(new DescribeVolumesCommand({}));
  const { NetworkInterfaces = [] } = await ec2.send(new DescribeNetworkInterfacesCommand({}));
  const { Hosts = [] } = await ec2.send(new DescribeHostsCommand({}));
  const { LaunchTemplates = [] } = await ec2.send(new DescribeLaunchTemplatesCommand({}));
  const instances = Reservations.flatMap(({ Instances = [] }) => Instances);
  return {
    vpc: Vpcs.filter((vpc) => !vpc.IsDefault).map((vpc) => vpc.VpcId),
    subnet: Subnets.filter((subnet) => !subnet.DefaultForAz).map((subnet) => subnet.SubnetId),
    "security group": SecurityGroups.filter((group) => group.GroupName !== "default").map((group) => group.GroupName),
    "route table": RouteTables.filter((table) => table.VpcId !== defaultVpc).map((table) => table.RouteTableId),
    "internet gateway": InternetGateways.filter(
      (gateway) => !gateway.Attachments?.some(({ VpcId }) => VpcId === defaultVpc),
    ).map((gateway) => gateway.InternetGatewayId),
    "NAT gateway": NatGateways.filter((gateway) => gateway.State !== "deleted").map((gateway) => gateway.NatGatewayId),
    "elastic IP": Addresses.map((address) => address.PublicIp),
    "VPC endpoint": VpcEndpoints.filter((endpoint) => String(endpoint.State).toLowerCase() !== "deleted").map(
      (endpoint) => endpoint.VpcEndpointId,
    ),
    instance: instances.filter((one) => one.State?.Name !== "terminated").map((one) => one.InstanceId),
    // Those of the images that the emulator comes with have no tags.
    snapshot: Snapshots.filter(({ Tags = [] }) => Tags.length > 0).map(({ SnapshotId }) => SnapshotId),
    volume: Volumes.map((volume) => volume.VolumeId),
    "network interface": NetworkInterfaces.filter(
      ({ Description, TagSet = [] }) => Description || TagSet.length > 0,
    ).map((one) => one.NetworkInterfaceId),
    host: Hosts.filter(({ State }) => State !== "released").map((host) => host.HostId),
    "launch template": LaunchTemplates.map((template) => template.LaunchTemplateName),
  };
}

async function inEcs({ ecs }: AwsApi): Promise<Record<string, Names>> {
  const { clusterArns = [] } = await ecs.send(new ListClustersCommand({}));
  const { clusters = [] } = await ecs.send(new DescribeClustersCommand({ clusters: clusterArns }));
  const { capacityProviders = [] } = await ecs.send(new DescribeCapacityProvidersCommand({}));
  const { taskDefinitionArns = [] } = await ecs.send(new ListTaskDefinitionsCommand({ status: "ACTIVE" }));
  const services = await Promise.all(clusterArns.map((cluster) => activeServices(ecs, cluster)));
  return {
    cluster: clusters.filter(({ status }) => status !== "INACTIVE").map(({ clusterName }) => clusterName),
    service: services.flat(),
    "task definition": taskDefinitionArns.map(lastPart),
    "capacity provider": capacityProviders
      .filter(({ name, status }) => !name?.startsWith("FARGATE") && status === "ACTIVE")
      .map(({ name }) => name),
  };
}

async function activeServices(ecs: AwsApi["ecs"], cluster: string): Promise<Names> {
  const { serviceArns = [] } = await ecs.send(new ListServicesCommand({ cluster }));
  if (serviceArns.length === 0) return [];
  const { services = [] } = await ecs.send(new DescribeServicesCommand({ cluster, services: serviceArns }));
  return services.filter(({ status }) => status !== "INACTIVE").map(({ serviceName }) => serviceName);
}

async function inScaling(api: AwsApi): Promise<Record<string, Names>> {
  const { AutoScalingGroups = [] } = await api.autoScaling.send(new DescribeAutoScalingGroupsCommand({}));
  const { ScalableTargets = [] } = await api.applicationAutoScaling.send(
    new DescribeScalableTargetsCommand({ ServiceNamespace: "ecs" }),
  );
  const { MetricAlarms = [] } = await api.cloudWatch.send(new DescribeAlarmsCommand({}));
  return {
    "Auto Scaling group": AutoScalingGroups.map(({ AutoScalingGroupName }) => AutoScalingGroupName),
    "scalable target": ScalableTargets.map(({ ResourceId }) => ResourceId),
    alarm: MetricAlarms.map(({ AlarmName }) => AlarmName).filter((name) => !name?.startsWith("TargetTracking-")),
  };
}

async function inStorage({ efs, s3, secretsManager, serviceDiscovery }: AwsApi): Promise<Record<string, Names>> {
  const { FileSystems = [] } = await efs.send(new DescribeFileSystemsCommand({}));
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  const { SecretList = [] } = await secretsManager.send(new ListSecretsCommand({ IncludePlannedDeletion: true }));
  const { Namespaces = [] } = await serviceDiscovery.send(new ListNamespacesCommand({}));
  const { Services = [] } = await serviceDiscovery.send(new ListNamesCommand({}));
  return {
    "file system": FileSystems.map(({ FileSystemId }) => FileSystemId),
    bucket: Buckets.map(({ Name }) => Name),
    secret: SecretList.map(({ Name }) => Name),
    namespace: Namespaces.map(({ Name }) => Name),
    "discovery service": Services.map(({ Name }) => Name),
  };
}

async function elsewhere(api: AwsApi): Promise<Record<string, Names>> {
  const { cloudWatch, ecr, elb, events, iam, lambda, logs, scheduler, sns, sqs } = api;
  const { repositories = [] } = await ecr.send(new DescribeRepositoriesCommand({}));
  const { pullThroughCacheRules = [] } = await ecr.send(new DescribePullThroughCacheRulesCommand({}));
  const { LoadBalancers = [] } = await elb.send(new DescribeLoadBalancersCommand({}));
  const { TargetGroups = [] } = await elb.send(new DescribeTargetGroupsCommand({}));
  const { Roles = [] } = await iam.send(new ListRolesCommand({}));
  const { Policies = [] } = await iam.send(new ListPoliciesCommand({ Scope: "Local" }));
  const { InstanceProfiles = [] } = await iam.send(new ListInstanceProfilesCommand({}));
  const { logGroups = [] } = await logs.send(new DescribeLogGroupsCommand({}));
  const { Functions = [] } = await lambda.send(new ListFunctionsCommand({}));
  const { Rules = [] } = await events.send(new ListRulesCommand({}));
  const { DashboardEntries = [] } = await cloudWatch.send(new ListDashboardsCommand({}));
  const { Topics = [] } = await sns.send(new ListTopicsCommand({}));
  const { Schedules = [] } = await scheduler.send(new ListSchedulesCommand({}));
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({}));
  return {
    repository: repositories.map(({ repositoryName }) => repositoryName),
    "pull-through cache": pullThroughCacheRules.map(({ ecrRepositoryPrefix }) => ecrRepositoryPrefix),
    "load balancer": LoadBalancers.map(({ LoadBalancerName }) => LoadBalancerName),
    "target group": TargetGroups.map(({ TargetGroupName }) => TargetGroupName),
    // AWS makes service-linked roles by itself, and keeps them.
    role: Roles.filter(({ Path }) => !Path?.startsWith("/aws-service-role/")).map(({ RoleName }) => RoleName),
    policy: Policies.map(({ PolicyName }) => PolicyName),
    "instance profile": InstanceProfiles.map(({ InstanceProfileName }) => InstanceProfileName),
    "log group": logGroups.map(({ logGroupName }) => logGroupName),
    function: Functions.map(({ FunctionName }) => FunctionName),
    "event rule": Rules.map(({ Name }) => Name),
    dashboard: DashboardEntries.map(({ DashboardName }) => DashboardName),
    topic: Topics.map(({ TopicArn }) => TopicArn),
    schedule: Schedules.map(({ Name }) => Name),
    queue: QueueUrls.map(lastPart),
  };
}

function lastPart(arn: string): string {
  return arn.split("/").at(-1) ?? arn;
}
