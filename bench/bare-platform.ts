import { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { Lb } from "@cdktf/provider-aws/lib/lb";
import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { TerraformStack } from "cdktf";

export type BarePlatform = ReturnType<typeof barePlatform>;

/** What all services share: a handful of resources, whatever their number. */
export function barePlatform(stack: TerraformStack) {
  new AwsProvider(stack, "aws", { region: "eu-west-1" });
  const vpc = new Vpc(stack, "vpc", { cidrBlock: "10.0.0.0/16" });
  const subnets = ["a", "b"].map(
    (zone, i) =>
      new Subnet(stack, `subnet-${zone}`, {
        vpcId: vpc.id,
        availabilityZone: `eu-west-1${zone}`,
        cidrBlock: `10.0.${i}.0/24`,
      }),
  );
  const albSecurityGroup = new SecurityGroup(stack, "alb-sg", { name: "alb", vpcId: vpc.id });
  const alb = new Lb(stack, "alb", {
    name: "alb",
    loadBalancerType: "application",
    subnets: subnets.map((subnet) => subnet.id),
    securityGroups: [albSecurityGroup.id],
  });
  const listener = new LbListener(stack, "listener", {
    loadBalancerArn: alb.arn,
    port: 80,
    protocol: "HTTP",
    defaultAction: [{ type: "fixed-response", fixedResponse: { contentType: "text/plain", statusCode: "404" } }],
  });
  const cluster = new EcsCluster(stack, "cluster", { name: "bench" });
  const executionRole = new IamRole(stack, "execution-role", {
    name: "execution",
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" }],
    }),
    managedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"],
  });
  return { vpc, subnets, albSecurityGroup, listener, cluster, executionRole };
}
