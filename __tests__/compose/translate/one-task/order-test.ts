import { inOrder } from "../../../../src/compose/translate/one-task/order";
import type { ContainerPlan } from "../../../../src/compose/translate/plan";

const container = (service: string, waitsFor: string[], volumesFrom: string[] = []) =>
  ({
    service,
    waitsFor: waitsFor.map((other) => ({ service: other, condition: "START" })),
    volumesFrom: volumesFrom.map((other) => ({ service: other, readOnly: false })),
  }) as unknown as ContainerPlan;

describe("the order of containers", () => {
  it("is that of the files, but for those that others need", () => {
    const containers = [
      container("a", ["d"]),
      container("b", []),
      container("c", [], ["b", "e"]),
      container("d", ["e"]),
    ];
    const ordered = inOrder([...containers, container("e", [])]);
    expect(ordered.map(({ service }) => service)).toEqual(["e", "d", "a", "b", "c"]);
  });
});
