import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { App } from "cdktf";
import { ZipAsset } from "../../src/core/zip-asset";
import { ModuleStack } from "../../src/module/module-stack";
import { writeModules } from "../../src/module/write-modules";
import { allRules } from "../../src/rules/all-rules";
import { findings } from "../../src/rules/check";
import { SynthesisError } from "../../src/rules/checked-synthesizer";
import { suppressRule } from "../../src/rules/suppression";
import { scratchDirectory, scratchFiles } from "../support/scratch";
import { stackWithProvider } from "../support/synth";

function newApp(): App {
  return new App({ outdir: scratchDirectory("synthesised") });
}

const example = 'module "images" {\n  source = "../.."\n}\n';

describe("writeModules", () => {
  it("writes a folder for each module, and none for other stacks", () => {
    const app = newApp();
    stackWithProvider(app, "ordinary");
    new ModuleStack(app, "first", { description: "The first." });
    new ModuleStack(app, "second", { description: "The second." });
    const directory = join(scratchDirectory(), "new", "folder");
    expect(writeModules(app, directory)).toEqual([join(directory, "first"), join(directory, "second")]);
    expect(readdirSync(directory)).toEqual(["first", "second"]);
    expect(readdirSync(join(directory, "first"))).toEqual(["README.md", "main.tf.json"]);
    expect(readFileSync(join(directory, "first/README.md"), "utf8")).toMatch(
      /^# first\n\nThe first\.\n\n## Requirements/,
    );
  });

  it("puts files beside, and the smallest example into the README", () => {
    const filesFrom = scratchFiles({
      "examples/minimal/main.tf": example,
      "tests/a.tftest.hcl": "",
      "README.md": "lost",
    });
    const app = newApp();
    new ModuleStack(app, "images", { description: "Images.", filesFrom });
    const [folder = ""] = writeModules(app, scratchDirectory());
    expect(readdirSync(folder)).toEqual(["README.md", "examples", "main.tf.json", "tests"]);
    expect(readFileSync(join(folder, "examples/minimal/main.tf"), "utf8")).toBe(example);
    expect(readFileSync(join(folder, "README.md"), "utf8")).toContain(
      '## Usage\n\n```hcl\nmodule "images" {\n  source = "./modules/images"\n}\n```\n',
    );
  });

  it("takes assets along, and replaces what was there", () => {
    const directory = scratchDirectory();
    const write = (text: string) => {
      const app = newApp();
      new ZipAsset(new ModuleStack(app, "module", { description: "A" }), "code", { "index.js": text });
      const [folder = ""] = writeModules(app, directory);
      return readdirSync(join(folder, "assets/code"));
    };
    const before = write("a");
    expect(before).toEqual([expect.stringMatching(/\.zip$/)]);
    expect(write("b")).not.toEqual(before);
    expect(write("b")).toHaveLength(1);
  });

  it("leaves out what cdktf says of elements, and nothing of maps", () => {
    const app = newApp();
    const module = new ModuleStack(app, "module", { description: "A" });
    new EcsCluster(module, "cluster", { name: "a", tags: { "//": "kept" } }).overrideLogicalId("main");
    const [folder = ""] = writeModules(app, scratchDirectory());
    const text = readFileSync(join(folder, "main.tf.json"), "utf8");
    const json = JSON.parse(text);
    expect(json["//"]).toBeUndefined();
    expect(json.resource.aws_ecs_cluster.main).toEqual({ name: "a", tags: '${merge({ "//" = "kept" }, var.tags)}' });
    expect(text).not.toContain("metadata");
  });

  it("keeps why a rule is suppressed, for those who ask the rules of the module", () => {
    const app = newApp();
    const module = new ModuleStack(app, "module", { description: "A" });
    const groups = ["none", "all"].map((id) => new LbTargetGroup(module, id, { port: 0 }));
    for (const group of groups) suppressRule(group, "TG005", "It is a range.");
    const [folder = ""] = writeModules(app, scratchDirectory());
    const json = JSON.parse(readFileSync(join(folder, "main.tf.json"), "utf8"));
    expect(json.resource.aws_lb_target_group.all["//"]).toEqual({ suppressed_rules: { TG005: "It is a range." } });
    expect(findings(json, allRules)).toMatchObject({ violations: [], suppressed: [{}, {}], vain: [] });
  });

  it("asks Terraform nothing of what is suppressed, and says nothing of it", () => {
    const app = newApp();
    const module = new ModuleStack(app, "module", { description: "A" });
    const port = module.addInput("port", { type: "number", description: "Port" }).numberValue;
    const [asked, silent] = ["asked", "silent"].map((id) => new LbTargetGroup(module, id, { port }));
    if (silent !== undefined) suppressRule(silent, "TG005", "It is a range.");
    const warn = jest.spyOn(console, "warn").mockImplementation();
    const [folder = ""] = writeModules(app, scratchDirectory());
    const groups = JSON.parse(readFileSync(join(folder, "main.tf.json"), "utf8")).resource.aws_lb_target_group;
    const preconditions = [asked, silent].map((each) => groups[each?.friendlyUniqueId ?? ""].lifecycle?.precondition);
    expect(preconditions).toEqual([[expect.anything()], undefined]);
    expect(warn.mock.calls.flat().join("\n")).not.toContain("TG005");
    warn.mockRestore();
  });

  it("writes nothing where a rule finds a mistake, and leaves what was there", () => {
    const directory = scratchFiles({ "good/main.tf.json": "before" });
    const app = newApp();
    new ModuleStack(app, "good", { description: "A" });
    new LbTargetGroup(new ModuleStack(app, "bad", { description: "A" }), "group", { port: 0 });
    expect(() => writeModules(app, directory)).toThrow(SynthesisError);
    expect(readdirSync(directory)).toEqual(["good"]);
    expect(readFileSync(join(directory, "good/main.tf.json"), "utf8")).toBe("before");
  });

  it("writes nothing where a file is missing, and leaves what was there", () => {
    const directory = scratchFiles({ "good/main.tf.json": "before" });
    const app = newApp();
    new ModuleStack(app, "good", { description: "A" });
    new ModuleStack(app, "bad", { description: "A", filesFrom: join(directory, "missing") });
    expect(() => writeModules(app, directory)).toThrow("missing");
    expect(readdirSync(directory)).toEqual(["good"]);
    expect(readFileSync(join(directory, "good/main.tf.json"), "utf8")).toBe("before");
    expect(existsSync(join(directory, "bad"))).toBe(false);
  });
});
