import { type TerraformStack, Testing } from "cdktf";
import { Cluster } from "../../src/cluster/cluster";
import { ConfigurationError } from "../../src/core/errors";
import { Network } from "../../src/network/network";
import { SecurityGroup } from "../../src/network/security-group";
import { Ec2Service, type Ec2ServiceProps } from "../../src/service/ec2-service";
import { Ec2TaskDefinition } from "../../src/task-definition/ec2-task-definition";
import { stackWithProvider, synthesiseFully } from "../support/synth";

const network = Network.fromNetworkAttributes({
  vpcId: "vpc-1",
  publicSubnetIds: ["subnet-public"],
  privateSubnetIds: ["subnet-a", "subnet-c"],
});

/** A service whose tasks have network interfaces of their own. */
function awsvpcIn(stack: TerraformStack, props: Partial<Ec2ServiceProps> = {}): Ec2Service {
  const cluster = Cluster.fromClusterAttributes({ clusterName: "live", clusterArn: "arn" });
  const taskDefinition = new Ec2TaskDefinition(stack, "task", { networkMode: "awsvpc" });
  taskDefinition.addContainer("app", { image: "app:1", memoryLimitMiB: 128, portMappings: [{ containerPort: 80 }] });
  return new Ec2Service(stack, "web", { cluster, taskDefinition, ...props });
}

const awsvpc = (props: (stack: TerraformStack) => Partial<Ec2ServiceProps> = () => ({ network })) =>
  synthesiseFully((stack) => {
    awsvpcIn(stack, props(stack));
  });

describe("a service on instances in awsvpc mode", () => {
  it("stands in the private subnets, in a security group of its own that lets nobody in", () => {
    const stack = awsvpc();
    expect(stack.resource("aws_ecs_service", "web").network_configuration).toEqual({
      subnets: ["subnet-a", "subnet-c"],
      security_groups: ["${aws_security_group.web.id}"],
    });
    expect(stack.resources("aws_vpc_security_group_ingress_rule")).toEqual({});
    expect(Object.keys(stack.resources("aws_vpc_security_group_egress_rule"))).toEqual(["web_all"]);
  });

  it("stands in the subnets and the security groups that it is given", () => {
    const stack = awsvpc((scope) => ({
      network,
      subnetIds: ["subnet-x"],
      securityGroups: [SecurityGroup.fromSecurityGroupId(scope, "given", "sg-1")],
    }));
    expect(stack.resource("aws_ecs_service", "web").network_configuration).toEqual({
      subnets: ["subnet-x"],
      security_groups: ["sg-1"],
    });
    expect(stack.resources("aws_security_group")).toEqual({});
  });

  it("is refused without a network, as nobody else knows its subnets", () => {
    const refused = () => awsvpcIn(stackWithProvider(Testing.app(), "stack"));
    expect(refused).toThrow(ConfigurationError);
    expect(refused).toThrow("[stack/web] network is not set; allowed: a network, as the tasks have network interfaces");
  });

  it("is a target by its addresses", () => {
    expect(awsvpcIn(stackWithProvider(Testing.app(), "stack"), { network }).targetType).toBe("ip");
  });
});

describe.each(["bridge", "host", "none", undefined] as const)("a service on instances in %s mode", (networkMode) => {
  const written = (props: Partial<Ec2ServiceProps> = {}) => {
    let targetType = "";
    const stack = synthesiseFully((scope) => {
      const taskDefinition = new Ec2TaskDefinition(scope, "other", { networkMode });
      taskDefinition.addContainer("app", { image: "app:1", memoryLimitMiB: 128 });
      targetType = awsvpcIn(scope, { taskDefinition, ...props }).targetType;
    });
    return { stack, targetType };
  };

  it("stands in the network of its instances, and is a target by their ports", () => {
    const { stack, targetType } = written();
    expect(stack.resource("aws_ecs_service", "web")).not.toHaveProperty("network_configuration");
    expect(stack.resources("aws_security_group")).toEqual({});
    expect(targetType).toBe("instance");
  });

  it("has no use for a network", () => {
    expect(written({ network }).stack.resource("aws_ecs_service", "web")).toEqual(
      written().stack.resource("aws_ecs_service", "web"),
    );
  });
});

describe("a service on instances of Windows", () => {
  it("stands, in Docker's default mode, in the network of its instances", () => {
    const stack = synthesiseFully((scope) => {
      const taskDefinition = new Ec2TaskDefinition(scope, "win", { operatingSystem: "WINDOWS_SERVER_2022_CORE" });
      taskDefinition.addContainer("iis", { image: "iis:1", memoryLimitMiB: 512 });
      expect(awsvpcIn(scope, { taskDefinition }).targetType).toBe("instance");
    });
    expect(stack.resource("aws_ecs_service", "web")).not.toHaveProperty("network_configuration");
  });
});
