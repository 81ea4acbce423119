import type { ResourceChange } from "./plan-json";
import { resourcesOf } from "./same-resources";

function created(type: string, address: string, after: object, after_unknown: object = {}): ResourceChange {
  const change = { actions: ["create"], before: null, after, after_unknown } as ResourceChange["change"];
  return { address, type, name: address, change };
}

describe("the resources of a plan", () => {
  it("are the same whatever their addresses and their order", () => {
    const [a, b] = [{ cidr_block: "10.0.0.0/24" }, { cidr_block: "10.0.1.0/24" }];
    const one = resourcesOf({ resource_changes: [created("aws_subnet", "a", a), created("aws_subnet", "b", b)] });
    const other = resourcesOf({ resource_changes: [created("aws_subnet", "c", b), created("aws_subnet", "d", a)] });
    expect(other).toEqual(one);
    expect(one).toEqual({ aws_subnet: [a, b] });
  });

  it("differ by a value, by a type and by how many there are", () => {
    const [a, b] = [created("aws_subnet", "a", { a: 1 }), created("aws_subnet", "a", { a: 2 })];
    const one = resourcesOf({ resource_changes: [a] });
    for (const other of [[b], [a, a], [created("aws_vpc", "a", { a: 1 })]]) {
      expect(resourcesOf({ resource_changes: other })).not.toEqual(one);
    }
  });

  it("have a mark for what only the apply tells, also inside of blocks", () => {
    const after = { rule: [{ port: 80 }], tags: null };
    const unknown = { id: true, rule: [{ group: true }] };
    expect(resourcesOf({ resource_changes: [created("aws_lb", "a", after, unknown)] })).toEqual({
      aws_lb: [{ id: "(known after apply)", rule: [{ port: 80, group: "(known after apply)" }] }],
    });
  });

  it("are without what says nothing, but with false, 0 and the empty text", () => {
    const after = { a: null, b: [], c: {}, d: false, e: 0, f: "" };
    expect(resourcesOf({ resource_changes: [created("aws_lb", "a", after)] })).toEqual({
      aws_lb: [{ d: false, e: 0, f: "" }],
    });
  });

  it("have the names that the caller gives them, also inside of JSON", () => {
    const after = { name: "shop-a", policy: '{"Statement":[{"Resource":"shop-a"}]}' };
    const rename = (text: string) => text.replace("shop-a", "a");
    expect(resourcesOf({ resource_changes: [created("aws_lb", "a", after)] }, rename)).toEqual({
      aws_lb: [{ name: "a", policy: { Statement: [{ Resource: "a" }] } }],
    });
  });

  it("are only those that are created", () => {
    const kept = created("aws_lb", "a", {});
    const change = { ...kept.change, actions: ["no-op" as const] };
    expect(resourcesOf({ resource_changes: [{ ...kept, change }] })).toEqual({});
    expect(resourcesOf({})).toEqual({});
  });
});
