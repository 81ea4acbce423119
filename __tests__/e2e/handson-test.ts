import { DescribeNatGatewaysCommand, DescribeRouteTablesCommand, DescribeSubnetsCommand } from "@aws-sdk/client-ec2";
import { DescribeServicesCommand, DescribeTaskDefinitionCommand } from "@aws-sdk/client-ecs";
import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTargetGroupsCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { HandsonStack } from "../../src/stacks/handson/handson-stack";
import { deployable } from "../support/deployable";
import { awsApi } from "../support/emulator/api";
import { leftovers } from "../support/emulator/leftovers";
import { useEmulator } from "../support/emulator/use-emulator";
import { scratchDirectory } from "../support/scratch";
import { Terraform } from "../support/terraform";
import { describeWith } from "../support/toolchain";

describeWith(["terraform", "emulator"], "the hands-on on AWS", () => {
  const emulator = useEmulator();
  let terraform: Terraform;

  beforeAll(() => {
    const directory = deployable(scratchDirectory("handson"), "handson", (app) => new HandsonStack(app, "handson"));
    terraform = new Terraform(directory, { env: emulator().env });
  });

  it("is valid, plans 39 resources and is applied", async () => {
    await terraform.init();
    await terraform.validate();
    const plan = await terraform.plan();
    expect(plan).toMatchObject({ add: 39, change: 0, destroy: 0 });
    expect(await terraform.apply({ plan })).toEqual({ add: 39, change: 0, destroy: 0 });
  });

  it("has private subnets that reach the internet through the NAT gateway of their zone", async () => {
    const { ec2 } = awsApi(emulator());
    const { Subnets = [] } = await ec2.send(
      new DescribeSubnetsCommand({ Filters: [{ Name: "tag:Name", Values: ["handson-private-*"] }] }),
    );
    expect(Subnets).toHaveLength(3);
    for (const { SubnetId = "", AvailabilityZone } of Subnets) {
      const { RouteTables = [] } = await ec2.send(
        new DescribeRouteTablesCommand({ Filters: [{ Name: "association.subnet-id", Values: [SubnetId] }] }),
      );
      const route = RouteTables[0]?.Routes?.find(({ DestinationCidrBlock }) => DestinationCidrBlock === "0.0.0.0/0");
      const { NatGateways = [] } = await ec2.send(
        new DescribeNatGatewaysCommand({ NatGatewayIds: [route?.NatGatewayId ?? "none"] }),
      );
      const { Subnets: [home] = [] } = await ec2.send(
        new DescribeSubnetsCommand({ SubnetIds: [NatGateways[0]?.SubnetId ?? "none"] }),
      );
      expect(home?.AvailabilityZone).toBe(AvailabilityZone);
    }
  });

  it("has a load balancer that answers ok and forwards every path to the tasks", async () => {
    const { elb } = awsApi(emulator());
    const { LoadBalancers: [alb] = [] } = await elb.send(new DescribeLoadBalancersCommand({ Names: ["handson"] }));
    expect(alb?.Type).toBe("application");
    expect(alb?.Scheme).not.toBe("internal");
    expect(alb?.AvailabilityZones).toHaveLength(3);
    expect((await terraform.output()).alb_dns_name).toBe(alb?.DNSName);

    const { Listeners: [listener] = [] } = await elb.send(
      new DescribeListenersCommand({ LoadBalancerArn: alb?.LoadBalancerArn }),
    );
    expect(listener).toMatchObject({ Port: 80, Protocol: "HTTP" });
    expect(listener?.DefaultActions?.[0]?.FixedResponseConfig).toEqual({
      ContentType: "text/plain",
      MessageBody: "ok",
      StatusCode: "200",
    });

    const { TargetGroups: [group] = [] } = await elb.send(new DescribeTargetGroupsCommand({ Names: ["handson"] }));
    expect(group).toMatchObject({ Port: 80, Protocol: "HTTP", TargetType: "ip", HealthCheckPath: "/" });
    const { Rules = [] } = await elb.send(new DescribeRulesCommand({ ListenerArn: listener?.ListenerArn }));
    const rule = Rules.find(({ IsDefault }) => !IsDefault);
    expect(rule?.Conditions?.[0]).toMatchObject({ Field: "path-pattern", PathPatternConfig: { Values: ["*"] } });
    expect(rule?.Actions?.[0]).toMatchObject({ Type: "forward", TargetGroupArn: group?.TargetGroupArn });
  });

  it("runs one nginx on Fargate behind it", async () => {
    const { ecs, elb } = awsApi(emulator());
    const { services: [service] = [] } = await ecs.send(
      new DescribeServicesCommand({ cluster: "handson", services: ["handson"] }),
    );
    const { TargetGroups: [group] = [] } = await elb.send(new DescribeTargetGroupsCommand({ Names: ["handson"] }));
    expect(service).toMatchObject({ status: "ACTIVE", launchType: "FARGATE", desiredCount: 1 });
    expect(service?.loadBalancers).toEqual([
      { targetGroupArn: group?.TargetGroupArn, containerName: "nginx", containerPort: 80 },
    ]);
    expect(service?.networkConfiguration?.awsvpcConfiguration).toMatchObject({ assignPublicIp: "DISABLED" });
    expect(service?.networkConfiguration?.awsvpcConfiguration?.subnets).toHaveLength(3);

    const { taskDefinition } = await ecs.send(
      new DescribeTaskDefinitionCommand({ taskDefinition: service?.taskDefinition }),
    );
    expect(taskDefinition).toMatchObject({ family: "handson", cpu: "256", memory: "512", networkMode: "awsvpc" });
    expect(taskDefinition?.containerDefinitions?.[0]).toMatchObject({ name: "nginx", image: "nginx:1.14" });
  });

  it("changes nothing when it is planned again", async () => {
    expect((await terraform.plan()).noChanges).toBe(true);
  });

  it("is updated in place by a variable, without synthesising", async () => {
    const vars = { desired_count: 3 };
    const plan = await terraform.plan({ vars });
    expect(plan).toMatchObject({ add: 0, change: 1, destroy: 0 });
    await terraform.apply({ plan });
    const { ecs } = awsApi(emulator());
    const { services: [service] = [] } = await ecs.send(
      new DescribeServicesCommand({ cluster: "handson", services: ["handson"] }),
    );
    expect(service?.desiredCount).toBe(3);
    expect((await terraform.plan({ vars })).noChanges).toBe(true);
  });

  it("is deployed anew, task definition and service, when the image changes", async () => {
    const vars = { desired_count: 3, image: "nginx:1.27" };
    const plan = await terraform.plan({ vars });
    const changes = ((await plan.json()).resource_changes ?? [])
      .filter(({ change }) => change.actions[0] !== "no-op")
      .map(({ address, change }) => `${address}: ${change.actions.join(", ")}`);
    expect(changes).toEqual(["aws_ecs_service.main: update", "aws_ecs_task_definition.main: create, delete"]);
    await terraform.apply({ plan });
  });

  it.each([
    ["desired_count", -1, "desired_count must be a whole number from 0 to 5000"],
    ["desired_count", 1.5, "desired_count must be a whole number from 0 to 5000"],
    ["image", "nginx 1.27", "image must be the name of an image"],
    ["region", "eu-west-1", "region must have the zones a, c and d"],
    ["allowed_cidrs", ["10.0.0.0"], "allowed_cidrs must be one or more blocks"],
    ["allowed_cidrs", [], "allowed_cidrs must be one or more blocks"],
  ])("refuses %s = %j at plan", async (name, value, message) => {
    await expect(terraform.plan({ vars: { [name]: value } })).rejects.toThrow(message);
  });

  it("leaves nothing behind when it is destroyed", async () => {
    expect((await terraform.destroy()).destroy).toBe(39);
    expect(await leftovers(emulator())).toEqual([]);
  });
});
