import { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import { Testing } from "cdktf";
import { Construct } from "constructs";
import { ModuleStack } from "../../src/module/module-stack";
import { forEach, onlyIf } from "../../src/module/repetition";
import { allRules } from "../../src/rules/all-rules";
import { check } from "../../src/rules/check";
import type { ResourceMap, TerraformJson } from "../../src/rules/configuration";
import { violated } from "../support/rules";

/** How a module writes that a resource is there or not, and refers to it from beside and from outside. */
const FORMS: readonly [name: string, argument: object, reference: (address: string, attribute: string) => string][] = [
  ["count, from beside", { count: "${var.on ? 1 : 0}" }, (address, attribute) => `${address}[0].${attribute}`],
  ["count, from outside", { count: "${var.on ? 1 : 0}" }, (address, attribute) => `one(${address}[*].${attribute})`],
  ["for_each", { for_each: "${var.all}" }, (address, attribute) => `${address}[each.key].${attribute}`],
];

/** The resources with `argument`, and all references between them as `reference` writes them. */
function repeated(map: ResourceMap, [, argument, reference]: (typeof FORMS)[number]): ResourceMap {
  const text = JSON.stringify(map).replaceAll(
    /\$\{([a-z0-9_]+)\.([A-Za-z][\w-]*)\.([a-z0-9_]+)\}/g,
    (whole, type, name, attribute) =>
      map[type]?.[name] === undefined ? whole : `\${${reference(`${type}.${name}`, attribute)}}`,
  );
  const types = Object.entries(JSON.parse(text) as ResourceMap).map(([type, named]) => [
    type,
    Object.fromEntries(Object.entries(named).map(([name, attributes]) => [name, { ...attributes, ...argument }])),
  ]);
  return Object.fromEntries(types) as ResourceMap;
}

describe.each(FORMS)("a resource that is repeated by %s", (...form) => {
  it("is no mistake where it is right", () => {
    for (const { id, examples } of allRules) {
      expect([id, violated(repeated(examples.passing, form))]).toEqual([id, []]);
    }
  });

  it("is the same mistake where it is wrong, but for rules that count resources", () => {
    const silent = allRules.filter(({ id, examples }) => {
      const found = violated(repeated(examples.failing, form));
      expect([id, found.filter((each) => each !== id)]).toEqual([id, []]);
      return found.length === 0;
    });
    expect(silent.length).toBeLessThan(allRules.length / 20);
  });
});

describe("a service and its task definition in a module", () => {
  type Place = "always" | "onlyIf" | "forEach";

  /** The ids of rules, where the container that the load balancer asks for is not in the task definition. */
  function violatedIn(ofTask: Place, ofService: Place): string[] {
    const module = new ModuleStack(Testing.app(), "module", { description: "A" });
    const on = module.addInput("on", { type: "bool", description: "On" });
    const all = module.addInput("all", { type: "set(string)", description: "All" });
    const places: Record<Place, Construct> = {
      always: module,
      onlyIf: onlyIf(new Construct(module, "if"), on.value),
      forEach: forEach(new Construct(module, "each"), all.value),
    };
    const containerDefinitions = JSON.stringify([{ name: "web", image: "web:1", memory: 128 }]);
    const task = new EcsTaskDefinition(places[ofTask], "task", { family: "web", containerDefinitions });
    const loadBalancer = [{ elbName: "web", containerName: "api", containerPort: 80 }];
    new EcsService(places[ofService], "service", { name: "web", taskDefinition: task.arn, loadBalancer });
    return check(module.toTerraform() as TerraformJson, allRules).map(({ rule }) => rule.id);
  }

  it.each<[Place, Place]>([
    ["always", "always"],
    ["always", "onlyIf"],
    ["always", "forEach"],
    ["onlyIf", "always"],
    ["onlyIf", "onlyIf"],
    ["onlyIf", "forEach"],
    ["forEach", "forEach"],
  ])("do not fit: %s, %s", (ofTask, ofService) => {
    expect(violatedIn(ofTask, ofService)).toContain("SV050");
  });
});
