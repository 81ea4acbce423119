import { TerraformOutput, type TerraformStack, TerraformVariable } from "cdktf";
import { Cluster, type ICluster } from "../../src/cluster/cluster";
import { Network } from "../../src/network/network";
import { SecurityGroup } from "../../src/network/security-group";
import { StandaloneTask, type StandaloneTaskProps } from "../../src/service/standalone-task";
import { Ec2TaskDefinition, type NetworkMode } from "../../src/task-definition/ec2-task-definition";
import { FargateTaskDefinition } from "../../src/task-definition/fargate-task-definition";
import { type Synthesised, synthesiseFully } from "../support/synth";
import { withContainer } from "../support/with-container";

const network = Network.fromNetworkAttributes({
  vpcId: "vpc-1",
  publicSubnetIds: ["subnet-public-a", "subnet-public-c"],
  privateSubnetIds: ["subnet-private-a", "subnet-private-c"],
});
const REGION = '${element(split(":", aws_ecs_cluster.live.arn), 3)}';
const START = `aws ecs run-task --region ${REGION} --cluster \${aws_ecs_cluster.live.arn} --task-definition \${aws_ecs_task_definition.task.arn}`;
const GROUP = "${aws_security_group.batch.id}";

type Props = Omit<StandaloneTaskProps, "cluster" | "taskDefinition">;

function commandOf(stack: Synthesised): string {
  return String(stack.output("command").value);
}

function withCommand(stack: TerraformStack, props: StandaloneTaskProps): void {
  new TerraformOutput(stack, "command", { value: new StandaloneTask(stack, "batch", props).runCommand });
}

/** The command of tasks on Fargate. */
function onFargate(props: (stack: TerraformStack) => Partial<StandaloneTaskProps> = () => ({})): Synthesised {
  return synthesiseFully((stack) => {
    const taskDefinition = withContainer(new FargateTaskDefinition(stack, "task"));
    const cluster: ICluster = new Cluster(stack, "live");
    withCommand(stack, { cluster, taskDefinition, network, ...props(stack) });
  });
}

/** The command of tasks on instances. */
function onInstances(networkMode: NetworkMode, props: Props = {}): Synthesised {
  return synthesiseFully((stack) => {
    const taskDefinition = withContainer(new Ec2TaskDefinition(stack, "task", { networkMode }));
    withCommand(stack, { cluster: new Cluster(stack, "live"), taskDefinition, ...props });
  });
}

describe("the command that starts tasks", () => {
  it("names region, cluster, revision, launch type and network", () => {
    expect(commandOf(onFargate())).toBe(
      `${START} --count 1 --launch-type FARGATE --network-configuration ` +
        `'awsvpcConfiguration={subnets=[subnet-private-a,subnet-private-c],securityGroups=[${GROUP}],assignPublicIp=DISABLED}'`,
    );
  });

  it("puts tasks with public addresses into the public subnets", () => {
    expect(commandOf(onFargate(() => ({ assignPublicIp: true })))).toContain(
      `{subnets=[subnet-public-a,subnet-public-c],securityGroups=[${GROUP}],assignPublicIp=ENABLED}`,
    );
  });

  it("names capacity providers instead of a launch type, with what AWS takes for weight and base", () => {
    const command = commandOf(
      onFargate(() => ({
        capacityProviderStrategies: [
          { capacityProvider: "FARGATE", base: 1 },
          { capacityProvider: "FARGATE_SPOT", weight: 3 },
        ],
      })),
    );
    expect(command).toContain(
      " --count 1 --capacity-provider-strategy capacityProvider=FARGATE,weight=0,base=1 " +
        "capacityProvider=FARGATE_SPOT,weight=3,base=0 --network-configuration ",
    );
    expect(command).not.toContain("--launch-type");
  });

  it("has the launch type for an empty list of strategies", () => {
    expect(commandOf(onFargate(() => ({ capacityProviderStrategies: [] })))).toContain(" --launch-type FARGATE ");
  });

  it("takes subnets, groups and numbers that only Terraform knows", () => {
    const stack = onFargate((scope) => {
      const number = (name: string) => new TerraformVariable(scope, name, { type: "number" }).numberValue;
      return {
        subnetIds: new TerraformVariable(scope, "subnets", { type: "list(string)" }).listValue,
        securityGroups: ["sg_1", "sg_2"].map((id) => {
          const { stringValue } = new TerraformVariable(scope, `${id}_id`, { type: "string" });
          return SecurityGroup.fromSecurityGroupId(scope, id, stringValue);
        }),
        taskCount: number("tasks"),
        capacityProviderStrategies: [
          { capacityProvider: "FARGATE_SPOT", weight: number("weight"), base: number("base") },
        ],
      };
    });
    expect(commandOf(stack)).toBe(
      `${START} --count \${var.tasks} ` +
        "--capacity-provider-strategy capacityProvider=FARGATE_SPOT,weight=${var.weight},base=${var.base} " +
        '--network-configuration \'awsvpcConfiguration={subnets=[${join(",", var.subnets)}],' +
        "securityGroups=[${var.sg_1_id},${var.sg_2_id}],assignPublicIp=DISABLED}'",
    );
  });

  it.each(["bridge", "host", "none"] as const)("has no network for tasks on instances in %s mode", (mode) => {
    const stack = onInstances(mode, { network });
    expect(commandOf(stack)).toBe(`${START} --count 1 --launch-type EC2`);
    expect(stack.resources("aws_security_group")).toEqual({});
  });

  it.each([undefined, false])("says nothing of public addresses for tasks on instances (%p)", (assignPublicIp) => {
    expect(commandOf(onInstances("awsvpc", { network, assignPublicIp }))).toContain(
      `'awsvpcConfiguration={subnets=[subnet-private-a,subnet-private-c],securityGroups=[${GROUP}]}'`,
    );
  });

  it("is for a cluster that exists, too", () => {
    const clusterArn = "arn:aws:ecs:eu-west-1:123456789012:cluster/old";
    const cluster = Cluster.fromClusterAttributes({ clusterName: "old", clusterArn });
    expect(commandOf(onFargate(() => ({ cluster })))).toContain(
      `--region \${element(split(":", "${clusterArn}"), 3)} --cluster ${clusterArn} `,
    );
  });
});

describe("tasks outside of a service", () => {
  it("have a security group that lets everything out and nothing in", () => {
    const stack = onFargate();
    expect(Object.keys(stack.resources("aws_security_group"))).toEqual(["batch"]);
    expect(Object.keys(stack.resources("aws_vpc_security_group_egress_rule"))).toEqual(["batch_all"]);
    expect(stack.resources("aws_vpc_security_group_ingress_rule")).toEqual({});
  });

  it.each([1, 10])("may be %d at a time", (taskCount) => {
    expect(commandOf(onFargate(() => ({ taskCount })))).toContain(` --count ${taskCount} `);
  });

  it.each([0, 11, 1.5, Number.NaN, -1])("may not be %d at a time", (taskCount) => {
    expect(() => onFargate(() => ({ taskCount }))).toThrow(
      `[stack/batch] taskCount is ${taskCount}; allowed: 1 to 10 tasks, started at a time. For more`,
    );
  });

  it("have no public addresses on instances", () => {
    expect(() => onInstances("awsvpc", { network, assignPublicIp: true })).toThrow(
      "[stack/batch] assignPublicIp is true; allowed: false for tasks on instances, ",
    );
  });

  it("need a network in awsvpc mode", () => {
    expect(() => onInstances("awsvpc")).toThrow("[stack/batch] network is not set; allowed: a network, ");
  });

  it("are started at set times by schedules of different ids", () => {
    const stack = synthesiseFully((scope) => {
      const taskDefinition = withContainer(new FargateTaskDefinition(scope, "task"));
      const cluster = new Cluster(scope, "live");
      const batch = new StandaloneTask(scope, "batch", { cluster, taskDefinition, network });
      for (const id of ["nightly", "hourly"]) batch.schedule(id, { schedule: "rate(1 hour)" });
    });
    expect(Object.keys(stack.resources("aws_scheduler_schedule"))).toEqual(["batch_nightly", "batch_hourly"]);
  });
});
