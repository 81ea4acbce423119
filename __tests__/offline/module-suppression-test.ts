import { readFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { alternativeOf } from "../../src/module/alternative";
import { hcl } from "../../src/module/hcl";
import { ModuleStack } from "../../src/module/module-stack";
import { forEach } from "../../src/module/repetition";
import { writeModules } from "../../src/module/write-modules";
import { suppressRule } from "../../src/rules/suppression";
import { scratchDirectory } from "../support/scratch";
import { Terraform } from "../support/terraform";
import { TerraformData } from "../support/terraform-data";
import { describeWith } from "../support/toolchain";

describeWith(["terraform"], "a suppressed rule in a module", () => {
  it("is a comment to Terraform, in every form of a resource", async () => {
    const app = new App({ outdir: scratchDirectory("synthesised") });
    const module = new ModuleStack(app, "module", { description: "A" });
    const names = module.addInput("names", { type: "set(string)", description: "Names", default: ["a"] });
    const [one, either, each] = ["one", "either", "each"].map((id) => new TerraformData(module, id, id));
    if (one === undefined || either === undefined || each === undefined) throw new Error("three resources");
    alternativeOf(either, { when: hcl("length(var.names) > 1").value, suffix: "other", differs: {} });
    forEach(each, names.value);
    for (const resource of [one, either, each]) suppressRule(resource, "XX001", '${it} is "right" %{here}');
    const [folder = ""] = writeModules(app, scratchDirectory());
    const json = JSON.parse(readFileSync(join(folder, "main.tf.json"), "utf8"));
    expect(Object.keys(json.resource.terraform_data)).toEqual(["one", "either", "each", "either_other"]);
    for (const block of Object.values<object>(json.resource.terraform_data)) expect(block).toHaveProperty("//");
    const terraform = new Terraform(folder);
    await terraform.init();
    await terraform.validate();
    const plan = await terraform.plan({ vars: { name: "shop" } });
    expect(plan.add).toBe(3);
  });
});
