import { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import { type TerraformStack, TerraformVariable } from "cdktf";
import { Cluster } from "../../src/cluster/cluster";
import { Network } from "../../src/network/network";
import { SecurityGroup } from "../../src/network/security-group";
import { FargateService, type FargateServiceProps } from "../../src/service/fargate-service";
import { FargateTaskDefinition } from "../../src/task-definition/fargate-task-definition";
import { synthesiseFully } from "../support/synth";

const network = Network.fromNetworkAttributes({
  vpcId: "vpc-1",
  publicSubnetIds: ["subnet-public-a", "subnet-public-c"],
  privateSubnetIds: ["subnet-private-a", "subnet-private-c"],
});

function service(props: (stack: TerraformStack) => Partial<FargateServiceProps> = () => ({})) {
  return synthesiseFully((stack) => {
    const taskDefinition = new FargateTaskDefinition(stack, "task");
    taskDefinition.addContainer("app", { image: "app:1" });
    const cluster = new Cluster(stack, "cluster", { clusterName: "live" });
    new FargateService(stack, "web", { cluster, taskDefinition, network, ...props(stack) });
  });
}

const networkOf = (stack: ReturnType<typeof service>) => stack.resource("aws_ecs_service", "web").network_configuration;

describe("a service on Fargate, by default", () => {
  const stack = service();

  it("runs one task in the private subnets, without a public address", () => {
    expect(stack.resource("aws_ecs_service", "web")).toEqual({
      name: "stack-web",
      cluster: "${aws_ecs_cluster.cluster.name}",
      task_definition: "${aws_ecs_task_definition.task.arn}",
      desired_count: 1,
      launch_type: "FARGATE",
      network_configuration: {
        subnets: ["subnet-private-a", "subnet-private-c"],
        security_groups: ["${aws_security_group.web.id}"],
        assign_public_ip: false,
      },
    });
  });

  it("has a security group of its own, which lets everything out and nothing in", () => {
    expect(stack.resource("aws_security_group", "web")).toMatchObject({ name: "stack-web", vpc_id: "vpc-1" });
    expect(stack.resources("aws_vpc_security_group_egress_rule")).toEqual({
      web_all: { security_group_id: "${aws_security_group.web.id}", ip_protocol: "-1", cidr_ipv4: "0.0.0.0/0" },
    });
    expect(stack.resources("aws_vpc_security_group_ingress_rule")).toEqual({});
  });

  it("needs no role", () => {
    expect(stack.resources("aws_iam_role")).toEqual({});
  });
});

describe("a service on Fargate", () => {
  it("has, like its task definition, at most 255 characters in its name, whatever the construct is called", () => {
    const stack = synthesiseFully((scope) => {
      const taskDefinition = new FargateTaskDefinition(scope, `t${"x".repeat(300)}`);
      taskDefinition.addContainer("app", { image: "app:1" });
      new FargateService(scope, `s${"x".repeat(300)}`, { cluster: new Cluster(scope, "c"), taskDefinition, network });
    });
    expect(Object.values(stack.resources("aws_ecs_service"))[0]?.name).toHaveLength(255);
    expect(Object.values(stack.resources("aws_ecs_task_definition"))[0]?.family).toHaveLength(255);
  });

  it("with public addresses stands in the public subnets", () => {
    expect(networkOf(service(() => ({ assignPublicIp: true })))).toMatchObject({
      subnets: ["subnet-public-a", "subnet-public-c"],
      assign_public_ip: true,
    });
  });

  it.each([true, false])("stands in the subnets that it is given (public addresses: %p)", (assignPublicIp) => {
    expect(networkOf(service(() => ({ assignPublicIp, subnetIds: ["subnet-x"] })))).toMatchObject({
      subnets: ["subnet-x"],
      assign_public_ip: assignPublicIp,
    });
  });

  it("stands in the subnets that only Terraform knows", () => {
    const stack = service((scope) => ({
      subnetIds: new TerraformVariable(scope, "subnets", { type: "list(string)" }).listValue,
    }));
    expect(networkOf(stack)).toMatchObject({ subnets: "${var.subnets}" });
  });

  it("uses the security groups that it is given, and makes none", () => {
    const stack = service((scope) => ({
      securityGroups: ["one", "two"].map((id) => SecurityGroup.fromSecurityGroupId(scope, id, `sg-${id}`)),
    }));
    expect(networkOf(stack)).toMatchObject({ security_groups: ["sg-one", "sg-two"] });
    expect(stack.resources("aws_security_group")).toEqual({});
    expect(stack.resources("aws_vpc_security_group_egress_rule")).toEqual({});
  });

  it("takes a version of the platform", () => {
    expect(service(() => ({ platformVersion: "1.4.0" })).text).toHaveResourceWithProperties(EcsService, {
      platform_version: "1.4.0",
    });
  });

  it("runs on the capacity that it is given instead of the launch type", () => {
    const stack = service(() => ({ capacityProviderStrategies: [{ capacityProvider: "FARGATE_SPOT", weight: 1 }] }));
    expect(stack.resource("aws_ecs_service", "web")).toMatchObject({
      capacity_provider_strategy: [{ capacity_provider: "FARGATE_SPOT", weight: 1 }],
    });
    expect(stack.resource("aws_ecs_service", "web")).not.toHaveProperty("launch_type");
  });

  it("runs by its launch type if the list of capacity is empty", () => {
    const resource = service(() => ({ capacityProviderStrategies: [] })).resource("aws_ecs_service", "web");
    expect(resource).toMatchObject({ launch_type: "FARGATE" });
    expect(resource).not.toHaveProperty("capacity_provider_strategy");
  });
});
