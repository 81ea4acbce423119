import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DescribeSecurityGroupRulesCommand, DescribeSecurityGroupsCommand } from "@aws-sdk/client-ec2";
import { DescribeServicesCommand, DescribeTaskDefinitionCommand } from "@aws-sdk/client-ecs";
import {
  DescribeAccessPointsCommand,
  DescribeBackupPolicyCommand,
  DescribeFileSystemsCommand,
  DescribeMountTargetsCommand,
} from "@aws-sdk/client-efs";
import { GetRolePolicyCommand, ListRolePoliciesCommand } from "@aws-sdk/client-iam";
import { GetSecretValueCommand } from "@aws-sdk/client-secrets-manager";
import type { App } from "cdktf";
import { HelloWorldStack, type HelloWorldStyle } from "../../src/stacks/hello-world/hello-world-stack";
import { deployable } from "../support/deployable";
import { awsApi } from "../support/emulator/api";
import { leftovers } from "../support/emulator/leftovers";
import { useEmulator } from "../support/emulator/use-emulator";
import { scratchDirectory } from "../support/scratch";
import { Terraform } from "../support/terraform";
import { describeWith } from "../support/toolchain";

/** A copy in each style, side by side in one account. */
const COPIES: Record<HelloWorldStyle, { prefix: string; size: number }> = {
  today: { prefix: "", size: 48 },
  slides: { prefix: "old-", size: 37 },
};
const STYLES = Object.keys(COPIES) as HelloWorldStyle[];
const SECRETS = ["hello-world-root-password", "hello-world-wordpress-password"];

describeWith(["terraform", "emulator"], "the hello-world stack on AWS", () => {
  const emulator = useEmulator();
  const terraforms = new Map<HelloWorldStyle, Terraform>();
  /** The passwords as they are after the first apply. */
  let passwords: (string | undefined)[];

  beforeAll(() => {
    for (const style of STYLES) {
      const { prefix } = COPIES[style];
      const stack = `${prefix}hello-world`;
      const compose = (app: App) => {
        new HelloWorldStack(app, stack, { prefix, style });
      };
      const directory = deployable(scratchDirectory(stack), stack, compose);
      terraforms.set(style, new Terraform(directory, { env: emulator().env }));
    }
  });

  function terraform(style: HelloWorldStyle): Terraform {
    const found = terraforms.get(style);
    if (found === undefined) throw new Error(`no copy in the style ${style}`);
    return found;
  }

  async function service(style: HelloWorldStyle) {
    const stack = `${COPIES[style].prefix}hello-world`;
    const command = new DescribeServicesCommand({ cluster: `${stack}-cluster`, services: [`${stack}-service`] });
    return (await awsApi(emulator()).ecs.send(command)).services?.[0];
  }

  async function task(style: HelloWorldStyle) {
    const command = new DescribeTaskDefinitionCommand({ taskDefinition: (await service(style))?.taskDefinition });
    return (await awsApi(emulator()).ecs.send(command)).taskDefinition;
  }

  async function secretValues(): Promise<(string | undefined)[]> {
    const { secretsManager } = awsApi(emulator());
    const values = SECRETS.map((SecretId) => secretsManager.send(new GetSecretValueCommand({ SecretId })));
    return (await Promise.all(values)).map(({ SecretString }) => SecretString);
  }

  it("is valid, and applied in both styles beside each other, by a prefix", async () => {
    for (const style of STYLES) {
      await terraform(style).init();
      await terraform(style).validate();
    }
    await Promise.all(
      STYLES.map(async (style) => {
        const counts = { add: COPIES[style].size, change: 0, destroy: 0 };
        const plan = await terraform(style).plan();
        expect([style, plan]).toMatchObject([style, counts]);
        expect([style, await terraform(style).apply({ plan })]).toEqual([style, counts]);
      }),
    );
    passwords = await secretValues();
  });

  it("changes nothing when it is planned again", async () => {
    for (const style of STYLES) expect([style, (await terraform(style).plan()).noChanges]).toEqual([style, true]);
  });

  it("says where it is", async () => {
    expect(await terraform("slides").output()).toEqual({
      url: expect.stringMatching(/^http:\/\/old-hello-world-alb.*/),
      cluster_name: "old-hello-world-cluster",
      service_name: "old-hello-world-service",
    });
  });

  it("has the slides' task definition, to the letter", async () => {
    const { containerDefinitions = [], ...definition } = (await task("slides")) ?? {};
    expect(definition).toMatchObject({ family: "old-hello_world", networkMode: "bridge" });
    const [wordpress, mysql] = containerDefinitions;
    expect(wordpress).toMatchObject({
      name: "wordpress",
      links: ["mysql"],
      image: "wordpress",
      essential: true,
      portMappings: [{ containerPort: 80, hostPort: 80 }],
      memory: 500,
      cpu: 10,
    });
    expect(mysql).toMatchObject({
      name: "mysql",
      image: "mysql",
      environment: [{ name: "MYSQL_ROOT_PASSWORD", value: "password" }],
      cpu: 10,
      memory: 500,
      essential: true,
    });
  });

  it("runs it on instances, behind the load balancer", async () => {
    expect(await service("slides")).toMatchObject({
      capacityProviderStrategy: [{ capacityProvider: "old-hello-world-capacity-provider", weight: 1 }],
      desiredCount: 1,
      loadBalancers: [{ containerName: "wordpress", containerPort: 80 }],
      deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 },
    });
  });

  it("has, today, a WordPress that waits for MySQL, and both with data in EFS", async () => {
    const { efs } = awsApi(emulator());
    const definition = await task("today");
    expect(definition).toMatchObject({ family: "hello_world", networkMode: "awsvpc", cpu: "512", memory: "2048" });
    const [mysql, wordpress] = definition?.containerDefinitions ?? [];
    expect(mysql).toMatchObject({
      image: "public.ecr.aws/docker/library/mysql:8.4.6",
      healthCheck: { command: ["CMD-SHELL", "mysqladmin ping --host=127.0.0.1 --silent"], startPeriod: 300 },
      mountPoints: [{ sourceVolume: "mysql", containerPath: "/var/lib/mysql" }],
    });
    expect(wordpress).toMatchObject({
      image: "public.ecr.aws/docker/library/wordpress:6.8.2-php8.3-apache",
      dependsOn: [{ containerName: "mysql", condition: "HEALTHY" }],
      mountPoints: [{ sourceVolume: "wordpress", containerPath: "/var/www/html" }],
      environment: expect.arrayContaining([{ name: "WORDPRESS_DB_HOST", value: "127.0.0.1" }]),
    });
    const { AccessPoints = [] } = await efs.send(new DescribeAccessPointsCommand({}));
    const paths = new Map(AccessPoints.map(({ AccessPointId, RootDirectory }) => [AccessPointId, RootDirectory?.Path]));
    const volumes = (definition?.volumes ?? []).map(({ name, efsVolumeConfiguration: volume }) => ({
      name,
      transitEncryption: volume?.transitEncryption,
      iam: volume?.authorizationConfig?.iam,
      path: paths.get(volume?.authorizationConfig?.accessPointId),
    }));
    const overTls = { transitEncryption: "ENABLED", iam: "ENABLED" };
    expect([...volumes].sort((a, b) => String(a.name).localeCompare(String(b.name)))).toEqual([
      { name: "mysql", path: "/mysql", ...overTls },
      { name: "wordpress", path: "/wordpress", ...overTls },
    ]);
    expect(AccessPoints.map(({ PosixUser }) => PosixUser?.Uid).sort()).toEqual([33, 999]);
  });

  it("never runs two of them at once, for MySQL's sake", async () => {
    expect(await service("today")).toMatchObject({
      launchType: "FARGATE",
      desiredCount: 1,
      deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 },
    });
  });

  it("has an encrypted file system with backups, which only the tasks reach, in each zone", async () => {
    const { efs, ec2 } = awsApi(emulator());
    const { FileSystems: [files, ...others] = [] } = await efs.send(new DescribeFileSystemsCommand({}));
    expect(others).toEqual([]);
    expect(files).toMatchObject({ Encrypted: true, Name: "hello-world-files" });
    const FileSystemId = files?.FileSystemId;
    const { BackupPolicy } = await efs.send(new DescribeBackupPolicyCommand({ FileSystemId }));
    expect(BackupPolicy).toEqual({ Status: "ENABLED" });
    const { MountTargets = [] } = await efs.send(new DescribeMountTargetsCommand({ FileSystemId }));
    expect(MountTargets.map(({ AvailabilityZoneName }) => AvailabilityZoneName).sort()).toEqual([
      "ap-northeast-1a",
      "ap-northeast-1c",
    ]);
    const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({}));
    const idOf = (name: string) => SecurityGroups.find(({ GroupName }) => GroupName === name)?.GroupId ?? "";
    const filter = { Name: "group-id", Values: [idOf("hello-world-files")] };
    const { SecurityGroupRules } = await ec2.send(new DescribeSecurityGroupRulesCommand({ Filters: [filter] }));
    expect(SecurityGroupRules?.filter(({ IsEgress }) => !IsEgress)).toMatchObject([
      { FromPort: 2049, ToPort: 2049, ReferencedGroupInfo: { GroupId: idOf("hello-world-service") } },
    ]);
  });

  it("lets the tasks mount their two directories, and nothing else", async () => {
    const { iam } = awsApi(emulator());
    const RoleName = "hello-world-task-task-role";
    const { PolicyNames: [PolicyName] = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
    const { PolicyDocument = "" } = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
    const { Statement } = JSON.parse(decodeURIComponent(PolicyDocument));
    const mount = {
      Effect: "Allow",
      Action: ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
      Resource: [expect.stringContaining(":file-system/fs-")],
      Condition: {
        StringEquals: { "elasticfilesystem:AccessPointArn": [expect.stringContaining(":access-point/fsap-")] },
      },
    };
    expect(Statement).toEqual([mount, mount]);
  });

  it("has passwords that differ, and stand in no state and no plan", async () => {
    expect(passwords).toEqual([expect.stringMatching(/^[A-Za-z0-9]{32}$/), expect.stringMatching(/^[A-Za-z0-9]{32}$/)]);
    expect(passwords[0]).not.toBe(passwords[1]);
    const { directory } = terraform("today");
    const state = readFileSync(join(directory, "terraform.tfstate"), "utf8");
    const plan = await terraform("today").plan({ args: ["-refresh=false"] });
    const shown = JSON.stringify(await plan.json());
    expect(state).toContain("hello-world-root-password");
    for (const password of passwords) {
      expect(state).not.toContain(password);
      expect(shown).not.toContain(password);
    }
  });

  it("keeps the passwords when it is updated, by another image and for other clients", async () => {
    const vars = {
      mysql_image: "public.ecr.aws/docker/library/mysql:8.4.7",
      allowed_cidrs: ["203.0.113.0/24"],
    };
    const plan = await terraform("today").plan({ vars });
    const changes = ((await plan.json()).resource_changes ?? [])
      .filter(({ change }) => change.actions[0] !== "no-op")
      .map(({ address, change }) => `${address}: ${change.actions.join(", ")}`);
    expect(changes.sort()).toEqual([
      "aws_ecs_service.service: update",
      "aws_ecs_task_definition.task: create, delete",
      'aws_vpc_security_group_ingress_rule.alb_http["0.0.0.0/0"]: delete',
      'aws_vpc_security_group_ingress_rule.alb_http["203.0.113.0/24"]: create',
    ]);
    await terraform("today").apply({ plan });
    expect((await task("today"))?.containerDefinitions?.[0]?.image).toBe(vars.mysql_image);
    expect(await secretValues()).toEqual(passwords);
    expect((await terraform("today").plan({ vars })).noChanges).toBe(true);
  });

  it.each<[HelloWorldStyle, string, unknown, string]>([
    ["today", "region", "us-west-1", "region must have the zones a and c"],
    ["today", "allowed_cidrs", [], "allowed_cidrs must be one or more blocks"],
    ["today", "mysql_image", "", "mysql_image must be the name of an image"],
    ["today", "wordpress_image", "a b", "wordpress_image must be the name of an image"],
    ["slides", "instance_type", "t3.micro", "instance_type must be small or more"],
  ])("refuses, in the style %s, %s = %j at plan", async (style, name, value, message) => {
    await expect(terraform(style).plan({ vars: { [name]: value } })).rejects.toThrow(message);
  });

  it("leaves nothing behind", async () => {
    const counts = await Promise.all(STYLES.map(async (style) => (await terraform(style).destroy()).destroy));
    expect(counts).toEqual(STYLES.map((style) => COPIES[style].size));
    expect(await leftovers(emulator())).toEqual([]);
  });
});
