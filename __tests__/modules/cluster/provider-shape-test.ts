import { typeConstraint } from "../../../src/module/shape/type-constraint";
import { managedScaling, NAME_OF_EACH } from "../../../src/modules/cluster/provider-shape";
import { resolved } from "../../support/synth";

describe("managed scaling", () => {
  it("is off where nobody speaks of it, or as said", () => {
    expect(typeConstraint(managedScaling())).toContain("status = optional(string)\n");
    expect(typeConstraint(managedScaling("ENABLED", 100))).toMatch(
      /status = optional\(string, "ENABLED"\)\s+target_capacity = optional\(number, 100\)/,
    );
  });
});

describe("the name of a capacity provider", () => {
  it("is that of the caller, or is made of those of the module and the key, unlike those of AWS", () => {
    const name = resolved(() => NAME_OF_EACH.value);
    expect(name).toMatch(/^\$\{coalesce\(each\.value\.name, ".+\$\{var\.name\}-\$\{replace\(each\.key, .+\)\}"\)\}$/);
    expect(name).toContain('!can(regex("^(?i:aws|ecs|fargate)", var.name)) ? "" : "on-"');
  });
});
