import { ContainerDefinition$ } from "@aws-sdk/client-ecs";
import { CONTAINER, memberOf, type Shape } from "../../../src/rules/ecs-container/container-shape";

/** What the API has and the provider, which is older, leaves out without a word. */
const NEWER = ["sharingStrategy"];

/** How the SDK writes types: a number for a simple one, with a bit more for a list or a map of it, and a list that begins with its kind. */
const [LIST, MAP, STRUCTURE] = [1, 2, 3];
const SIMPLE: readonly Shape[] = ["string", "integer", "boolean"];
const [LIST_BIT, MAP_BIT] = [64, 128];

/** The shape of a type of the SDK, which is made of the same model as the API. */
function shapeOf(schema: unknown): Shape {
  if (typeof schema === "function") return shapeOf(schema());
  if (typeof schema === "number") {
    if (schema >= MAP_BIT) return "texts";
    if (schema >= LIST_BIT) return [shapeOf(schema - LIST_BIT)];
    const simple = SIMPLE[schema];
    if (simple === undefined) throw new TypeError(`There is a type ${schema}.`);
    return simple;
  }
  const [kind, , , , inside, schemas] = schema as readonly unknown[];
  if (kind === LIST) return [shapeOf(inside)];
  if (kind === MAP) return "texts";
  if (kind !== STRUCTURE) return shapeOf(kind);
  const members = (inside as readonly string[]).map((name, i) => [name, (schemas as readonly unknown[])[i]] as const);
  return Object.fromEntries(
    members.filter(([name]) => !NEWER.includes(name)).map(([name, member]) => [name, shapeOf(member)]),
  );
}

describe("the shape of a container", () => {
  it("is that of the API, down to each value", () => {
    expect(CONTAINER).toEqual(shapeOf(ContainerDefinition$));
  });
});

describe("the member that a key names", () => {
  it.each([
    ["portMappings", "portMappings"],
    ["PortMappings", "portMappings"],
    ["portmappings", "portMappings"],
    ["port_mappings", undefined],
    ["toString", undefined],
    ["", undefined],
  ])("%j is %j", (key, member) => {
    expect(memberOf(CONTAINER, key)).toBe(member);
  });
});
