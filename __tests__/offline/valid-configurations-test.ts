import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { providerVersion } from "../../scripts/provider-mirror";
import type { ResourceMap } from "../../src/rules/configuration";
import { configurationsOf } from "../rules/valid/edge";
import { allEdges } from "../rules/valid/edges";
import { scratchDirectory } from "../support/scratch";
import { Terraform } from "../support/terraform";
import { describeWith } from "../support/toolchain";

const REFERENCE = /\$\{(aws_\w+\.\w+)\./g;

/** The resources of all configurations side by side, which have numbers behind their names for that. */
function together(configurations: readonly ResourceMap[]): ResourceMap {
  const resources: Record<string, Record<string, Record<string, unknown>>> = {};
  for (const [i, configuration] of configurations.entries()) {
    const numbered = JSON.stringify(configuration).replaceAll(REFERENCE, `\${$1_${i}.`);
    for (const [type, named] of Object.entries(JSON.parse(numbered) as ResourceMap)) {
      const own = resources[type] ?? {};
      resources[type] = own;
      for (const [name, attributes] of Object.entries(named)) own[`${name}_${i}`] = attributes;
    }
  }
  return resources;
}

describeWith(["terraform"], "the configurations that no rule may complain about", () => {
  it("are valid to Terraform and its provider", async () => {
    const resource = together(allEdges.flatMap(configurationsOf).map((edge) => edge.resource));
    const terraform = new Terraform(scratchDirectory("valid"));
    const required_providers = { aws: { source: "hashicorp/aws", version: providerVersion() } };
    const json = { terraform: { required_providers }, provider: { aws: { region: "ap-northeast-1" } }, resource };
    writeFileSync(join(terraform.directory, "main.tf.json"), JSON.stringify(json));
    await terraform.init();
    expect((await terraform.validate()).stdout).toContain("The configuration is valid");
  });
});
