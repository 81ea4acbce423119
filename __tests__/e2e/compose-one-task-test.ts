import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DescribeServicesCommand, DescribeTaskDefinitionCommand } from "@aws-sdk/client-ecs";
import {
  CreateRoleCommand,
  DeleteRoleCommand,
  GetRolePolicyCommand,
  ListRolePoliciesCommand,
} from "@aws-sdk/client-iam";
import type { App } from "cdktf";
import { Cluster } from "../../src/cluster/cluster";
import { ComposeApplication } from "../../src/compose/application/compose-application";
import { Network } from "../../src/network/network";
import { ONE_TASK, sampleFiles } from "../support/compose-samples";
import { deployable } from "../support/deployable";
import { awsApi } from "../support/emulator/api";
import { leftovers } from "../support/emulator/leftovers";
import { useEmulator } from "../support/emulator/use-emulator";
import { scratchDirectory, scratchFiles } from "../support/scratch";
import { stackWithProvider } from "../support/synth";
import { Terraform } from "../support/terraform";
import { describeWith } from "../support/toolchain";

const [ECS_CLI = ""] = sampleFiles("ecs-cli");
const PARAMS = join(ECS_CLI, "../ecs-params.yml");
/** The role of the tutorials of ecs-cli, which exists. */
const RoleName = "ecsTaskExecutionRole";

function compose(app: App, ecsParams?: string): void {
  const stack = stackWithProvider(app, "blue");
  const zones = ["ap-northeast-1a", "ap-northeast-1c"];
  const network = new Network(stack, "main", { availabilityZones: zones, natGateways: 1 });
  const cluster = new Cluster(stack, "cluster");
  const shared = { layout: "one-task", cluster, network, environment: {} } as const;
  new ComposeApplication(stack, "tutorial", { ...shared, file: ECS_CLI, ecsParams });
  for (const name of ["django", "nextcloud"]) {
    new ComposeApplication(stack, name, { ...shared, files: sampleFiles(name, ...(ONE_TASK[name] ?? [])) });
  }
}

describeWith(["terraform", "emulator"], "Compose applications in one task on AWS", () => {
  const emulator = useEmulator();
  const outdir = scratchDirectory("blue");
  let terraform: Terraform;

  beforeAll(async () => {
    const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [] });
    await awsApi(emulator()).iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
    terraform = new Terraform(deployable(outdir, "blue", compose), { env: emulator().env });
  });

  async function service(name: string) {
    const command = new DescribeServicesCommand({ cluster: "blue-cluster", services: [`blue-${name}-app`] });
    return (await awsApi(emulator()).ecs.send(command)).services?.[0];
  }

  async function task(name: string) {
    const { taskDefinition } = (await service(name)) ?? {};
    return (await awsApi(emulator()).ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition }))).taskDefinition;
  }

  it("are valid, and are applied beside each other", async () => {
    await terraform.init();
    await terraform.validate();
    expect(await terraform.apply()).toMatchObject({ change: 0, destroy: 0 });
  });

  it("change nothing when they are planned again", async () => {
    expect((await terraform.plan()).noChanges).toBe(true);
  });

  it("have the size, the parts and the order that the parameters of ecs-cli say", async () => {
    expect(await task("tutorial")).toMatchObject({
      cpu: "512",
      memory: "2048",
      executionRoleArn: `arn:aws:iam::123456789012:role/${RoleName}`,
      containerDefinitions: [
        { name: "mysql", cpu: 100, memory: 500, memoryReservation: 450, healthCheck: { startPeriod: 60 } },
        {
          name: "wordpress",
          dependsOn: [{ containerName: "mysql", condition: "HEALTHY" }],
          secrets: [{ name: "WORDPRESS_DB_PASSWORD" }],
        },
      ],
    });
    expect(await service("tutorial")).toMatchObject({
      loadBalancers: [{ containerName: "wordpress", containerPort: 80 }],
    });
  });

  it("allow the role that exists to read the secret", async () => {
    const { iam } = awsApi(emulator());
    const { PolicyNames: [PolicyName] = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
    const { PolicyDocument = "" } = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
    expect(decodeURIComponent(PolicyDocument)).toContain("parameter/wordpress/db-password");
  });

  it("wait for a container that migrates the database to its end", async () => {
    const containers = (await task("django"))?.containerDefinitions ?? [];
    expect(containers.find(({ name }) => name === "migrate")?.essential).toBe(false);
    expect(containers.find(({ name }) => name === "web")).toMatchObject({
      essential: true,
      dependsOn: expect.arrayContaining([{ containerName: "migrate", condition: "SUCCESS" }]),
    });
  });

  it("mount the volumes of other containers", async () => {
    const containers = (await task("nextcloud"))?.containerDefinitions ?? [];
    expect(containers.find(({ name }) => name === "web")?.volumesFrom).toEqual([
      { sourceContainer: "app", readOnly: true },
    ]);
  });

  it("become other tasks of the same service when a parameter changes", async () => {
    const before = await service("tutorial");
    const params = readFileSync(PARAMS, "utf8").replace("mem_limit: 2GB", "mem_limit: 4GB");
    const file = join(scratchFiles({ "params.yml": params }), "params.yml");
    deployable(outdir, "blue", (app) => compose(app, file));
    expect(await terraform.apply()).toMatchObject({ add: 1, change: 1, destroy: 1 });
    expect((await task("tutorial"))?.memory).toBe("4096");
    expect((await service("tutorial"))?.serviceArn).toBe(before?.serviceArn);
    expect((await terraform.plan()).noChanges).toBe(true);
  });

  it("leave nothing when they are destroyed", async () => {
    await terraform.destroy();
    expect(await terraform.stateList()).toEqual([]);
    await awsApi(emulator()).iam.send(new DeleteRoleCommand({ RoleName }));
    expect(await leftovers(emulator())).toEqual([]);
  });
});
