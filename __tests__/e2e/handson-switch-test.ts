import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { HandsonStack } from "../../src/stacks/handson/handson-stack";
import { deployable } from "../support/deployable";
import { useEmulator } from "../support/emulator/use-emulator";
import { scratchDirectory } from "../support/scratch";
import { Terraform } from "../support/terraform";
import { describeWith } from "../support/toolchain";

describeWith(["terraform", "emulator"], "a reader of the hands-on who wrote it in HCL", () => {
  const emulator = useEmulator();

  it("goes on from here with his state, and nothing changes", async () => {
    const folder = scratchDirectory("handson-hcl");
    copyFileSync(join(__dirname, "handson-hcl", "main.tf"), join(folder, "main.tf"));
    const hcl = new Terraform(folder, { env: emulator().env });
    await hcl.init();
    expect(await hcl.apply()).toEqual({ add: 39, change: 0, destroy: 0 });

    const directory = deployable(scratchDirectory("switch"), "handson", (app) => new HandsonStack(app, "handson"));
    copyFileSync(join(folder, "terraform.tfstate"), join(directory, "terraform.tfstate"));
    const ours = new Terraform(directory, { env: emulator().env });
    await ours.init();
    // New outputs would count as a change, too, though not as one of a resource: apply them first.
    const first = await ours.plan();
    expect(first).toMatchObject({ add: 0, change: 0, destroy: 0 });
    const actions = ((await first.json()).resource_changes ?? []).flatMap(({ change }) => change.actions);
    expect(new Set(actions)).toEqual(new Set(["no-op"]));
    await ours.apply({ plan: first });
    const second = await ours.plan();
    expect(second.stdout).toContain("No changes.");
    expect(second.noChanges).toBe(true);
  });
});
