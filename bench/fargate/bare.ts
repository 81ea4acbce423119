import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import { LbListenerRule } from "@cdktf/provider-aws/lib/lb-listener-rule";
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { type App, Fn, TerraformStack } from "cdktf";
import { type BarePlatform, barePlatform } from "../bare-platform";

const PORT = 80;

/** What someone without our constructs would write: `count` Fargate services behind one load balancer. */
export function build(app: App, count: number): void {
  const stack = new TerraformStack(app, "bench");
  const platform = barePlatform(stack);
  for (let i = 0; i < count; i++) bareService(stack, platform, i);
}

function bareService(stack: TerraformStack, platform: BarePlatform, i: number): void {
  const name = `service-${i}`;
  const logGroup = new CloudwatchLogGroup(stack, `${name}-logs`, { name: `/ecs/${name}`, retentionInDays: 30 });
  const taskDefinition = new EcsTaskDefinition(stack, `${name}-task`, {
    family: name,
    requiresCompatibilities: ["FARGATE"],
    networkMode: "awsvpc",
    cpu: "256",
    memory: "512",
    executionRoleArn: platform.executionRole.arn,
    // The log group's name is a reference, which JSON.stringify would not survive.
    containerDefinitions: Fn.jsonencode([
      {
        name: "web",
        image: "public.ecr.aws/nginx/nginx:1.27",
        essential: true,
        portMappings: [{ containerPort: PORT, protocol: "tcp" }],
        logConfiguration: {
          logDriver: "awslogs",
          options: { "awslogs-group": logGroup.name, "awslogs-region": "eu-west-1", "awslogs-stream-prefix": "web" },
        },
      },
    ]),
  });
  const targetGroup = new LbTargetGroup(stack, `${name}-target`, {
    name,
    port: PORT,
    protocol: "HTTP",
    targetType: "ip",
    vpcId: platform.vpc.id,
    healthCheck: { path: "/", matcher: "200" },
  });
  const rule = new LbListenerRule(stack, `${name}-rule`, {
    listenerArn: platform.listener.arn,
    priority: i + 1,
    condition: [{ pathPattern: { values: [`/${name}/*`] } }],
    action: [{ type: "forward", targetGroupArn: targetGroup.arn }],
  });
  const securityGroup = new SecurityGroup(stack, `${name}-sg`, { name, vpcId: platform.vpc.id });
  new VpcSecurityGroupIngressRule(stack, `${name}-ingress`, {
    securityGroupId: securityGroup.id,
    referencedSecurityGroupId: platform.albSecurityGroup.id,
    ipProtocol: "tcp",
    fromPort: PORT,
    toPort: PORT,
  });
  new VpcSecurityGroupEgressRule(stack, `${name}-egress`, {
    securityGroupId: securityGroup.id,
    cidrIpv4: "0.0.0.0/0",
    ipProtocol: "-1",
  });
  new EcsService(stack, name, {
    name,
    cluster: platform.cluster.arn,
    taskDefinition: taskDefinition.arn,
    launchType: "FARGATE",
    desiredCount: 2,
    networkConfiguration: {
      subnets: platform.subnets.map((subnet) => subnet.id),
      securityGroups: [securityGroup.id],
    },
    loadBalancer: [{ targetGroupArn: targetGroup.arn, containerName: "web", containerPort: PORT }],
    dependsOn: [rule],
  });
}
