import { cpSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { App } from "cdktf";
import { addModules } from "../../src/modules";
import { writtenModules } from "../support/modules";
import { scratchDirectory } from "../support/scratch";
import { Terraform } from "../support/terraform";
import { describeWith } from "../support/toolchain";

function names(): string[] {
  const app = new App({ outdir: scratchDirectory("names") });
  addModules(app);
  return app.node.children.map(({ node }) => node.id);
}

describeWith(["terraform"], "the Terraform modules", () => {
  let directory: string;

  beforeAll(() => {
    directory = scratchDirectory("written");
    writtenModules(directory);
  });

  it("are the same bytes every time", () => {
    const again = scratchDirectory("again");
    writtenModules(again);
    const files = (root: string) =>
      readdirSync(root, { recursive: true, withFileTypes: true }).filter((f) => f.isFile());
    expect(files(again).length).toBe(files(directory).length);
    for (const { parentPath, name } of files(directory)) {
      const file = join(parentPath, name);
      expect(readFileSync(join(again, file.slice(directory.length)), "utf8")).toBe(readFileSync(file, "utf8"));
    }
  });

  it("are formatted as terraform fmt does", async () => {
    await new Terraform(directory).run(["fmt", "-check", "-recursive", "-diff"]);
  });

  describe.each(names())("%s", (name) => {
    const folder = () => join(directory, name);

    it("is valid, and passes its own tests", async () => {
      const terraform = new Terraform(folder());
      await terraform.init();
      await terraform.validate();
      const { stdout } = await terraform.run(["test"]);
      expect(stdout).toMatch(/Success! [1-9]\d* passed, 0 failed/);
    });

    it("says nothing of providers, backends and this machine", () => {
      const text = readFileSync(join(folder(), "main.tf.json"), "utf8");
      const json = JSON.parse(text);
      expect(json.provider).toBeUndefined();
      // Where a caller says depends_on, Terraform reads data sources late, and plans to replace what stands on them.
      expect(json.data).toBeUndefined();
      expect(json.terraform).toEqual({
        required_version: expect.stringMatching(/^>= 1\.\d+(, >= 1\.\d+)?$/),
        required_providers: {
          aws: expect.objectContaining({
            source: "hashicorp/aws",
            version: expect.stringMatching(/^>= 5\.\d+, < 6\.0$/),
          }),
        },
      });
      expect(text).not.toContain(process.cwd());
      for (const variable of Object.values<{ description?: string; type?: string }>(json.variable)) {
        expect(variable).toMatchObject({ type: expect.any(String), description: expect.stringMatching(/\w/) });
      }
      for (const output of Object.values<object>(json.output)) {
        expect(output).toMatchObject({ description: expect.stringMatching(/\w/) });
      }
    });

    it.each(["minimal", "complete"])("has an example, %s, that is valid", async (example) => {
      const copy = join(scratchDirectory("example"), basename(folder()));
      cpSync(folder(), copy, { recursive: true });
      const terraform = new Terraform(join(copy, "examples", example));
      await terraform.init();
      await terraform.validate();
    });
  });
});
