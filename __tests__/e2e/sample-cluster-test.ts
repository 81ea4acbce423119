import { DescribeAutoScalingGroupsCommand } from "@aws-sdk/client-auto-scaling";
import {
  CreateKeyPairCommand,
  DescribeLaunchTemplateVersionsCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  type SecurityGroup,
} from "@aws-sdk/client-ec2";
import {
  DescribeClustersCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  type Service,
} from "@aws-sdk/client-ecs";
import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTargetGroupAttributesCommand,
  DescribeTargetGroupsCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  ListAttachedRolePoliciesCommand,
} from "@aws-sdk/client-iam";
import type { App } from "cdktf";
import { SampleClusterStack } from "../../src/stacks/sample-cluster/sample-cluster-stack";
import { deployable } from "../support/deployable";
import { awsApi } from "../support/emulator/api";
import { leftovers } from "../support/emulator/leftovers";
import { useEmulator } from "../support/emulator/use-emulator";
import { scratchDirectory } from "../support/scratch";
import { Terraform } from "../support/terraform";
import { describeWith } from "../support/toolchain";

const RESOURCES = 41;
const ACCOUNT = "123456789012";
/** The other copy in the account: with a prefix, and the service as a daemon. */
const BLUE = { prefix: "blue-", daemon: true };

function only<T>(items: readonly T[] | undefined): T {
  const [first, ...more] = items ?? [];
  if (first === undefined || more.length > 0) throw new Error(`one is wanted, not ${items?.length ?? 0}`);
  return first;
}

describeWith(["terraform", "emulator"], "the stack sample-cluster on AWS", () => {
  const emulator = useEmulator();
  let terraform: Terraform;
  let blue: Terraform;

  beforeAll(() => {
    const copy = (id: string, compose: (app: App) => void) =>
      new Terraform(deployable(scratchDirectory(id), id, compose), { env: emulator().env });
    terraform = copy("sample-cluster", (app) => new SampleClusterStack(app, "sample-cluster"));
    blue = copy("blue-sample-cluster", (app) => new SampleClusterStack(app, "blue-sample-cluster", BLUE));
  });

  async function service(name: string, prefix = ""): Promise<Service> {
    const { ecs } = awsApi(emulator());
    const command = new DescribeServicesCommand({ cluster: `${prefix}sample-cluster`, services: [`${prefix}${name}`] });
    return only((await ecs.send(command)).services);
  }

  async function taskDefinition(name: string) {
    const { ecs } = awsApi(emulator());
    return (await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: name }))).taskDefinition;
  }

  async function launchTemplate(name: string) {
    const { ec2 } = awsApi(emulator());
    const command = new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateName: name, Versions: ["$Latest"] });
    const { LaunchTemplateVersions } = await ec2.send(command);
    const { UserData = "", ...data } = only(LaunchTemplateVersions).LaunchTemplateData ?? {};
    return { ...data, script: Buffer.from(UserData, "base64").toString() };
  }

  async function securityGroup(name: string): Promise<SecurityGroup> {
    const { ec2 } = awsApi(emulator());
    const command = new DescribeSecurityGroupsCommand({ Filters: [{ Name: "group-name", Values: [name] }] });
    return only((await ec2.send(command)).SecurityGroups);
  }

  /** What may connect to the members of a group: `22 from 203.0.113.0/24`. */
  async function admitted(name: string): Promise<string[]> {
    const { ec2 } = awsApi(emulator());
    const { GroupId = "" } = await securityGroup(name);
    const command = new DescribeSecurityGroupRulesCommand({ Filters: [{ Name: "group-id", Values: [GroupId] }] });
    const { SecurityGroupRules = [] } = await ec2.send(command);
    return SecurityGroupRules.filter((rule) => !rule.IsEgress)
      .map(({ FromPort, ToPort, CidrIpv4, CidrIpv6, ReferencedGroupInfo }) => {
        return `${FromPort}-${ToPort} from ${CidrIpv4 ?? CidrIpv6 ?? ReferencedGroupInfo?.GroupId}`;
      })
      .sort();
  }

  async function policyStatement(name: string) {
    const { iam } = awsApi(emulator());
    const PolicyArn = `arn:aws:iam::${ACCOUNT}:policy/${name}`;
    const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn }));
    const { PolicyVersion } = await iam.send(
      new GetPolicyVersionCommand({ PolicyArn, VersionId: Policy?.DefaultVersionId }),
    );
    return only(JSON.parse(decodeURIComponent(PolicyVersion?.Document ?? "")).Statement);
  }

  async function role(RoleName: string) {
    const { iam } = awsApi(emulator());
    const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
    const { AttachedPolicies = [] } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
    const trust = only<{ Principal: unknown }>(
      JSON.parse(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? "")).Statement,
    );
    return { trusts: trust.Principal, policies: AttachedPolicies.map(({ PolicyName }) => PolicyName).sort() };
  }

  async function targetGroup(name: string) {
    const { elb } = awsApi(emulator());
    const { TargetGroups } = await elb.send(new DescribeTargetGroupsCommand({ Names: [name] }));
    const found = only(TargetGroups);
    const { Attributes = [] } = await elb.send(
      new DescribeTargetGroupAttributesCommand({ TargetGroupArn: found.TargetGroupArn }),
    );
    const delay = Attributes.find(({ Key }) => Key === "deregistration_delay.timeout_seconds")?.Value;
    return { ...found, delay };
  }

  it("is valid and plans 41 resources, also under a prefix and with a daemon", async () => {
    for (const copy of [terraform, blue]) {
      await copy.init();
      await copy.validate();
      expect(await copy.plan()).toMatchObject({ add: RESOURCES, change: 0, destroy: 0 });
    }
  });

  it("is applied, twice in one account", async () => {
    const applied = await Promise.all([terraform.apply(), blue.apply()]);
    expect(applied).toEqual(applied.map(() => ({ add: RESOURCES, change: 0, destroy: 0 })));
    expect(await terraform.output()).toEqual({
      alb_dns_name: expect.stringMatching(/^sample-ecs-alb-.*elb[.]amazonaws[.]com$/),
      cluster_name: "sample-cluster",
      service_names: ["sample-ecs-service", "sample-cluster-backend", "sample-cluster-frontend"],
    });
    expect(await blue.output()).toEqual({
      alb_dns_name: expect.stringMatching(/^blue-sample-ecs-alb-.*elb[.]amazonaws[.]com$/),
      cluster_name: "blue-sample-cluster",
      service_names: ["blue-sample-ecs-service", "blue-sample-cluster-backend", "blue-sample-cluster-frontend"],
    });
  });

  it("has two public subnets in two zones", async () => {
    const { ec2 } = awsApi(emulator());
    const { Subnets = [] } = await ec2.send(
      new DescribeSubnetsCommand({ Filters: [{ Name: "tag:Name", Values: ["sample-cluster-public-*"] }] }),
    );
    const found = Subnets.map(({ CidrBlock, AvailabilityZone }) => `${CidrBlock} ${AvailabilityZone}`);
    expect(found.sort()).toEqual(["10.0.0.0/24 ap-northeast-1a", "10.0.1.0/24 ap-northeast-1c"]);
  });

  it.each(["", "blue-"])("has the cluster %ssample-cluster, which one instance joins", async (prefix) => {
    const { autoScaling, ecs } = awsApi(emulator());
    const { clusters } = await ecs.send(new DescribeClustersCommand({ clusters: [`${prefix}sample-cluster`] }));
    expect(only(clusters).status).toBe("ACTIVE");
    const { AutoScalingGroups } = await autoScaling.send(
      new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [`${prefix}sample-cluster-group`] }),
    );
    expect(only(AutoScalingGroups)).toMatchObject({ MinSize: 1, DesiredCapacity: 1, MaxSize: 1 });
    const { GroupId } = await securityGroup(`${prefix}sample-cluster-instances`);
    const data = await launchTemplate(`${prefix}sample-cluster-instance`);
    expect(data).toMatchObject({
      script: `#!/bin/bash\necho "ECS_CLUSTER=${prefix}sample-cluster" >> /etc/ecs/ecs.config\n`,
      ImageId: "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id",
      InstanceType: "m4.large",
      MetadataOptions: { HttpTokens: "required" },
      IamInstanceProfile: {
        Arn: `arn:aws:iam::${ACCOUNT}:instance-profile/${prefix}sample-cluster-ecs-instance-profile`,
      },
      BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: { VolumeSize: 30, VolumeType: "gp3", Encrypted: true } }],
      NetworkInterfaces: [{ AssociatePublicIpAddress: true, Groups: [GroupId] }],
    });
    expect(data).not.toHaveProperty("KeyName");
    expect(await role(`${prefix}ecsInstanceRole`)).toEqual({
      trusts: { Service: "ec2.amazonaws.com" },
      policies: ["AmazonEC2ContainerServiceforEC2Role"],
    });
  });

  it.each(["", "blue-"])("gives tasks of %ssample-task their two ways to the bucket", async (prefix) => {
    const access = `${prefix}sample-s3-access-policy`;
    const assume = `${prefix}sample-get-s3-access-role-policy`;
    expect(await policyStatement(access)).toEqual({
      Effect: "Allow",
      Action: ["s3:PutObject", "s3:GetObject"],
      Resource: [`arn:*:s3:::${prefix}debugroom-sample/*`],
    });
    expect(await policyStatement(assume)).toEqual({
      Effect: "Allow",
      Action: ["sts:AssumeRole", "iam:GetRole"],
      Resource: [`arn:aws:iam::${ACCOUNT}:role/${prefix}sample-s3-access-role`],
    });
    expect(await role(`${prefix}sample-s3-access-role`)).toEqual({ trusts: { AWS: ACCOUNT }, policies: [access] });
    expect(await role(`${prefix}sample-s3-access-role-for-ecs`)).toEqual({
      trusts: { Service: "ecs-tasks.amazonaws.com" },
      policies: [assume, access],
    });
  });

  it.each(["", "blue-"])("runs %ssample-task with the role, on a port that Docker chooses", async (prefix) => {
    expect(await taskDefinition(`${prefix}sample-task`)).toMatchObject({
      networkMode: "bridge",
      requiresCompatibilities: ["EC2"],
      taskRoleArn: `arn:aws:iam::${ACCOUNT}:role/${prefix}sample-s3-access-role-for-ecs`,
      containerDefinitions: [
        {
          name: "sample-spring-cloud",
          image: "debugroom/sample-spring-cloud:1.0-SNAPSHOT",
          memory: 1024,
          portMappings: [{ containerPort: 8080, hostPort: 0 }],
          environment: expect.arrayContaining([
            { name: "BUCKET_NAME", value: `${prefix}debugroom-sample` },
            { name: "S3_UPLOAD_ROLE_NAME", value: `${prefix}sample-s3-access-role` },
          ]),
          healthCheck: {
            command: ["CMD-SHELL", "curl -f http://localhost:8080/index.html || exit 1"],
            interval: 60,
            timeout: 30,
            startPeriod: 60,
            retries: 3,
          },
        },
      ],
    });
  });

  it("keeps one task of sample-ecs-service running, spread over zones, then instances", async () => {
    const found = await service("sample-ecs-service");
    expect(found).toMatchObject({
      launchType: "EC2",
      schedulingStrategy: "REPLICA",
      desiredCount: 1,
      deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 200 },
      healthCheckGracePeriodSeconds: 100,
      placementStrategy: [
        { type: "spread", field: "attribute:ecs.availability-zone" },
        { type: "spread", field: "instanceId" },
      ],
      loadBalancers: [
        {
          targetGroupArn: (await targetGroup("sample-ecs-target-group")).TargetGroupArn,
          containerName: "sample-spring-cloud",
          containerPort: 8080,
        },
      ],
    });
    expect(found.roleArn).toBeUndefined();
  });

  it("runs blue-sample-ecs-service once on each instance, as a daemon", async () => {
    expect(await service("sample-ecs-service", "blue-")).toMatchObject({
      launchType: "EC2",
      schedulingStrategy: "DAEMON",
      deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 },
      healthCheckGracePeriodSeconds: 100,
      placementStrategy: [],
      loadBalancers: [{ containerName: "sample-spring-cloud", containerPort: 8080 }],
    });
  });

  it.each([
    ["backend", 8081],
    ["frontend", 8080],
  ])("runs a service %s on port %d, whose requests come by its path", async (name, port) => {
    expect(await taskDefinition(`sample-cluster-${name}`)).toMatchObject({
      cpu: "512",
      memory: "1024",
      networkMode: "bridge",
      containerDefinitions: [
        {
          image: `debugroom/sample-aws-ecs-${name}:1.0-SNAPSHOT`,
          portMappings: [{ containerPort: port, hostPort: 0 }],
        },
      ],
    });
    const group = await targetGroup(`ecs-sample-${name}-service`);
    expect(group).toMatchObject({ Port: 80, TargetType: "instance", HealthyThresholdCount: 2, delay: "20" });
    expect(await service(`sample-cluster-${name}`)).toMatchObject({
      desiredCount: 1,
      loadBalancers: [{ targetGroupArn: group.TargetGroupArn, containerPort: port }],
    });
  });

  it("listens for everybody on port 80, and forwards by path in the order of the rules", async () => {
    const { elb } = awsApi(emulator());
    const { LoadBalancers } = await elb.send(new DescribeLoadBalancersCommand({ Names: ["sample-ecs-alb"] }));
    const alb = only(LoadBalancers);
    expect(alb).toMatchObject({ Type: "application", IpAddressType: "ipv4" });
    expect(alb.Scheme).not.toBe("internal"); // the emulator does not name the other one
    expect(await admitted("load-balancer-sample-ecs-alb-http")).toEqual(["80-80 from 0.0.0.0/0", "80-80 from ::/0"]);
    const { Listeners } = await elb.send(new DescribeListenersCommand({ LoadBalancerArn: alb.LoadBalancerArn }));
    const listener = only(Listeners);
    expect(listener).toMatchObject({ Port: 80, Protocol: "HTTP" });
    const { Rules = [] } = await elb.send(new DescribeRulesCommand({ ListenerArn: listener.ListenerArn }));
    const arns = await Promise.all(
      ["ecs-sample-backend-service", "ecs-sample-frontend-service", "sample-ecs-target-group"].map(
        async (name) => (await targetGroup(name)).TargetGroupArn,
      ),
    );
    expect(
      Rules.map(({ Priority, Conditions = [], Actions = [] }) => ({
        priority: Priority,
        paths: Conditions.flatMap(({ PathPatternConfig }) => PathPatternConfig?.Values ?? []),
        to: Actions.map(({ TargetGroupArn }) => TargetGroupArn),
      })).sort((a, b) => String(a.priority).localeCompare(String(b.priority))),
    ).toEqual([
      { priority: "1", paths: ["/backend/*"], to: [arns[0]] },
      { priority: "2", paths: ["/frontend/*"], to: [arns[1]] },
      { priority: "default", paths: [], to: [arns[2]] },
    ]);
    expect(await targetGroup("sample-ecs-target-group")).toMatchObject({
      Protocol: "HTTP",
      Port: 80,
      TargetType: "instance",
      HealthCheckProtocol: "HTTP",
      HealthCheckPath: "/index.html",
    });
  });

  it("lets in to the instances the load balancer alone, on the ports that Docker chooses from", async () => {
    const { GroupId } = await securityGroup("load-balancer-sample-ecs-alb-http");
    expect(await admitted("sample-cluster-instances")).toEqual([`32768-61000 from ${GroupId}`]);
  });

  it("changes nothing when it is planned again", async () => {
    expect((await terraform.plan()).noChanges).toBe(true);
    expect((await blue.plan()).noChanges).toBe(true);
  });

  const changed = { instance_count: 2, key_name: "ops", ssh_cidrs: ["203.0.113.0/24"], root_volume_gib: 50 };

  it("is updated in place by variables, without synthesising", async () => {
    const vars = changed;
    await awsApi(emulator()).ec2.send(new CreateKeyPairCommand({ KeyName: vars.key_name }));
    const plan = await terraform.plan({ vars });
    const changes = ((await plan.json()).resource_changes ?? [])
      .filter(({ change }) => change.actions[0] !== "no-op")
      .map(({ address, change }) => `${address}: ${change.actions.join(", ")}`);
    expect(changes.sort()).toEqual([
      "aws_autoscaling_group.group: update",
      "aws_launch_template.instance: update",
      'aws_vpc_security_group_ingress_rule.instances_ssh["203.0.113.0/24"]: create',
    ]);
    await terraform.apply({ plan });
    const { GroupId } = await securityGroup("load-balancer-sample-ecs-alb-http");
    expect(await admitted("sample-cluster-instances")).toEqual([
      "22-22 from 203.0.113.0/24",
      `32768-61000 from ${GroupId}`,
    ]);
    expect(await launchTemplate("sample-cluster-instance")).toMatchObject({
      KeyName: "ops",
      BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: { VolumeSize: 50 } }],
    });
    const { autoScaling } = awsApi(emulator());
    const { AutoScalingGroups } = await autoScaling.send(
      new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: ["sample-cluster-group"] }),
    );
    expect(only(AutoScalingGroups)).toMatchObject({ MinSize: 2, DesiredCapacity: 2, MaxSize: 2 });
    expect((await terraform.plan({ vars })).noChanges).toBe(true);
  });

  it("deploys another image under the same service", async () => {
    const vars = { ...changed, image: "app:2" };
    const plan = await terraform.plan({ vars });
    expect(plan).toMatchObject({ add: 1, change: 1, destroy: 1 });
    await terraform.apply({ plan });
    const { taskDefinition: revision = "" } = await service("sample-ecs-service");
    expect(revision).toMatch(/sample-task:2$/);
    expect((await taskDefinition(revision))?.containerDefinitions).toMatchObject([{ image: "app:2" }]);
  });

  it.each([
    ["region", "us-west-1", "region must have the zones a and c"],
    ["instance_type", "m4.medium", "instance_type must be large or more"],
    ["instance_type", "m7g.large", "instance_type must be large or more"],
    ["instance_count", 0, "instance_count must be a whole number from 1 to 10"],
    ["root_volume_gib", 22, "root_volume_gib must be a whole number from 30 to 16384"],
    ["ssh_cidrs", ["203.0.113.1"], "ssh_cidrs must be blocks of IPv4 addresses"],
    ["bucket_name", "No_Bucket", "bucket_name must be the name of a bucket"],
    ["backend_image", "two words", "backend_image must be the name of an image"],
  ])("refuses %s = %j at plan", async (name, value, message) => {
    await expect(terraform.plan({ vars: { [name]: value } })).rejects.toThrow(message);
  });

  it("leaves nothing behind, and does not hang on its way", async () => {
    const destroyed = await Promise.all([terraform.destroy(), blue.destroy()]);
    expect(destroyed.map(({ destroy }) => destroy)).toEqual([RESOURCES + 1, RESOURCES]);
    expect(await leftovers(emulator())).toEqual([]);
  });
});
