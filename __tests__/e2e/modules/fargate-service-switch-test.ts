import { cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DescribeServicesCommand, UpdateServiceCommand } from "@aws-sdk/client-ecs";
import { awsApi } from "../../support/emulator/api";
import { useEmulator } from "../../support/emulator/use-emulator";
import { writtenModules } from "../../support/modules";
import { scratchDirectory } from "../../support/scratch";
import { Terraform } from "../../support/terraform";
import { describeWith } from "../../support/toolchain";

const SCALED = "module.shop.aws_ecs_service.main[0]";
const UNSCALED = "module.shop.aws_ecs_service.main_unscaled[0]";
const SERVICE = { cluster: "shop", service: "shop" };

describeWith(["terraform", "emulator"], "a service of the module fargate-service that runs", () => {
  const emulator = useEmulator();
  let root: string;
  let terraform: Terraform;

  /** How many tasks there should be, as AWS has it. */
  async function desiredCount(): Promise<number | undefined> {
    const command = new DescribeServicesCommand({ cluster: SERVICE.cluster, services: [SERVICE.service] });
    const { services = [] } = await awsApi(emulator()).ecs.send(command);
    return services[0]?.desiredCount;
  }

  /** As Application Auto Scaling does. */
  async function scaleTo(count: number): Promise<void> {
    await awsApi(emulator()).ecs.send(new UpdateServiceCommand({ ...SERVICE, desiredCount: count }));
  }

  beforeAll(async () => {
    root = scratchDirectory("switch");
    cpSync(join(__dirname, "fargate-service-switch"), root, { recursive: true });
    writtenModules(join(root, "modules"));
    terraform = new Terraform(root, { env: emulator().env });
    await terraform.init();
    await terraform.apply();
  });

  it("keeps the number of tasks that scaling has set", async () => {
    await scaleTo(5);
    expect((await terraform.plan()).noChanges).toBe(true);
    expect(await desiredCount()).toBe(5);
  });

  it("would be replaced if its scaling were just turned off", async () => {
    const { add, destroy } = await terraform.plan({ vars: { enable_autoscaling: false } });
    expect({ add, destroy }).toEqual({ add: 1, destroy: 4 });
  });

  it("keeps running where a moved block says which form it has now, and gets the number of tasks again", async () => {
    const moved = join(root, "moved.tf");
    writeFileSync(moved, `moved {\n  from = ${SCALED}\n  to   = ${UNSCALED}\n}\n`);
    const vars = { enable_autoscaling: false };
    // The target of the scaling and its two policies go.
    expect(await terraform.apply({ vars })).toEqual({ add: 0, change: 1, destroy: 3 });
    expect(await desiredCount()).toBe(2);
    rmSync(moved);
    expect((await terraform.plan({ vars })).noChanges).toBe(true);
  });

  it("gets each number of tasks that Terraform is told, without scaling", async () => {
    const vars = { enable_autoscaling: false, desired_count: 3 };
    expect(await terraform.apply({ vars })).toEqual({ add: 0, change: 1, destroy: 0 });
    expect(await desiredCount()).toBe(3);
  });

  it("keeps running where its state is moved by hand, back to the form with scaling", async () => {
    await terraform.run(["state", "mv", UNSCALED, SCALED]);
    expect(await terraform.apply()).toEqual({ add: 3, change: 0, destroy: 0 });
    expect(await desiredCount()).toBe(3);
    await terraform.destroy();
  });
});
