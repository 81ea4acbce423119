import * as fc from "fast-check";
import { errorsOf } from "../../support/compose";

const NAMES = ["a", "b", "c", "d", "e"];

function fileOf(edges: readonly (readonly [number, number])[]): string {
  const services = NAMES.map((name, index) => {
    const on = [...new Set(edges.filter(([from]) => from === index).map(([, to]) => NAMES[to]))];
    return `  ${name}: {image: x, depends_on: [${on.join(", ")}]}`;
  });
  return `services:\n${services.join("\n")}\n`;
}

describe("dependencies", () => {
  it("may meet again, and may form a chain of any length", () => {
    expect(
      errorsOf(
        fileOf([
          [0, 1],
          [0, 2],
          [1, 3],
          [2, 3],
          [3, 4],
        ]),
      ),
    ).toEqual([]);
  });

  it("form no circle, which is told with all its services", () => {
    expect(
      errorsOf(
        fileOf([
          [0, 1],
          [1, 2],
          [2, 1],
        ]),
      ),
    ).toEqual(["CycleError compose.yaml:4:30 services.c.depends_on.b"]);
  });

  it("are refused exactly if a service can be reached from itself", () => {
    const node = fc.nat(NAMES.length - 1);
    fc.assert(
      fc.property(fc.array(fc.tuple(node, node), { maxLength: 6 }), (edges) => {
        const reached = NAMES.map((_, start) => {
          const seen = new Set<number>();
          const visit = (at: number) => {
            for (const [from, to] of edges) {
              if (from !== at || seen.has(to)) continue;
              seen.add(to);
              visit(to);
            }
          };
          visit(start);
          return seen.has(start);
        });
        expect(errorsOf(fileOf(edges)).length > 0).toBe(reached.includes(true));
      }),
      { numRuns: 100 },
    );
  });
});
