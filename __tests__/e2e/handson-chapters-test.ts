import { CHAPTERS } from "../../src/stacks/handson/chapters";
import { HandsonStack } from "../../src/stacks/handson/handson-stack";
import { deployable } from "../support/deployable";
import { leftovers } from "../support/emulator/leftovers";
import { useEmulator } from "../support/emulator/use-emulator";
import { scratchDirectory } from "../support/scratch";
import { Terraform } from "../support/terraform";
import { describeWith } from "../support/toolchain";

/** What the hands-on tells its reader about the plan of each chapter; the service's and the NAT gateways' as they really are. */
const PLANS = [1, 1, 5, 1, 2, 4, 5, 9, 3, 1, 1, 1, 2, 3];

describeWith(["terraform", "emulator"], "the hands-on, chapter by chapter", () => {
  const emulator = useEmulator();
  const outdir = scratchDirectory("chapters");
  let terraform: Terraform;

  it("has a plan line for each chapter", () => {
    expect(CHAPTERS.map(({ adds }) => adds)).toEqual(PLANS);
  });

  it.each(CHAPTERS.map(({ title }, i) => [i + 1, title, PLANS[i]]))(
    "chapter %i, %s: %i to add, 0 to change, 0 to destroy",
    async (chapter, _title, adds) => {
      const compose = { chapter: Number(chapter) };
      const directory = deployable(outdir, "handson", (app) => new HandsonStack(app, "handson", compose));
      terraform = new Terraform(directory, { env: emulator().env });
      if (chapter === 1) await terraform.init();
      const plan = await terraform.plan();
      expect(plan.stdout).toContain(`Plan: ${adds} to add, 0 to change, 0 to destroy.`);
      await terraform.apply({ plan });
    },
  );

  it("is the whole hands-on in the end", async () => {
    expect(await terraform.stateList()).toHaveLength(39);
    expect((await terraform.plan()).noChanges).toBe(true);
    await terraform.destroy();
    expect(await leftovers(emulator())).toEqual([]);
  });
});
