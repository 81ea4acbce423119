import type { ITerraformDependable, TerraformStack } from "cdktf";
import { AsgCapacityProvider } from "../../src/cluster/asg-capacity-provider";
import {
  type CapacityProviderStrategy,
  Cluster,
  type ClusterProps,
  type IClusterService,
} from "../../src/cluster/cluster";
import { AutoScalingGroup } from "../../src/compute/auto-scaling-group";
import { LaunchTemplate } from "../../src/compute/launch-template";
import { MachineImage } from "../../src/compute/machine-image";
import { Network } from "../../src/network/network";
import { type ISecurityGroup, SecurityGroup } from "../../src/network/security-group";
import { instanceProfile } from "../support/instance-profile";
import { synthesise, synthesiseFully } from "../support/synth";

const network = Network.fromNetworkAttributes({ vpcId: "vpc-1", privateSubnetIds: ["subnet-a"] });

function groupIn(stack: TerraformStack, id: string): AutoScalingGroup {
  const launchTemplate = new LaunchTemplate(stack, `${id}_template`, {
    machineImage: MachineImage.fromId("ami-11111111"),
    instanceType: "t3.micro",
    securityGroups: [SecurityGroup.fromSecurityGroupId(stack, `${id}_instances`, `sg-${id}`)],
    instanceProfile: instanceProfile(stack, `${id}_profile`),
  });
  return new AutoScalingGroup(stack, id, { launchTemplate, network, maxCapacity: 3 });
}

const providerIn = (stack: TerraformStack, id: string) =>
  new AsgCapacityProvider(stack, id, { autoScalingGroup: groupIn(stack, `${id}_group`) });

/** The one list of a cluster's capacity providers. */
function providers(props: ClusterProps, use: (cluster: Cluster, stack: TerraformStack) => void) {
  const stack = synthesiseFully((scope) => use(new Cluster(scope, "shop", props), scope));
  const all = Object.values(stack.resources("aws_ecs_cluster_capacity_providers"));
  expect(all).toHaveLength(1);
  return all[0];
}

const SPOT = "${aws_ecs_capacity_provider.spot.name}";
const STEADY = "${aws_ecs_capacity_provider.steady.name}";

describe("the capacity providers of a cluster", () => {
  it("stand in one list, however many there are", () => {
    const list = providers({}, (cluster, stack) => {
      for (const id of ["spot", "steady"]) cluster.addAsgCapacityProvider(providerIn(stack, id));
    });
    expect(list).toEqual({ cluster_name: "${aws_ecs_cluster.shop.name}", capacity_providers: [SPOT, STEADY] });
  });

  it("stand beside those of Fargate", () => {
    const list = providers({ enableFargateCapacityProviders: true }, (cluster, stack) => {
      cluster.addAsgCapacityProvider(providerIn(stack, "spot"));
    });
    expect(list?.capacity_providers).toEqual(["FARGATE", "FARGATE_SPOT", SPOT]);
  });

  it("are what tasks run on that name none, where it is said", () => {
    const list = providers({}, (cluster, stack) => {
      cluster.addAsgCapacityProvider(providerIn(stack, "spot"));
      cluster.addAsgCapacityProvider(providerIn(stack, "steady"), { defaultStrategy: true });
    });
    expect(list?.default_capacity_provider_strategy).toEqual([{ capacity_provider: STEADY, weight: 1 }]);
  });

  it("share these tasks where it is said of several", () => {
    const list = providers({}, (cluster, stack) => {
      for (const id of ["spot", "steady"]) {
        cluster.addAsgCapacityProvider(providerIn(stack, id), { defaultStrategy: true });
      }
    });
    expect(list?.default_capacity_provider_strategy).toEqual([
      { capacity_provider: SPOT, weight: 1 },
      { capacity_provider: STEADY, weight: 1 },
    ]);
  });
});

/** A service that notes down what the cluster tells it. */
class Note implements IClusterService {
  readonly after: ITerraformDependable[] = [];
  readonly instances: string[] = [];
  defaults: string[] | undefined;
  startAfter(capacity: ITerraformDependable): void {
    this.after.push(capacity);
  }
  runOn({ securityGroupId }: ISecurityGroup): void {
    this.instances.push(securityGroupId);
  }
  useDefaultStrategies(strategies: readonly CapacityProviderStrategy[]): void {
    this.defaults = strategies.map(({ capacityProvider }) => capacityProvider);
  }
}

describe("a service of a cluster", () => {
  it.each(["before", "after"])("that comes %s the capacity hears of all of it", (when) => {
    synthesise((stack) => {
      const cluster = new Cluster(stack, "shop");
      const service = new Note();
      if (when === "before") cluster.register(service);
      const provider = providerIn(stack, "ec2");
      const others = groupIn(stack, "others");
      cluster.addAsgCapacityProvider(provider);
      cluster.addInstances(others);
      if (when === "after") cluster.register(service);
      const list = cluster.node.findChild("CapacityProviders");
      expect(service.after).toEqual([list, provider.autoScalingGroup.resource, others.resource]);
      expect(service.instances).toEqual(["sg-ec2_group", "sg-others"]);
    });
  });

  it.each(["before", "after"])("that comes %s the default strategy hears of it", (when) => {
    synthesise((stack) => {
      const cluster = new Cluster(stack, "shop");
      const service = new Note();
      if (when === "before") cluster.register(service);
      const provider = providerIn(stack, "ec2");
      cluster.addAsgCapacityProvider(provider);
      expect(service.defaults).toBeUndefined();
      cluster.addAsgCapacityProvider(providerIn(stack, "spot"), { defaultStrategy: true });
      if (when === "after") cluster.register(service);
      expect(service.defaults).toHaveLength(1);
    });
  });

  it("hears of the providers of Fargate alone, if there are no others", () => {
    synthesise((stack) => {
      const cluster = new Cluster(stack, "shop", { enableFargateCapacityProviders: true });
      const service = new Note();
      cluster.register(service);
      expect(service.after).toEqual([cluster.node.findChild("CapacityProviders")]);
      expect(service.instances).toEqual([]);
    });
  });

  it("hears nothing from a cluster that exists", () => {
    const service = new Note();
    Cluster.fromClusterAttributes({ clusterName: "live", clusterArn: "arn" }).register(service);
    expect(service).toEqual(new Note());
  });
});

describe("instances that join a cluster by themselves", () => {
  it("are in no capacity provider", () => {
    const stack = synthesiseFully((scope) => new Cluster(scope, "shop").addInstances(groupIn(scope, "group")));
    expect(stack.resources("aws_ecs_cluster_capacity_providers")).toEqual({});
  });

  it("join by a line of the agent's configuration", () => {
    const { json } = synthesise((stack) => {
      stack.addOverride("locals.line", new Cluster(stack, "shop", { clusterName: "live" }).joinCommand);
    });
    expect(json.locals?.line).toBe('echo "ECS_CLUSTER=${aws_ecs_cluster.shop.name}" >> /etc/ecs/ecs.config');
  });
});
