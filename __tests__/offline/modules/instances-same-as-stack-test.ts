import { Cluster } from "../../../src/cluster/cluster";
import { InstanceCapacity } from "../../../src/cluster/instance-capacity";
import { Network } from "../../../src/network/network";
import { Ec2Service } from "../../../src/service/ec2-service";
import { PlacementConstraint, PlacementStrategy } from "../../../src/service/placement";
import { Ec2TaskDefinition } from "../../../src/task-definition/ec2-task-definition";
import { VolumeSource } from "../../../src/task-definition/volume-source";
import { plannedByModule, plannedByStack } from "../../support/same-resources";
import { describeWith } from "../../support/toolchain";

const VPC = "vpc-0a1b2c3d4e5f60718";
const SUBNETS = ["subnet-0a1b2c3d4e5f60718", "subnet-0b1c2d3e4f5061728"];
const CLUSTER = "arn:aws:ecs:ap-northeast-1:123456789012:cluster/shop";

describeWith(["terraform"], "a module of instances plans what a stack of the same constructs plans:", () => {
  it("cluster", async () => {
    const stack = await plannedByStack((scope) => {
      const cluster = new Cluster(scope, "main", {
        clusterName: "stack",
        containerInsights: "enabled",
        enableFargateCapacityProviders: true,
      });
      new InstanceCapacity(scope, "web", {
        cluster,
        network: Network.fromNetworkAttributes({ vpcId: VPC, privateSubnetIds: SUBNETS }),
        instanceType: "t3.small",
        maxCapacity: 3,
        targetCapacityPercent: 80,
        defaultStrategy: true,
      });
    });
    const inputs = {
      name: "stack",
      setting: [{ name: "containerInsights", value: "enabled" }],
      cluster_capacity_providers: ["FARGATE", "FARGATE_SPOT"],
      default_capacity_provider_strategy: { web: {} },
      vpc_id: VPC,
      subnet_ids: SUBNETS,
      instance_capacity: {
        web: {
          instance_type: "t3.small",
          max_size: 3,
          name: "stack-web-provider",
          managed_scaling: { target_capacity: 80 },
        },
      },
    };
    expect(await plannedByModule("cluster", inputs)).toEqual(stack);
  });

  it("ec2-service", async () => {
    const stack = await plannedByStack((scope) => {
      const cluster = Cluster.fromClusterAttributes({ clusterArn: CLUSTER, clusterName: "shop" });
      const taskDefinition = new Ec2TaskDefinition(scope, "task", { family: "web", pidMode: "host" });
      const socket = taskDefinition.addVolume("docker", VolumeSource.bindMount("/var/run/docker.sock"));
      taskDefinition.addContainer("nginx", {
        image: "nginx:1.27",
        memoryReservationMiB: 128,
        portMappings: [{ containerPort: 80, hostPort: 0 }],
        mountPoints: [{ volume: socket, containerPath: "/var/run/docker.sock" }],
      });
      const service = new Ec2Service(scope, "service", {
        serviceName: "web",
        cluster,
        taskDefinition,
        desiredCount: 3,
        placementStrategies: [PlacementStrategy.spreadAcrossInstances(), PlacementStrategy.packedByMemory()],
        placementConstraints: [PlacementConstraint.memberOf("attribute:ecs.instance-type =~ t3.*")],
      });
      // The module says so, in the words of the providers' defaults.
      service.resource.forceNewDeployment = false;
      service.resource.schedulingStrategy = "REPLICA";
    });
    const inputs = {
      name: "web",
      cluster_arn: CLUSTER,
      network_mode: "bridge",
      pid_mode: "host",
      enable_autoscaling: false,
      desired_count: 3,
      ordered_placement_strategy: [
        { type: "spread", field: "instanceId" },
        { type: "binpack", field: "memory" },
      ],
      placement_constraints: { small: { type: "memberOf", expression: "attribute:ecs.instance-type =~ t3.*" } },
      volume: { docker: { host_path: "/var/run/docker.sock" } },
      container_definitions: {
        nginx: {
          image: "nginx:1.27",
          memoryReservation: 128,
          portMappings: [{ containerPort: 80, hostPort: 0 }],
          mountPoints: [{ sourceVolume: "docker", containerPath: "/var/run/docker.sock" }],
          enable_cloudwatch_logging: false,
        },
      },
      create_tasks_iam_role: false,
      create_task_exec_iam_role: false,
      enable_ecs_managed_tags: false,
    };
    expect(await plannedByModule("ec2-service", inputs)).toEqual(stack);
  });
});
