import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DescribeServicesCommand, DescribeTaskDefinitionCommand, paginateListServices } from "@aws-sdk/client-ecs";
import { DescribeAccessPointsCommand } from "@aws-sdk/client-efs";
import { DescribeListenersCommand, DescribeLoadBalancersCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { GetSecretValueCommand } from "@aws-sdk/client-secrets-manager";
import type { App } from "cdktf";
import { Cluster } from "../../src/cluster/cluster";
import { ComposeApplication } from "../../src/compose/application/compose-application";
import { Network } from "../../src/network/network";
import { CONVERTED, sampleFiles } from "../support/compose-samples";
import { deployable } from "../support/deployable";
import { awsApi } from "../support/emulator/api";
import { leftovers } from "../support/emulator/leftovers";
import { useEmulator } from "../support/emulator/use-emulator";
import { scratchDirectory } from "../support/scratch";
import { stackWithProvider } from "../support/synth";
import { Terraform } from "../support/terraform";
import { describeWith } from "../support/toolchain";

const PASSWORD = "a password that nobody is to see";
const vars = { wordpress_db_password: PASSWORD };

/** All samples that become stacks, beside each other; returns the names of their services. */
function compose(app: App): string[] {
  const stack = stackWithProvider(app, "blue");
  const zones = ["ap-northeast-1a", "ap-northeast-1c"];
  const network = new Network(stack, "main", { availabilityZones: zones, natGateways: 1 });
  const cluster = new Cluster(stack, "cluster");
  return Object.entries(CONVERTED).flatMap(([name, more]) => {
    const files = sampleFiles(name, ...more);
    const { services } = new ComposeApplication(stack, name, { files, cluster, network, environment: {} });
    return Object.values(services).map(({ resource }) => `${resource.nameInput}`);
  });
}

describeWith(["terraform", "emulator"], "the samples as Compose applications on AWS", () => {
  const emulator = useEmulator();
  let terraform: Terraform;
  let services: string[];

  beforeAll(() => {
    const directory = deployable(scratchDirectory("blue"), "blue", (app) => {
      services = compose(app);
    });
    terraform = new Terraform(directory, { env: emulator().env });
  });

  async function service(name: string) {
    const command = new DescribeServicesCommand({ cluster: "blue-cluster", services: [`blue-${name}`] });
    return (await awsApi(emulator()).ecs.send(command)).services?.[0];
  }

  async function task(name: string) {
    const command = new DescribeTaskDefinitionCommand({ taskDefinition: `blue-${name}` });
    return (await awsApi(emulator()).ecs.send(command)).taskDefinition;
  }

  it("are valid, and are applied beside each other", async () => {
    await terraform.init();
    await terraform.validate();
    expect(await terraform.apply({ vars })).toMatchObject({ change: 0, destroy: 0 });
  });

  it("change nothing when they are planned again", async () => {
    expect((await terraform.plan({ vars })).noChanges).toBe(true);
  });

  it("are all of their services", async () => {
    const { ecs } = awsApi(emulator());
    const found: string[] = [];
    for await (const { serviceArns = [] } of paginateListServices({ client: ecs }, { cluster: "blue-cluster" })) {
      found.push(...serviceArns.map((arn) => `${arn.split("/").at(-1)}`));
    }
    expect(found.sort()).toEqual(services.sort());
  });

  it("find each other by Service Connect", async () => {
    const offered = async (name: string) =>
      (await service(name))?.deployments?.[0]?.serviceConnectConfiguration?.services?.map(
        ({ clientAliases }) => clientAliases,
      );
    expect(await offered("wordpress-db")).toEqual([[{ port: 3306, dnsName: "db" }]]);
    expect(await offered("node-redis-cache")).toEqual([[{ port: 6379, dnsName: "cache" }]]);
    expect(await offered("spring-postgres")).toEqual([[{ port: 5432, dnsName: "postgres" }]]);
  });

  it("stand behind a load balancer each, by the ports that they publish", async () => {
    const { elb } = awsApi(emulator());
    const { LoadBalancers = [] } = await elb.send(new DescribeLoadBalancersCommand({}));
    const ports = LoadBalancers.map(async ({ LoadBalancerArn, LoadBalancerName }) => {
      const { Listeners = [] } = await elb.send(new DescribeListenersCommand({ LoadBalancerArn }));
      return [LoadBalancerName, Listeners.map(({ Port }) => Port)];
    });
    expect(Object.fromEntries(await Promise.all(ports))).toMatchObject({
      "blue-elk-load-balancer": expect.arrayContaining([9200, 5601]),
      "blue-node-redis-load-balancer": [80],
      "blue-spring-load-balancer": [8080],
      "blue-wordpress-load-balancer": [80],
    });
  });

  it("keep their files in EFS, as the users of their images", async () => {
    const { AccessPoints = [] } = await awsApi(emulator()).efs.send(new DescribeAccessPointsCommand({}));
    const users = AccessPoints.map(({ RootDirectory, PosixUser }) => [RootDirectory?.Path, PosixUser?.Uid]);
    expect(Object.fromEntries(users)).toMatchObject({
      "/content": 33,
      "/database": 999,
      "/ghost/content": 1000,
      "/pgdata": 999,
    });
    const mysql = (await task("wordpress-db"))?.containerDefinitions?.find(({ name }) => name === "db");
    expect(mysql).toMatchObject({
      user: "999:999",
      mountPoints: expect.arrayContaining([expect.objectContaining({ containerPath: "/var/lib/mysql" })]),
    });
    expect(await service("wordpress-db")).toMatchObject({
      deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 },
    });
  });

  it("read their secret as a file, which a container writes that ends before theirs begin", async () => {
    const [writer, wordpress] = (await task("wordpress"))?.containerDefinitions ?? [];
    expect(writer).toMatchObject({
      essential: false,
      secrets: [{ name: "FILE_1", valueFrom: expect.stringContaining("blue-wordpress-db-password") }],
    });
    expect(wordpress).toMatchObject({
      dependsOn: [{ containerName: "wordpress-files", condition: "SUCCESS" }],
      mountPoints: expect.arrayContaining([expect.objectContaining({ containerPath: "/run/secrets", readOnly: true })]),
    });
  });

  it("run a migration in each task before what waits for its end, and not as a service", async () => {
    for (const name of ["web", "worker"]) {
      const containers = (await task(`django-${name}`))?.containerDefinitions;
      expect(containers).toMatchObject([
        { name: "migrate", essential: false },
        { name, dependsOn: [{ containerName: "migrate", condition: "SUCCESS" }] },
      ]);
    }
    expect(services).not.toContain("blue-django-migrate");
  });

  it("have a secret with the value of the variable, which is in no state", async () => {
    const command = new GetSecretValueCommand({ SecretId: "blue-wordpress-db-password" });
    expect((await awsApi(emulator()).secretsManager.send(command)).SecretString).toBe(PASSWORD);
    expect(readFileSync(join(terraform.directory, "terraform.tfstate"), "utf8")).not.toContain(PASSWORD);
  });

  it("have the sizes that they ask for", async () => {
    expect(await task("spring-api")).toMatchObject({
      cpu: "2048",
      memory: "4096",
      runtimePlatform: { cpuArchitecture: "ARM64" },
    });
  });

  it("leave nothing when they are destroyed", async () => {
    await terraform.destroy({ vars });
    expect(await terraform.stateList()).toEqual([]);
    expect(await leftovers(emulator())).toEqual([]);
  });
});
