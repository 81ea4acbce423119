import { DataAwsVpc } from "@cdktf/provider-aws/lib/data-aws-vpc";
import { TerraformLocal, TerraformOutput } from "cdktf";
import { Construct } from "constructs";
import { EphemeralResource } from "../../src/core/ephemeral-resource";
import { alternativeOf } from "../../src/module/alternative";
import { hcl } from "../../src/module/hcl";
import { forEach, onlyIf } from "../../src/module/repetition";
import { synthesiseModule } from "../support/module";
import { TerraformData } from "../support/terraform-data";

describe("a module of repeated resources", () => {
  it("has count and for_each on resources, data sources and ephemeral ones", () => {
    const { json } = synthesiseModule((module) => {
      const maybe = onlyIf(new Construct(module, "maybe"), hcl("var.on").value);
      new DataAwsVpc(maybe, "vpc", {}).overrideLogicalId("vpc");
      new EphemeralResource(maybe, "secret", "aws_secret", {}).overrideLogicalId("secret");
      new TerraformData(forEach(new Construct(module, "each"), hcl("var.map").value), "data", "${each.key}");
    });
    expect(json.data).toEqual({ aws_vpc: { vpc: { count: "${var.on ? 1 : 0}" } } });
    expect(json).toMatchObject({ ephemeral: { aws_secret: { secret: { count: "${var.on ? 1 : 0}" } } } });
    expect(json.resource).toEqual({ terraform_data: { data: { for_each: "${var.map}", input: "${each.key}" } } });
  });

  it("asks how many there are outside of what it is about", () => {
    const module = synthesiseModule((scope) => {
      const maybe = onlyIf(new Construct(scope, "maybe"), hcl("var.on").value);
      const first = new TerraformData(maybe, "first", ["a"]);
      const inner = onlyIf(new Construct(maybe, "inner"), hcl(`length(${first.output("x").slice(2, -1)}) > 0`).value);
      new TerraformData(inner, "second", first.output("x"));
    });
    expect(module.resource("terraform_data", "second")).toEqual({
      count: "${(var.on ? length(one(terraform_data.first[*].output.x)) > 0 : false) ? 1 : 0}",
      input: "${terraform_data.first[0].output.x}",
    });
  });

  it("has outputs and locals that are null without it, wherever they were made", () => {
    const { json } = synthesiseModule((scope) => {
      const maybe = onlyIf(new Construct(scope, "maybe"), hcl("var.on").value);
      const first = new TerraformData(maybe, "first", "a");
      new TerraformOutput(maybe, "out", { value: first.output("x") }).overrideLogicalId("out");
      new TerraformLocal(maybe, "local", { x: first.output("x") }).overrideLogicalId("local");
    });
    const value = "${one(terraform_data.first[*].output.x)}";
    expect(json.output).toEqual({ out: { value } });
    expect(json.locals).toEqual({ local: { x: value } });
  });
});

describe("a second form of a resource", () => {
  const build = (around: (scope: Construct) => Construct) =>
    synthesiseModule((module) => {
      const scope = around(module);
      const first = new TerraformData(scope, "first", "a");
      const service = new TerraformData(scope, "service", first.output("x"));
      service.addOverride("lifecycle.ignore_changes", ["a"]);
      alternativeOf(service, {
        when: hcl("var.scaled").value,
        suffix: "scaled",
        differs: { lifecycle: { ignore_changes: ["b"] }, triggers_replace: hcl("terraform_data.first.id").stringValue },
      });
      new TerraformData(module, "user", service.output("x"));
    });

  it("stands in its place, and is what others refer to", () => {
    const module = build((scope) => scope);
    const input = "${terraform_data.first.output.x}";
    expect(module.resources("terraform_data")).toEqual({
      first: { input: "a" },
      service: { count: "${!(var.scaled) ? 1 : 0}", input, lifecycle: { ignore_changes: ["a"] } },
      service_scaled: {
        count: "${var.scaled ? 1 : 0}",
        input,
        lifecycle: { ignore_changes: ["b"] },
        triggers_replace: "${terraform_data.first.id}",
      },
      user: {
        input: "${one(concat(terraform_data.service[*].output.x, terraform_data.service_scaled[*].output.x))}",
      },
    });
  });

  it("may be there only if a condition holds", () => {
    const module = build((scope) => onlyIf(new Construct(scope, "maybe"), hcl("var.on").value));
    expect(module.resource("terraform_data", "service").count).toBe("${(var.on ? !(var.scaled) : false) ? 1 : 0}");
    expect(module.resource("terraform_data", "service_scaled")).toMatchObject({
      count: "${(var.on ? var.scaled : false) ? 1 : 0}",
      input: "${terraform_data.first[0].output.x}",
      triggers_replace: "${terraform_data.first[0].id}",
    });
  });

  it("is of one resource, not of one for each element", () => {
    expect(() => build((scope) => forEach(new Construct(scope, "each"), hcl("var.map").value))).toThrow(
      "[module/each/service] alternativeOf is",
    );
  });
});
