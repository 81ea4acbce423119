import { Cluster } from "../../../src/cluster/cluster";
import { Network } from "../../../src/network/network";
import { SecurityGroup } from "../../../src/network/security-group";
import { Repository } from "../../../src/registry/repository";
import { FargateService } from "../../../src/service/fargate-service";
import { CHAPTERS } from "../../../src/stacks/handson/chapters";
import { Handson } from "../../../src/stacks/handson/handson";
import { HandsonVariables } from "../../../src/stacks/handson/variables";
import { FargateTaskDefinition } from "../../../src/task-definition/fargate-task-definition";
import { LogDriver } from "../../../src/task-definition/log-driver";
import { plannedByModule, plannedByStack } from "../../support/same-resources";
import { describeWith } from "../../support/toolchain";

const VPC = "vpc-0a1b2c3d4e5f60718";
const SUBNETS = ["subnet-0a1b2c3d4e5f60718", "subnet-0b1c2d3e4f5061728"];
const CLUSTER = "arn:aws:ecs:ap-northeast-1:123456789012:cluster/shop";

/** What a module names by the variable `name`, a stack names by its own id and those of the constructs. */
function asInStack(text: string): string {
  const names: Readonly<Record<string, string>> = {
    "/ecs/web-nginx": "/ecs/stack-task-nginx",
    "web-execution-role": "stack-task-execution-role",
  };
  return names[text] ?? text;
}

describeWith(["terraform"], "a module plans what a stack of the same constructs plans:", () => {
  it("ecr-repository", async () => {
    const stack = await plannedByStack((scope) => {
      const lifecycle = { maxImageCount: 30, expireUntaggedAfterDays: 3 };
      new Repository(scope, "images", { repositoryName: "shop", lifecycle, emptyOnDelete: false });
    });
    const inputs = { name: "shop", max_image_count: 30, expire_untagged_after_days: 3 };
    expect(await plannedByModule("ecr-repository", inputs)).toEqual(stack);
  });

  it("fargate-service", async () => {
    const stack = await plannedByStack((scope) => {
      const network = Network.fromNetworkAttributes({ vpcId: VPC, privateSubnetIds: SUBNETS });
      const cluster = Cluster.fromClusterAttributes({ clusterArn: CLUSTER, clusterName: "shop" });
      const taskDefinition = new FargateTaskDefinition(scope, "task", {
        family: "web",
        cpu: 512,
        memoryLimitMiB: 1024,
        cpuArchitecture: "X86_64",
      });
      taskDefinition.addContainer("nginx", {
        image: "nginx:1.27",
        portMappings: [{ containerPort: 80 }],
        environment: { LANG: "ja_JP.UTF-8" },
        logging: LogDriver.awsLogs({ streamPrefix: "nginx" }),
      });
      const securityGroup = new SecurityGroup(scope, "web", { network, securityGroupName: "web" });
      const service = new FargateService(scope, "service", {
        serviceName: "web",
        cluster,
        taskDefinition,
        network,
        securityGroups: [securityGroup],
        desiredCount: 2,
      });
      service.autoScaleTaskCount({ minCapacity: 2, maxCapacity: 6 }).scaleOnCpuUtilization("cpu", {
        targetUtilizationPercent: 60,
        scaleInCooldown: 300,
        scaleOutCooldown: 60,
      });
      // The module says so, in the words of the provider's default.
      service.resource.forceNewDeployment = false;
    });
    const inputs = {
      name: "web",
      cluster_arn: CLUSTER,
      vpc_id: VPC,
      subnet_ids: SUBNETS,
      cpu: 512,
      memory: 1024,
      desired_count: 2,
      container_definitions: {
        nginx: {
          image: "nginx:1.27",
          portMappings: [{ containerPort: 80 }],
          environment: [{ name: "LANG", value: "ja_JP.UTF-8" }],
        },
      },
      autoscaling_min_capacity: 2,
      autoscaling_max_capacity: 6,
      autoscaling_policies: {
        cpu: {
          target_tracking_scaling_policy_configuration: {
            target_value: 60,
            predefined_metric_specification: { predefined_metric_type: "ECSServiceAverageCPUUtilization" },
          },
        },
      },
      create_tasks_iam_role: false,
      enable_ecs_managed_tags: false,
    };
    const module = await plannedByModule("fargate-service", inputs, asInStack);
    // The module does not know whose images its callers name: it lets the tasks log in to ECR in any case.
    const { aws_iam_role_policy: [policy] = [], ...others } = module;
    expect({ ...others, aws_iam_role_policy: [{ ...(policy as object), policy: "(known after apply)" }] }).toEqual(
      stack,
    );
  });

  it("handson", async () => {
    const stack = await plannedByStack((scope) => {
      const zones = { a: "ap-northeast-1a", c: "ap-northeast-1c", d: "ap-northeast-1d" };
      new Handson(scope, { name: "handson", zones, variables: new HandsonVariables(scope), chapter: CHAPTERS.length });
    });
    expect(await plannedByModule("handson", { name: "handson" })).toEqual(stack);
  });
});
