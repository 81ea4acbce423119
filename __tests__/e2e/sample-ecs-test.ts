import {
  DescribeScalableTargetsCommand,
  DescribeScalingPoliciesCommand,
} from "@aws-sdk/client-application-auto-scaling";
import {
  DescribeAutoScalingGroupsCommand,
  DescribePoliciesCommand,
  SetDesiredCapacityCommand,
} from "@aws-sdk/client-auto-scaling";
import { DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import { DescribeLaunchTemplateVersionsCommand } from "@aws-sdk/client-ec2";
import {
  DescribeCapacityProvidersCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
} from "@aws-sdk/client-ecs";
import { DescribeRuleCommand, ListTargetsByRuleCommand } from "@aws-sdk/client-eventbridge";
import { GetFunctionCommand } from "@aws-sdk/client-lambda";
import type { App } from "cdktf";
import { type InstanceScaling, SampleEcsStack } from "../../src/stacks/sample-ecs/sample-ecs-stack";
import { deployable } from "../support/deployable";
import { awsApi, TEST_REGION } from "../support/emulator/api";
import { leftovers } from "../support/emulator/leftovers";
import { useEmulator } from "../support/emulator/use-emulator";
import { scratchDirectory } from "../support/scratch";
import { Terraform } from "../support/terraform";
import { describeWith } from "../support/toolchain";

/** A copy for each way to keep tasks and instances in step, side by side in one account: with so many resources, and instances at first. */
const COPIES: Record<InstanceScaling, { prefix: string; size: number; instances: number }> = {
  "capacity-provider": { prefix: "", size: 34, instances: 0 },
  "same-alarms": { prefix: "alarms-", size: 34, instances: 2 },
  "instances-first": { prefix: "first-", size: 38, instances: 2 },
};
const WAYS = Object.keys(COPIES) as InstanceScaling[];

describeWith(["terraform", "emulator"], "the sample-ecs stack on AWS", () => {
  const emulator = useEmulator();
  const terraforms = new Map<InstanceScaling, Terraform>();

  beforeAll(() => {
    for (const scaling of WAYS) {
      const { prefix } = COPIES[scaling];
      const stack = `${prefix}sample-ecs`;
      const compose = (app: App) => new SampleEcsStack(app, stack, { prefix, scaling });
      const directory = deployable(scratchDirectory(stack), stack, compose);
      terraforms.set(scaling, new Terraform(directory, { env: emulator().env }));
    }
  });

  function terraform(scaling: InstanceScaling): Terraform {
    const found = terraforms.get(scaling);
    if (found === undefined) throw new Error(`no copy for ${scaling}`);
    return found;
  }

  async function service(scaling: InstanceScaling) {
    const { prefix } = COPIES[scaling];
    const command = new DescribeServicesCommand({
      cluster: `${prefix}sample-ecs-cluster`,
      services: [`${prefix}sample-ecs-service`],
    });
    return (await awsApi(emulator()).ecs.send(command)).services?.[0];
  }

  async function group(scaling: InstanceScaling) {
    const name = `${COPIES[scaling].prefix}sample-autoscaling-group`;
    const command = new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [name] });
    return (await awsApi(emulator()).autoScaling.send(command)).AutoScalingGroups?.[0];
  }

  /** The two alarms, and what they scale: `instances`, `tasks`. */
  async function alarms(scaling: InstanceScaling) {
    const { prefix } = COPIES[scaling];
    const command = new DescribeAlarmsCommand({
      AlarmNames: [`${prefix}EcsScaleOutAlarm`, `${prefix}EcsScaleInAlarm`],
    });
    const { MetricAlarms = [] } = await awsApi(emulator()).cloudWatch.send(command);
    return MetricAlarms.map((alarm) => ({
      ...alarm,
      scaled: (alarm.AlarmActions ?? []).map((arn) => (arn.includes("/ecs/") ? "tasks" : "instances")).sort(),
    })).sort((a, b) => Number(b.Threshold) - Number(a.Threshold));
  }

  it("is valid, and applied three times beside each other, by prefixes", async () => {
    for (const scaling of WAYS) {
      await terraform(scaling).init();
      await terraform(scaling).validate();
    }
    await Promise.all(
      WAYS.map(async (scaling) => {
        const counts = { add: COPIES[scaling].size, change: 0, destroy: 0 };
        const plan = await terraform(scaling).plan();
        expect([scaling, plan]).toMatchObject([scaling, counts]);
        expect([scaling, await terraform(scaling).apply({ plan })]).toEqual([scaling, counts]);
      }),
    );
    expect(await terraform("same-alarms").output()).toMatchObject({
      cluster_name: "alarms-sample-ecs-cluster",
      service_name: "alarms-sample-ecs-service",
      alb_dns_name: expect.stringContaining("alarms-sample-ecs-alb"),
    });
  });

  it("changes nothing when it is planned again", async () => {
    for (const scaling of WAYS) expect([scaling, (await terraform(scaling).plan()).noChanges]).toEqual([scaling, true]);
  });

  it.each(WAYS)("has instances that join the cluster, and a service of two tasks on them (%s)", async (scaling) => {
    const { prefix } = COPIES[scaling];
    const { ec2, ecs } = awsApi(emulator());
    const command = new DescribeLaunchTemplateVersionsCommand({
      LaunchTemplateName: `${prefix}sample-autoscaling-setting`,
    });
    const { LaunchTemplateVersions: [version] = [] } = await ec2.send(command);
    const { UserData = "", ...data } = version?.LaunchTemplateData ?? {};
    expect(Buffer.from(UserData, "base64").toString()).toBe(
      `#!/bin/bash\necho "ECS_CLUSTER=${prefix}sample-ecs-cluster" >> /etc/ecs/ecs.config\n`,
    );
    expect(data).toMatchObject({ InstanceType: "t2.medium", MetadataOptions: { HttpTokens: "required" } });
    expect(data.NetworkInterfaces).toMatchObject([{ AssociatePublicIpAddress: true }]);
    expect(await group(scaling)).toMatchObject({
      MinSize: COPIES[scaling].instances,
      MaxSize: 4,
      DefaultCooldown: 300,
    });
    const found = await service(scaling);
    expect(found).toMatchObject({ desiredCount: 2, roleArn: expect.stringContaining(`${prefix}ecsServiceRole`) });
    const { taskDefinition } = await ecs.send(
      new DescribeTaskDefinitionCommand({ taskDefinition: found?.taskDefinition }),
    );
    expect(taskDefinition).toMatchObject({
      networkMode: "bridge",
      containerDefinitions: [
        {
          name: "nginx-container",
          memory: 128,
          portMappings: [{ containerPort: 80, hostPort: 80 }],
          links: ["spring-boot-container"],
          environment: [{ name: "NGINX_CONFIG", value: expect.stringContaining("proxy_set_header Host $host;") }],
        },
        { name: "spring-boot-container", memory: 1024 },
      ],
    });
  });

  it.each<[InstanceScaling, string[]]>([
    ["capacity-provider", ["tasks"]],
    ["same-alarms", ["instances", "tasks"]],
    ["instances-first", ["instances"]],
  ])("has two alarms on the CPU of the service (%s)", async (scaling, scaled) => {
    const { prefix } = COPIES[scaling];
    const common = {
      Namespace: "AWS/ECS",
      MetricName: "CPUUtilization",
      Statistic: "Average",
      Period: 60,
      EvaluationPeriods: 1,
      scaled,
    };
    expect(await alarms(scaling)).toMatchObject([
      {
        ...common,
        AlarmName: `${prefix}EcsScaleOutAlarm`,
        Threshold: 40,
        ComparisonOperator: "GreaterThanOrEqualToThreshold",
      },
      { ...common, AlarmName: `${prefix}EcsScaleInAlarm`, Threshold: 20, ComparisonOperator: "LessThanThreshold" },
    ]);
  });

  it("scales the tasks between two and four", async () => {
    const { applicationAutoScaling } = awsApi(emulator());
    const query = { ServiceNamespace: "ecs" as const };
    const { ScalableTargets = [] } = await applicationAutoScaling.send(new DescribeScalableTargetsCommand(query));
    const ids = [
      "service/alarms-sample-ecs-cluster/alarms-sample-ecs-service",
      "service/sample-ecs-cluster/sample-ecs-service",
    ];
    expect(ScalableTargets.map(({ ResourceId }) => ResourceId).sort()).toEqual(ids);
    for (const target of ScalableTargets) expect(target).toMatchObject({ MinCapacity: 2, MaxCapacity: 4 });
    const { ScalingPolicies = [] } = await applicationAutoScaling.send(new DescribeScalingPoliciesCommand(query));
    const changes = ScalingPolicies.map(({ StepScalingPolicyConfiguration: step }) => [
      step?.Cooldown,
      step?.StepAdjustments?.[0]?.ScalingAdjustment,
    ]);
    expect(changes.sort()).toEqual([
      [300, -1],
      [300, -1],
      [300, 1],
      [300, 1],
    ]);
  });

  it("scales the instances by policies of their own where there is no capacity provider", async () => {
    const { autoScaling, ecs } = awsApi(emulator());
    const { ScalingPolicies = [] } = await autoScaling.send(new DescribePoliciesCommand({}));
    const found = ScalingPolicies.map(({ AutoScalingGroupName, PolicyType, StepAdjustments }) => [
      AutoScalingGroupName,
      PolicyType,
      StepAdjustments?.[0]?.ScalingAdjustment,
    ]);
    expect(found.sort()).toEqual([
      ["alarms-sample-autoscaling-group", "StepScaling", -1],
      ["alarms-sample-autoscaling-group", "StepScaling", 1],
      ["first-sample-autoscaling-group", "StepScaling", -1],
      ["first-sample-autoscaling-group", "StepScaling", 1],
    ]);
    const names = ["sample-autoscaling-provider"];
    const { capacityProviders } = await ecs.send(new DescribeCapacityProvidersCommand({ capacityProviders: names }));
    expect(capacityProviders?.[0]?.autoScalingGroupProvider).toMatchObject({
      managedScaling: { status: "ENABLED", targetCapacity: 100 },
      managedTerminationProtection: "ENABLED",
      managedDraining: "ENABLED",
    });
    expect(await group("capacity-provider")).toMatchObject({ NewInstancesProtectedFromScaleIn: true });
    expect((await service("capacity-provider"))?.capacityProviderStrategy).toEqual([
      expect.objectContaining({ capacityProvider: "sample-autoscaling-provider", weight: 1 }),
    ]);
  });

  it("calls a function when instances were started or ended, which sets the number of tasks", async () => {
    const { autoScaling, events, lambda } = awsApi(emulator());
    const name = "first-sample-ecs-task-count";
    const rule = await events.send(new DescribeRuleCommand({ Name: name }));
    expect(JSON.parse(rule.EventPattern ?? "")).toEqual({
      source: ["aws.autoscaling"],
      "detail-type": ["EC2 Instance Launch Successful", "EC2 Instance Terminate Successful"],
      detail: { AutoScalingGroupName: ["first-sample-autoscaling-group"] },
    });
    const { Configuration } = await lambda.send(new GetFunctionCommand({ FunctionName: name }));
    const { Targets = [] } = await events.send(new ListTargetsByRuleCommand({ Rule: name }));
    expect(Targets.map(({ Arn }) => Arn)).toEqual([Configuration?.FunctionArn]);

    await autoScaling.send(
      new SetDesiredCapacityCommand({ AutoScalingGroupName: "first-sample-autoscaling-group", DesiredCapacity: 3 }),
    );
    // The emulator runs no functions, so the test runs this one as Lambda would.
    const { Variables = {} } = Configuration?.Environment ?? {};
    Object.assign(process.env, emulator().env, { AWS_REGION: TEST_REGION }, Variables);
    const { handler } = require("../../src/stacks/sample-ecs/task-count");
    expect(await handler()).toEqual({ instances: 3, desiredCount: 3 });
    expect((await service("instances-first"))?.desiredCount).toBe(3);
    expect((await terraform("instances-first").plan()).noChanges).toBe(true);
  });

  it("is updated in place by variables, without synthesising", async () => {
    const vars = { instance_type: "t3.medium", alarm_period: 120 };
    const plan = await terraform("same-alarms").plan({ vars });
    expect(plan).toMatchObject({ add: 0, change: 3, destroy: 0 });
    await terraform("same-alarms").apply({ plan });
    expect(await alarms("same-alarms")).toMatchObject([{ Period: 120 }, { Period: 120 }]);
    expect((await terraform("same-alarms").plan({ vars })).noChanges).toBe(true);
  });

  it.each([
    ["region", "us-west-1", "region must have the zones a and c"],
    ["instance_type", "t2.small", "instance_type must be medium of t2, t3 or t3a, or large or more"],
    ["instance_type", "m3.medium", "instance_type must be medium of t2, t3 or t3a, or large or more"],
    ["instance_type", "t4g.large", "instance_type must be medium of t2, t3 or t3a, or large or more"],
    ["nginx_image", "", "nginx_image must be the name of an image"],
    ["app_image", "", "app_image must be the name of an image"],
    ["alarm_period", 90, "alarm_period must be a multiple of 60"],
    ["cooldown", -1, "cooldown must be a whole number"],
  ])("refuses %s = %j at plan", async (name, value, message) => {
    await expect(terraform("same-alarms").plan({ vars: { [name]: value } })).rejects.toThrow(message);
  });

  it("leaves nothing behind, and does not hang on its way", async () => {
    const destroyed = await Promise.all(WAYS.map(async (scaling) => (await terraform(scaling).destroy()).destroy));
    expect(destroyed).toEqual(WAYS.map((scaling) => COPIES[scaling].size));
    expect(await leftovers(emulator())).toEqual([]);
  });
});
