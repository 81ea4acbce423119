import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { writtenModules } from "./modules";
import { scratchDirectory } from "./scratch";
import { Terraform } from "./terraform";
import { describeWith } from "./toolchain";
import { withoutLines } from "./without-lines";

/** Values of the variable `inputs` of a root configuration, and what a plan with them says. */
export type RefusedInputs = readonly (readonly [inputs: object, words: string])[];

/** Holds that `root`, in HCL, plans as it is, and that each of `refused` fails at the plan in our words. */
export function describeRefusedInputs(title: string, root: string, refused: RefusedInputs): void {
  describeWith(["terraform"], title, () => {
    let terraform: Terraform;

    beforeAll(async () => {
      const directory = scratchDirectory("refused-inputs");
      writtenModules(join(directory, "modules"));
      writeFileSync(join(directory, "main.tf"), root);
      terraform = new Terraform(directory);
      await terraform.init();
    });

    it("are none when nothing is wrong", async () => {
      expect((await terraform.plan({ vars: { inputs: {} } })).destroy).toBe(0);
    });

    it.each(refused)("are refused at the plan, in our words: %j", async (inputs, words) => {
      const message = terraform.plan({ vars: { inputs } }).catch((error: Error) => withoutLines(error.message));
      expect(await message).toContain(words);
    });
  });
}
