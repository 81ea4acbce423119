import { join } from "node:path";
import { leftovers } from "../support/emulator/leftovers";
import { useEmulator } from "../support/emulator/use-emulator";
import { codeBlocks } from "../support/markdown";
import { Project } from "../support/project";
import { Terraform } from "../support/terraform";
import { describeWith } from "../support/toolchain";

describeWith(["terraform", "emulator"], "the README's example", () => {
  const emulator = useEmulator();

  it("is applied as it is written, planned again without a difference, and leaves nothing behind", async () => {
    const project = new Project();
    const [example = ""] = codeBlocks("README.md", "ts");
    project.write("shop.ts", example);
    expect(project.run("npx", ["tsx", "shop.ts"]).status).toBe(0);

    const terraform = new Terraform(join(project.directory, "cdktf.out/stacks/shop"), { env: emulator().env });
    await terraform.init();
    expect(await terraform.apply()).toEqual({ add: 35, change: 0, destroy: 0 });
    expect(await terraform.output()).toEqual({ url: expect.stringMatching(/^http:\/\/.+/) });
    expect((await terraform.plan()).noChanges).toBe(true);
    expect((await terraform.destroy()).destroy).toBe(35);
    expect(await leftovers(emulator())).toEqual([]);
  });
});
