import type { ContainerDefinition } from "@aws-sdk/client-ecs";
import { CONTAINER, memberOf } from "../../../src/rules/ecs-container/container-shape";

/** What the API has and the provider, which is older, leaves out without a word. */
type Newer = "sharingStrategy";

/** The shape of a type of the SDK, which is made of the same model as the API. */
type ShapeOf<T> = T extends string
  ? "string"
  : T extends number
    ? "integer"
    : T extends boolean
      ? "boolean"
      : T extends readonly (infer Item)[]
        ? readonly [ShapeOf<Item>]
        : string extends keyof T
          ? "texts"
          : { readonly [Member in Exclude<keyof T, Newer>]-?: ShapeOf<NonNullable<T[Member]>> };

describe("the shape of a container", () => {
  it("is that of the API, down to each value", () => {
    const api: ShapeOf<ContainerDefinition> = CONTAINER;
    const own: typeof CONTAINER = api;
    expect(own).toBe(CONTAINER);
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
