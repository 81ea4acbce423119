import { DescribeAutoScalingGroupsCommand } from "@aws-sdk/client-auto-scaling";
import { DescribeLaunchTemplateVersionsCommand } from "@aws-sdk/client-ec2";
import { DescribeCapacityProvidersCommand, DescribeServicesCommand } from "@aws-sdk/client-ecs";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { type App, TerraformStack } from "cdktf";
import {
  ApplicationLoadBalancer,
  Cluster,
  Ec2Service,
  Ec2TaskDefinition,
  InstanceCapacity,
  Network,
  PlacementConstraint,
  PlacementStrategy,
  suppressRule,
} from "../../src";
import { deployable } from "../support/deployable";
import { awsApi } from "../support/emulator/api";
import { leftovers } from "../support/emulator/leftovers";
import { useEmulator } from "../support/emulator/use-emulator";
import { scratchDirectory } from "../support/scratch";
import { Terraform } from "../support/terraform";
import { describeWith } from "../support/toolchain";

/** A cluster on instances, with services in each network mode. */
function shop(app: App, desiredCount: number): void {
  const stack = new TerraformStack(app, "shop");
  new AwsProvider(stack, "aws", { region: "ap-northeast-1" });
  const network = new Network(stack, "main", { availabilityZones: ["ap-northeast-1a", "ap-northeast-1c"] });
  const cluster = new Cluster(stack, "cluster");
  const alb = new ApplicationLoadBalancer(stack, "alb", { network, internetFacing: true });
  const listener = alb.addListener("http", { port: 80 });

  const bridge = new Ec2TaskDefinition(stack, "web");
  bridge.addContainer("nginx", {
    image: "nginx:1.27",
    memoryLimitMiB: 128,
    portMappings: [{ containerPort: 80, hostPort: 0 }],
  });
  const web = new Ec2Service(stack, "web_service", {
    cluster,
    taskDefinition: bridge,
    desiredCount,
    placementStrategies: [PlacementStrategy.spreadAcrossAvailabilityZones(), PlacementStrategy.packedByMemory()],
    placementConstraints: [PlacementConstraint.memberOf("attribute:ecs.instance-type =~ t3.*")],
  });
  suppressRule(
    web.resource,
    "SV100",
    "shows a service without a capacity provider; the one beside it has the instances started",
  );
  listener.addTargets("web", { port: 80, targets: [web] });

  const host = new Ec2TaskDefinition(stack, "agent", { networkMode: "host" });
  host.addContainer("agent", { image: "agent:1", memoryReservationMiB: 64 });
  new Ec2Service(stack, "agent_service", { cluster, taskDefinition: host, daemon: true });

  // The capacity comes last, to show that the order does not matter.
  const capacity = new InstanceCapacity(stack, "capacity", {
    cluster,
    network,
    instanceType: "t3.medium",
    maxCapacity: 4,
    targetCapacityPercent: 80,
  });
  const awsvpc = new Ec2TaskDefinition(stack, "api", { networkMode: "awsvpc", cpu: 256, memoryLimitMiB: 256 });
  awsvpc.addContainer("app", { image: "httpd:2.4", portMappings: [{ containerPort: 8080 }] });
  new Ec2Service(stack, "api_service", {
    cluster,
    network,
    taskDefinition: awsvpc,
    capacityProviderStrategies: [{ capacityProvider: capacity.capacityProviderName, weight: 1 }],
  });
}

describeWith(["terraform", "emulator"], "a cluster on EC2 instances", () => {
  const emulator = useEmulator();
  const outdir = scratchDirectory("ec2");
  const terraform = () => new Terraform(`${outdir}/stacks/shop`, { env: emulator().env });

  it("is applied, and planned again without a difference", async () => {
    deployable(outdir, "shop", (app) => shop(app, 2));
    await terraform().init();
    await terraform().validate();
    await terraform().apply();
    expect((await terraform().plan()).noChanges).toBe(true);
  });

  it("has instances that join it, and that ECS starts and ends", async () => {
    const { autoScaling, ecs, ec2 } = awsApi(emulator());
    const { AutoScalingGroups: [group] = [] } = await autoScaling.send(new DescribeAutoScalingGroupsCommand({}));
    expect(group).toMatchObject({ MinSize: 0, MaxSize: 4, NewInstancesProtectedFromScaleIn: true });
    const { LaunchTemplateVersions: [version] = [] } = await ec2.send(
      new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateName: "shop-capacity-template" }),
    );
    const { UserData = "", ImageId, MetadataOptions } = version?.LaunchTemplateData ?? {};
    expect(Buffer.from(UserData, "base64").toString()).toBe(
      '#!/bin/bash\necho "ECS_CLUSTER=shop-cluster" >> /etc/ecs/ecs.config\n',
    );
    expect(ImageId).toBe("resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id");
    expect(MetadataOptions).toMatchObject({ HttpTokens: "required" });
    const { capacityProviders = [] } = await ecs.send(
      new DescribeCapacityProvidersCommand({ capacityProviders: ["shop-capacity-provider"] }),
    );
    expect(capacityProviders[0]?.autoScalingGroupProvider).toMatchObject({
      managedScaling: { status: "ENABLED", targetCapacity: 80 },
      managedTerminationProtection: "ENABLED",
      managedDraining: "ENABLED",
    });
  });

  it("runs services in every network mode, placed as they were asked to", async () => {
    const { ecs } = awsApi(emulator());
    const names = ["web", "agent", "api"].map((name) => `shop-${name}-service`);
    const { services = [] } = await ecs.send(new DescribeServicesCommand({ cluster: "shop-cluster", services: names }));
    const [web, agent, api] = names.map((name) => services.find(({ serviceName }) => serviceName === name));
    expect(web).toMatchObject({
      launchType: "EC2",
      placementStrategy: [
        { type: "spread", field: "attribute:ecs.availability-zone" },
        { type: "binpack", field: "memory" },
      ],
      placementConstraints: [{ type: "memberOf", expression: "attribute:ecs.instance-type =~ t3.*" }],
    });
    expect(agent?.schedulingStrategy).toBe("DAEMON");
    expect(api?.capacityProviderStrategy).toMatchObject([{ capacityProvider: "shop-capacity-provider", weight: 1 }]);
  });

  it("is updated in place", async () => {
    deployable(outdir, "shop", (app) => shop(app, 3));
    const plan = await terraform().plan();
    expect(plan).toMatchObject({ add: 0, change: 1, destroy: 0 });
    await terraform().apply({ plan });
  });

  it("leaves nothing behind, and does not hang on its way", async () => {
    await terraform().destroy();
    expect(await leftovers(emulator())).toEqual([]);
  });
});
