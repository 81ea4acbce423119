import { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import type { TerraformStack } from "cdktf";
import { Cluster } from "../../src/cluster/cluster";
import { InstanceCapacity } from "../../src/cluster/instance-capacity";
import { Role } from "../../src/iam/role";
import { Network } from "../../src/network/network";
import { Ec2Service, type Ec2ServiceProps } from "../../src/service/ec2-service";
import { FargateService } from "../../src/service/fargate-service";
import { PlacementConstraint, PlacementStrategy } from "../../src/service/placement";
import { Ec2TaskDefinition } from "../../src/task-definition/ec2-task-definition";
import { FargateTaskDefinition } from "../../src/task-definition/fargate-task-definition";
import { synthesiseFully } from "../support/synth";
import { withContainer } from "../support/with-container";

const network = Network.fromNetworkAttributes({ vpcId: "vpc-1", privateSubnetIds: ["subnet-a", "subnet-c"] });

function serviceIn(stack: TerraformStack, props: Partial<Ec2ServiceProps> = {}): Ec2Service {
  const cluster = Cluster.fromClusterAttributes({ clusterName: "live", clusterArn: "arn" });
  const taskDefinition = new Ec2TaskDefinition(stack, "task");
  taskDefinition.addContainer("app", { image: "app:1", memoryLimitMiB: 128, portMappings: [{ containerPort: 80 }] });
  return new Ec2Service(stack, "web", { cluster, taskDefinition, ...props });
}

/** Puts a service behind a load balancer of other people's. */
function balance({ resource }: Ec2Service): void {
  resource.putLoadBalancer([{ elbName: "shop", containerName: "app", containerPort: 80 }]);
}

const service = (props: Partial<Ec2ServiceProps> = {}) =>
  synthesiseFully((stack) => {
    serviceIn(stack, props);
  });

const capacityIn = (stack: TerraformStack, cluster: Cluster) =>
  new InstanceCapacity(stack, "ec2", { cluster, network, instanceType: "t3.medium", maxCapacity: 4 });

describe("a service on instances", () => {
  it("runs, by default, one task by the launch type, in the network of its instances", () => {
    expect(service().resource("aws_ecs_service", "web")).toEqual({
      name: "stack-web",
      cluster: "live",
      task_definition: "${aws_ecs_task_definition.task.arn}",
      launch_type: "EC2",
      desired_count: 1,
    });
    expect(service().resources("aws_security_group")).toEqual({});
  });

  it.each([0, 3])("runs as many tasks as are desired: %p", (desiredCount) => {
    expect(service({ desiredCount }).resource("aws_ecs_service", "web").desired_count).toBe(desiredCount);
  });

  it("runs as a daemon once on each instance, not a number of times", () => {
    const daemon = service({ daemon: true }).resource("aws_ecs_service", "web");
    expect(daemon).toMatchObject({ scheduling_strategy: "DAEMON", launch_type: "EC2" });
    expect(daemon).not.toHaveProperty("desired_count");
    expect(service({ daemon: false }).resource("aws_ecs_service", "web")).not.toHaveProperty("scheduling_strategy");
  });

  it("places its tasks as it is told, in that order", () => {
    const stack = service({
      placementStrategies: [PlacementStrategy.spreadAcrossAvailabilityZones(), PlacementStrategy.packedByMemory()],
      placementConstraints: [PlacementConstraint.distinctInstances(), PlacementConstraint.memberOf("x == y")],
    });
    expect(stack.text).toHaveResourceWithProperties(EcsService, {
      ordered_placement_strategy: [
        { type: "spread", field: "attribute:ecs.availability-zone" },
        { type: "binpack", field: "memory" },
      ],
      placement_constraints: [{ type: "distinctInstance" }, { type: "memberOf", expression: "x == y" }],
    });
  });

  it("registers with load balancers in a role of the user's", () => {
    const stack = synthesiseFully((scope) => {
      const serviceRole = Role.fromRoleArn(scope, "ecs", "arn:aws:iam::123456789012:role/ecs");
      balance(serviceIn(scope, { serviceRole }));
    });
    expect(stack.resource("aws_ecs_service", "web").iam_role).toBe("arn:aws:iam::123456789012:role/ecs");
  });

  it("goes before what its role may do, without which it would never stop its tasks", () => {
    const stack = synthesiseFully((scope) => {
      const serviceRole = new Role(scope, "ecs", {
        assumedBy: "ecs.amazonaws.com",
        managedPolicyArns: ["arn:aws:iam::aws:policy/Ecs"],
      });
      balance(serviceIn(scope, { serviceRole }));
    });
    expect(stack.resource("aws_ecs_service", "web").depends_on).toEqual(["aws_iam_role_policy_attachment.ecs_Ecs"]);
  });

  it("waits as well for what its role may do by a policy of its own, and for what is attached later", () => {
    const stack = synthesiseFully((scope) => {
      const serviceRole = new Role(scope, "ecs", { assumedBy: "ecs.amazonaws.com" });
      balance(serviceIn(scope, { serviceRole }));
      const statement = { actions: ["elasticloadbalancing:RegisterTargets"], resources: ["*"] };
      serviceRole.addToPolicy(statement);
      serviceRole.addToPolicy({ ...statement, actions: ["elasticloadbalancing:DeregisterTargets"] });
      serviceRole.attach("later", "arn:aws:iam::aws:policy/Later");
    });
    expect(stack.resource("aws_ecs_service", "web").depends_on).toEqual([
      "aws_iam_role_policy.ecs",
      "aws_iam_role_policy_attachment.ecs_later",
    ]);
  });

  it("is scaled once, and not where a task runs on each instance", () => {
    const limits = { minCapacity: 1, maxCapacity: 4 };
    const scaled = (props: Partial<Ec2ServiceProps>, times: number) => () =>
      synthesiseFully((stack) => {
        const web = serviceIn(stack, props);
        for (let i = 0; i < times; i++) web.autoScaleTaskCount(limits);
      });
    expect(scaled({}, 1)).not.toThrow();
    expect(scaled({}, 2)).toThrow('autoScaleTaskCount is "a second call"; allowed: one call for a service.');
    expect(scaled({ daemon: true }, 1)).toThrow(
      "daemon is true; allowed: false, for a service whose number of tasks is scaled.",
    );
  });
});

describe("the capacity of a service on instances", () => {
  const strategies = [{ capacityProvider: "shop", weight: 1 }];

  it("is that of its strategies instead of the launch type", () => {
    const resource = service({ capacityProviderStrategies: strategies }).resource("aws_ecs_service", "web");
    expect(resource).toMatchObject({
      capacity_provider_strategy: [{ capacity_provider: "shop", weight: 1 }],
      force_new_deployment: true,
    });
    expect(resource).not.toHaveProperty("launch_type");
  });

  it.each(["before", "after"])(
    "is the default of the cluster, which it gets %s the service, if it names none",
    (when) => {
      const stack = synthesiseFully((scope) => {
        const cluster = new Cluster(scope, "cluster");
        const capacity = () =>
          new InstanceCapacity(scope, "ec2", {
            cluster,
            network,
            instanceType: "t3.medium",
            maxCapacity: 4,
            defaultStrategy: true,
          });
        if (when === "before") capacity();
        serviceIn(scope, { cluster });
        new Ec2Service(scope, "agent", {
          cluster,
          taskDefinition: withContainer(new Ec2TaskDefinition(scope, "other")),
          daemon: true,
        });
        if (when === "after") capacity();
      });
      const web = stack.resource("aws_ecs_service", "web");
      expect(web).toMatchObject({
        capacity_provider_strategy: [
          { capacity_provider: "${aws_ecs_capacity_provider.ec2_provider.name}", weight: 1 },
        ],
        force_new_deployment: true,
      });
      expect(web).not.toHaveProperty("launch_type");
      expect(stack.resource("aws_ecs_service", "agent")).toMatchObject({ launch_type: "EC2" });
    },
  );

  it("is that of its own strategies, whatever the cluster's default", () => {
    const stack = synthesiseFully((scope) => {
      const cluster = new Cluster(scope, "cluster", { enableFargateCapacityProviders: true });
      const provider = capacityIn(scope, cluster).provider;
      const capacityProvider = provider.capacityProviderName;
      serviceIn(scope, { cluster, capacityProviderStrategies: [{ capacityProvider, weight: 3 }] });
      cluster.addAsgCapacityProvider(provider, { defaultStrategy: true });
    });
    expect(stack.resource("aws_ecs_service", "web").capacity_provider_strategy).toEqual([
      { capacity_provider: "${aws_ecs_capacity_provider.ec2_provider.name}", weight: 3 },
    ]);
  });

  it("is that of the only strategy, without a word about its weight", () => {
    const resource = service({ capacityProviderStrategies: [{ capacityProvider: "shop" }] });
    expect(resource.resource("aws_ecs_service", "web").capacity_provider_strategy).toEqual([
      { capacity_provider: "shop", weight: 1 },
    ]);
  });

  it("is any instance of the cluster if there are no strategies", () => {
    const resource = service({ capacityProviderStrategies: [] }).resource("aws_ecs_service", "web");
    expect(resource).toMatchObject({ launch_type: "EC2" });
    expect(resource).not.toHaveProperty("capacity_provider_strategy");
    expect(resource).not.toHaveProperty("force_new_deployment");
  });

  it.each(["before", "after"])("outlives the service, which is made %s it", (when) => {
    const stack = synthesiseFully((scope) => {
      const cluster = new Cluster(scope, "cluster");
      if (when === "before") serviceIn(scope, { cluster });
      capacityIn(scope, cluster);
      if (when === "after") serviceIn(scope, { cluster });
    });
    expect(stack.resource("aws_ecs_service", "web").depends_on).toEqual([
      "aws_ecs_cluster_capacity_providers.cluster",
      "aws_autoscaling_group.ec2_group",
    ]);
  });

  it("is waited for by a service on Fargate only if that asks for capacity", () => {
    const stack = synthesiseFully((scope) => {
      const cluster = new Cluster(scope, "cluster", { enableFargateCapacityProviders: true });
      const taskDefinition = new FargateTaskDefinition(scope, "task");
      taskDefinition.addContainer("app", { image: "app:1" });
      new FargateService(scope, "plain", { cluster, taskDefinition, network });
      const capacityProviderStrategies = [{ capacityProvider: "FARGATE_SPOT", weight: 1 }];
      new FargateService(scope, "spot", { cluster, taskDefinition, network, capacityProviderStrategies });
    });
    expect(stack.resource("aws_ecs_service", "plain")).not.toHaveProperty("depends_on");
    expect(stack.resource("aws_ecs_service", "spot").depends_on).toContain(
      "aws_ecs_cluster_capacity_providers.cluster",
    );
  });
});
