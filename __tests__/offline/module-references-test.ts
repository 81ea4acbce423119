import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { Construct } from "constructs";
import * as fc from "fast-check";
import { jsonTemplate } from "../../src/core/json-template";
import { alternativeOf } from "../../src/module/alternative";
import { hcl } from "../../src/module/hcl";
import { ModuleStack } from "../../src/module/module-stack";
import { forEach, onlyIf } from "../../src/module/repetition";
import { writeModules } from "../../src/module/write-modules";
import { scratchDirectory } from "../support/scratch";
import { Terraform } from "../support/terraform";
import { TerraformData } from "../support/terraform-data";
import { describeWith } from "../support/toolchain";

/** What one call of the module says. */
interface Call {
  readonly a: boolean;
  /** Null unless `a` holds: a condition inside of it must not be asked alone. */
  readonly b: { readonly enabled: boolean } | null;
  readonly map: Readonly<Record<string, { readonly enabled: boolean }>>;
}

const MAP = { x: { enabled: true }, y: { enabled: false }, z: { enabled: true } };
const CALLS: Readonly<Record<string, Call>> = {
  everything: { a: true, b: { enabled: true }, map: MAP },
  little: { a: true, b: { enabled: false }, map: {} },
  nothing: { a: false, b: null, map: MAP },
};

/** Where a resource stands, by what is marked around it. */
const PLACES = ["always", "a", "a-b", "map", "map-enabled", "a-map", "other", "a-other"] as const;
type Place = (typeof PLACES)[number];

const ALONE: readonly (string | undefined)[] = [undefined];
/** The keys of the instances; one that is there by itself has none. */
const INSTANCES: Readonly<Record<Place, (call: Call) => readonly (string | undefined)[]>> = {
  always: () => ALONE,
  a: ({ a }) => (a ? ALONE : []),
  "a-b": ({ a, b }) => (a && b?.enabled ? ALONE : []),
  map: ({ map }) => Object.keys(map),
  "map-enabled": ({ map }) => Object.keys(map).filter((key) => map[key]?.enabled),
  "a-map": ({ a, map }) => (a ? Object.keys(map) : []),
  other: () => ALONE,
  "a-other": ({ a }) => (a ? ALONE : []),
};
/** Those in one repetition, which see each other's element. */
const MAPS: Partial<Readonly<Record<Place, string>>> = { map: "map", "map-enabled": "map", "a-map": "a-map" };

interface Planned {
  readonly name: string;
  readonly place: Place;
  /** Resources before it that it refers to. */
  readonly targets: readonly Planned[];
}

function canBeOne(from: Planned, target: Planned): boolean {
  const map = MAPS[target.place];
  return map === undefined || map === MAPS[from.place];
}

/** Any resources, each in a place of its own, that refer to any before them. */
const resources: fc.Arbitrary<readonly Planned[]> = fc
  .array(fc.tuple(fc.constantFrom(...PLACES), fc.array(fc.nat(), { minLength: 1, maxLength: 4 })), {
    minLength: 12,
    maxLength: 16,
  })
  .map((drawn) => {
    const planned: Planned[] = [];
    for (const [i, [place, picks]] of drawn.entries()) {
      const targets = i === 0 ? [] : [...new Set(picks.map((pick) => planned[pick % i] as Planned))];
      planned.push({ name: `r${i}`, place, targets });
    }
    return planned;
  });

function labelOf({ name }: Planned, key: string | undefined): string {
  return key === undefined ? name : `${name}-${key}`;
}

/** What the resource is to have as its input, decided here. */
function expectedInput(from: Planned, key: string | undefined, call: Call): object {
  const there = (target: Planned) => {
    const keys = INSTANCES[target.place](call);
    return MAPS[target.place] !== undefined && MAPS[target.place] === MAPS[from.place]
      ? keys.filter((each) => each === key)
      : keys;
  };
  const one = (target: Planned) => there(target).map((each) => labelOf(target, each))[0] ?? null;
  const all = from.targets.flatMap((target) => there(target).map((each) => labelOf(target, each)));
  const ones = from.targets.filter((target) => canBeOne(from, target));
  return {
    label: labelOf(from, key),
    alone: ones.map((target) => ({ of: one(target) })),
    list: ["first", ...all],
    text: all.map((label) => `(${label})`),
    json: JSON.stringify(ones.map((target) => ({ of: one(target) }))),
    code: ones.map((target) => `${one(target) ?? "none"}`).join(","),
  };
}

function writtenInput(from: Planned, made: ReadonlyMap<Planned, TerraformData>): object {
  const label = (target: Planned) => made.get(target)?.output("label") ?? "";
  const code = (target: Planned) => label(target).slice(2, -1);
  const ones = from.targets.filter((target) => canBeOne(from, target));
  return {
    label: MAPS[from.place] === undefined ? from.name : `${from.name}-\${each.key}`,
    alone: ones.map((target) => ({ of: label(target) })),
    list: ["first", ...from.targets.map(label)],
    text: from.targets.map((target) => `(${label(target)})`),
    json: jsonTemplate(ones.map((target) => ({ of: hcl(code(target)).stringValue }))),
    code: `\${join(",", [${ones.map((target) => `"\${coalesce(${code(target)}, "none")}"`).join(", ")}])}`,
  };
}

class RandomModule extends ModuleStack {
  constructor(app: App, id: string, planned: readonly Planned[]) {
    super(app, id, { description: "Resources that refer to each other." });
    const a = this.addInput("a", { type: "bool", description: "A" });
    const b = this.addInput("b", { type: "object({ enabled = bool })", description: "B", default: null });
    const map = this.addInput("map", { type: "map(object({ enabled = bool }))", description: "Map" });
    const ifA = onlyIf(new Construct(this, "if-a"), a.value);
    const mapped = forEach(new Construct(this, "mapped"), map.value);
    const scopes: Readonly<Record<Place, Construct>> = {
      always: this,
      a: ifA,
      "a-b": onlyIf(new Construct(ifA, "b"), hcl(`var.${b.friendlyUniqueId}.enabled`).value),
      map: mapped,
      "map-enabled": onlyIf(new Construct(mapped, "enabled"), hcl("each.value.enabled").value),
      "a-map": forEach(new Construct(ifA, "mapped"), map.value),
      other: new Construct(this, "other"),
      "a-other": new Construct(ifA, "other"),
    };
    const made = new Map<Planned, TerraformData>();
    for (const each of planned) {
      const resource = new TerraformData(scopes[each.place], each.name, writtenInput(each, made));
      made.set(each, resource);
      if (!each.place.endsWith("other")) continue;
      const when = hcl("length(var.map) > 0").value;
      alternativeOf(resource, { when, suffix: "other", differs: { triggers_replace: "other" } });
    }
  }
}

interface State {
  readonly values: { readonly root_module: { readonly child_modules?: readonly StateModule[] } };
}

interface StateModule {
  readonly address: string;
  readonly resources?: readonly {
    readonly name: string;
    readonly index?: string | number;
    readonly values: { readonly input: { readonly label: string } };
  }[];
}

describeWith(["terraform"], "references between resources of which there is none, one, or one for each", () => {
  it("lead to what there is, in any modules", async () => {
    const modules = fc.sample(resources, 4).map((planned, i) => ({ id: `random-${i}`, planned }));
    const root = scratchDirectory("references");
    const app = new App({ outdir: scratchDirectory("synthesised") });
    for (const { id, planned } of modules) new RandomModule(app, id, planned);
    writeModules(app, join(root, "modules"));
    const inputs = Object.fromEntries(["a", "b", "map"].map((name) => [name, `\${each.value.${name}}`]));
    const call = { name: "shop", for_each: "${local.calls}", ...inputs };
    const calls = modules.map(({ id }) => [id, { source: `./modules/${id}`, ...call }]);
    const main = { locals: { calls: CALLS }, module: Object.fromEntries(calls) };
    writeFileSync(join(root, "main.tf.json"), JSON.stringify(main));
    const terraform = new Terraform(root);
    await terraform.init();
    await terraform.apply();
    expect((await terraform.plan()).noChanges).toBe(true);

    const state = JSON.parse((await terraform.run(["show", "-json"])).stdout) as State;
    const called = new Map(state.values.root_module.child_modules?.map((each) => [each.address, each.resources ?? []]));
    for (const { id, planned } of modules) {
      for (const [name, values] of Object.entries(CALLS)) {
        const found = called.get(`module.${id}["${name}"]`) ?? [];
        const expected = planned.flatMap((each) =>
          INSTANCES[each.place](values).map((key) => [labelOf(each, key), expectedInput(each, key, values)]),
        );
        expect(Object.fromEntries(found.map(({ values: { input } }) => [input.label, input]))).toEqual(
          Object.fromEntries(expected),
        );
        const others = planned.filter(({ place }) => place.endsWith("other") && INSTANCES[place](values).length > 0);
        const suffixed = found.filter((each) => each.name.endsWith("_other"));
        expect(suffixed).toHaveLength(Object.keys(values.map).length > 0 ? others.length : 0);
      }
    }
  });
});
