import {
  DescribeFlowLogsCommand,
  DescribeLaunchTemplateVersionsCommand,
  DescribeSubnetsCommand,
} from "@aws-sdk/client-ec2";
import {
  DescribeCapacityProvidersCommand,
  DescribeClustersCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  type Service,
} from "@aws-sdk/client-ecs";
import { PlacementStack } from "../../src/stacks/placement/placement-stack";
import { deployable } from "../support/deployable";
import { awsApi } from "../support/emulator/api";
import { leftovers } from "../support/emulator/leftovers";
import { useEmulator } from "../support/emulator/use-emulator";
import { scratchDirectory } from "../support/scratch";
import { Terraform } from "../support/terraform";
import { describeWith } from "../support/toolchain";

const CLUSTER = "placement-cluster";
const AMI = "ami-0123456789abcdef0";

describeWith(["terraform", "emulator"], "the placement stack on AWS", () => {
  const emulator = useEmulator();
  let terraform: Terraform;

  beforeAll(() => {
    const directory = deployable(
      scratchDirectory("placement"),
      "placement",
      (app) => new PlacementStack(app, "placement"),
    );
    terraform = new Terraform(directory, { env: emulator().env });
  });

  async function service(name: string): Promise<Service | undefined> {
    const { ecs } = awsApi(emulator());
    const command = new DescribeServicesCommand({ cluster: CLUSTER, services: [`placement-${name}`] });
    return (await ecs.send(command)).services?.[0];
  }

  async function taskDefinition(name: string) {
    const { ecs } = awsApi(emulator());
    const found = await service(name);
    const command = new DescribeTaskDefinitionCommand({ taskDefinition: found?.taskDefinition });
    return (await ecs.send(command)).taskDefinition;
  }

  it("is valid, plans 72 resources and is applied", async () => {
    await terraform.init();
    await terraform.validate();
    const plan = await terraform.plan();
    expect(plan).toMatchObject({ add: 72, change: 0, destroy: 0 });
    expect(await terraform.apply({ plan })).toEqual({ add: 72, change: 0, destroy: 0 });
    expect(await terraform.output()).toEqual({ cluster_name: CLUSTER });
  });

  it("has a cluster with Linux and Windows instances, which join it each in their way", async () => {
    const { ecs, ec2 } = awsApi(emulator());
    const { clusters: [cluster] = [] } = await ecs.send(new DescribeClustersCommand({ clusters: [CLUSTER] }));
    const providers = ["placement-linux-provider", "placement-windows-provider"];
    expect([...(cluster?.capacityProviders ?? [])].sort()).toEqual(providers);
    const { capacityProviders = [] } = await ecs.send(
      new DescribeCapacityProvidersCommand({ capacityProviders: providers }),
    );
    expect(capacityProviders.map(({ name }) => name).sort()).toEqual(providers);
    const launchTemplate = async (name: string) => {
      const command = new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateName: name });
      const { LaunchTemplateVersions: [version] = [] } = await ec2.send(command);
      const { UserData = "", ...data } = version?.LaunchTemplateData ?? {};
      return { ...data, script: Buffer.from(UserData, "base64").toString() };
    };
    expect(await launchTemplate("placement-linux-template")).toMatchObject({
      script: '#!/bin/bash\necho "ECS_CLUSTER=placement-cluster" >> /etc/ecs/ecs.config\n',
      ImageId: "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id",
      InstanceType: "t3.medium",
      MetadataOptions: { HttpTokens: "required" },
    });
    expect(await launchTemplate("placement-windows-template")).toMatchObject({
      script:
        "<powershell>\nImport-Module ECSTools\n" +
        "Initialize-ECSAgent -Cluster placement-cluster -EnableTaskIAMRole\n</powershell>\n",
      ImageId: "resolve:ssm:/aws/service/ami-windows-latest/Windows_Server-2022-English-Core-ECS_Optimized/image_id",
      InstanceType: "t3.large",
      MetadataOptions: { HttpTokens: "required" },
    });
  });

  it("runs a task in each network mode", async () => {
    expect(await taskDefinition("bridge-static-port")).toMatchObject({
      networkMode: "bridge",
      containerDefinitions: [{ portMappings: [{ containerPort: 80, hostPort: 80 }] }],
    });
    expect(await taskDefinition("bridge-dynamic-port")).toMatchObject({
      networkMode: "bridge",
      containerDefinitions: [{ portMappings: [{ containerPort: 80, hostPort: 0 }] }],
    });
    expect(await taskDefinition("host")).toMatchObject({
      networkMode: "host",
      containerDefinitions: [{ portMappings: [{ containerPort: 80 }] }],
    });
    expect(await taskDefinition("awsvpc")).toMatchObject({ networkMode: "awsvpc" });
    const { ec2 } = awsApi(emulator());
    const { Subnets = [] } = await ec2.send(
      new DescribeSubnetsCommand({ Filters: [{ Name: "tag:Name", Values: ["placement-private-*"] }] }),
    );
    const { awsvpcConfiguration } = (await service("awsvpc"))?.networkConfiguration ?? {};
    expect([...(awsvpcConfiguration?.subnets ?? [])].sort()).toEqual(Subnets.map(({ SubnetId }) => SubnetId).sort());
    expect(awsvpcConfiguration).toMatchObject({ assignPublicIp: "DISABLED", securityGroups: [expect.any(String)] });
    expect((await service("awsvpc"))?.loadBalancers).toMatchObject([{ containerName: "nginx", containerPort: 80 }]);
    expect((await service("host"))?.networkConfiguration).toBeUndefined();
    const { FlowLogs } = await ec2.send(new DescribeFlowLogsCommand({}));
    expect(FlowLogs).toMatchObject([{ TrafficType: "ALL", LogDestinationType: "cloud-watch-logs" }]);
  });

  it("runs one task on Windows", async () => {
    expect(await service("windows")).toMatchObject({
      capacityProviderStrategy: [{ capacityProvider: "placement-windows-provider", weight: 1 }],
      desiredCount: 1,
    });
    expect(await taskDefinition("windows")).toMatchObject({
      runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" },
      placementConstraints: [{ type: "memberOf", expression: "attribute:ecs.os-type == windows" }],
    });
  });

  it.each([
    ["by-ami", [{ type: "memberOf", expression: "attribute:ecs.ami-id == ami-00000000" }], 0],
    ["by-instance-type", [{ type: "memberOf", expression: "attribute:ecs.instance-type =~ t3.*" }], 1],
    ["distinct-instance", [{ type: "distinctInstance" }], 2],
  ])("chooses among instances for %s", async (name, placementConstraints, desiredCount) => {
    expect(await service(name)).toMatchObject({ placementConstraints, desiredCount });
  });

  it("chooses among instances by a task definition", async () => {
    expect(await taskDefinition("by-os-type")).toMatchObject({
      placementConstraints: [{ type: "memberOf", expression: "attribute:ecs.os-type == linux" }],
    });
    expect(await taskDefinition("cluster-constraint")).toMatchObject({
      cpu: "512",
      memory: "1024",
      containerDefinitions: [{ portMappings: [{ containerPort: 80, hostPort: 8080 }] }],
    });
  });

  it.each([
    ["binpack-cpu", [{ type: "binpack", field: "cpu" }]],
    ["binpack-memory", [{ type: "binpack", field: "memory" }]],
    ["spread-zone", [{ type: "spread", field: "attribute:ecs.availability-zone" }]],
    ["spread-instance", [{ type: "spread", field: "instanceId" }]],
    ["random", [{ type: "random" }]],
  ])("places two tasks of %s so", async (name, placementStrategy) => {
    expect(await service(name)).toMatchObject({
      placementStrategy,
      desiredCount: 2,
      capacityProviderStrategy: [{ capacityProvider: "placement-linux-provider", weight: 1 }],
    });
  });

  it("changes nothing when it is planned again", async () => {
    expect((await terraform.plan()).noChanges).toBe(true);
  });

  it("is updated in place by variables, without synthesising", async () => {
    const vars = { desired_count: 3, ami_id: AMI };
    const plan = await terraform.plan({ vars });
    const changes = ((await plan.json()).resource_changes ?? [])
      .filter(({ change }) => change.actions[0] !== "no-op")
      .map(({ address, change }) => `${address}: ${change.actions.join(", ")}`);
    expect(changes.sort()).toEqual([
      "aws_ecs_service.binpack_cpu: update",
      "aws_ecs_service.binpack_memory: update",
      "aws_ecs_service.by_ami: update",
      "aws_ecs_service.random: update",
      "aws_ecs_service.spread_instance: update",
      "aws_ecs_service.spread_zone: update",
      "aws_launch_template.linux_template: update",
    ]);
    await terraform.apply({ plan });
    expect(await service("by-ami")).toMatchObject({
      placementConstraints: [{ type: "memberOf", expression: `attribute:ecs.ami-id == ${AMI}` }],
      desiredCount: 1,
    });
    expect((await service("spread-zone"))?.desiredCount).toBe(3);
    expect((await terraform.plan({ vars })).noChanges).toBe(true);
  });

  it.each([
    ["region", "us-west-1", "region must have the zones a and c"],
    ["instance_type", "m5.large", "instance_type must be one of t3 or t3a"],
    ["instance_type", "t3.micro", "instance_type must be one of t3 or t3a"],
    ["windows_instance_type", "t3.medium", "windows_instance_type must be large or more"],
    ["ami_id", "ami-123", "ami_id must be the id of an image"],
    ["desired_count", 21, "desired_count must be a whole number from 0 to 20"],
    ["desired_count", 0.5, "desired_count must be a whole number from 0 to 20"],
  ])("refuses %s = %j at plan", async (name, value, message) => {
    await expect(terraform.plan({ vars: { [name]: value } })).rejects.toThrow(message);
  });

  it("leaves nothing behind, and does not hang on its way", async () => {
    expect((await terraform.destroy()).destroy).toBe(72);
    expect(await leftovers(emulator())).toEqual([]);
  });
});
