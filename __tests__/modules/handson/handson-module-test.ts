import { App } from "cdktf";
import { HandsonModule } from "../../../src/modules/handson/handson-module";
import { HandsonStack } from "../../../src/stacks/handson/handson-stack";
import { scratchDirectory } from "../../support/scratch";

type Blocks = Record<string, Record<string, Record<string, unknown>>>;

function resourcesOf(add: (app: App) => { toTerraform(): object }): Blocks {
  const { resource } = add(new App({ outdir: scratchDirectory("handson") })).toTerraform() as { resource: Blocks };
  return resource;
}

/** The module as its call with `name = "handson"` has it, and without the tags that a caller adds. */
function called(text: string): string {
  return text
    .replaceAll("${var.name}", "handson")
    .replaceAll(/\$\{var\.azs\[(\d)\]\}/g, (_, i: string) => `\${var.region}${"acd"[Number(i)]}`);
}

describe("the module handson", () => {
  const stack = resourcesOf((app) => new HandsonStack(app, "handson"));
  const module = JSON.parse(called(JSON.stringify(resourcesOf((app) => new HandsonModule(app))))) as Blocks;

  it("has the resources of the stack, at the same addresses", () => {
    const addresses = (blocks: Blocks) =>
      Object.entries(blocks).flatMap(([type, named]) => Object.keys(named).map((name) => `${type}.${name}`));
    expect(addresses(module)).toEqual(addresses(stack));
  });

  it.each(Object.entries(stack).flatMap(([type, named]) => Object.keys(named).map((name) => [type, name] as const)))(
    "has in %s.%s what the stack has, but for tags and preconditions",
    (type, name) => {
      const only = ({ tags: _, lifecycle: __, "//": ___, ...attributes }: Record<string, unknown> = {}) => attributes;
      expect(only(module[type]?.[name])).toEqual(only(stack[type]?.[name]));
    },
  );

  it("says how long its name may be", () => {
    const { variable } = new HandsonModule(new App({ outdir: scratchDirectory("handson") })).toTerraform() as {
      variable: Record<string, { validation: { condition: string }[] }>;
    };
    expect(variable.name?.validation[0]?.condition).toContain("length(var.name) <= 32");
  });
});
