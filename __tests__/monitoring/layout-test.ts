import * as fc from "fast-check";
import { layout, type PlacedWidget, type Widget } from "../../src/monitoring/layout";

const widget = (name: string, height = 6): Widget => ({ type: "metric", properties: { title: name }, height });
const places = (widgets: readonly PlacedWidget[]) => widgets.map(({ x, y, width, height }) => [x, y, width, height]);

const groups = fc.array(
  fc.array(
    fc.integer({ min: 1, max: 9 }).map((height) => widget("graph", height)),
    { maxLength: 20 },
  ),
  { maxLength: 6 },
);

function overlap(a: PlacedWidget, b: PlacedWidget): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

describe("the layout of a dashboard", () => {
  it("has nothing where there is nothing", () => {
    expect(layout([])).toEqual([]);
    expect(layout([[], []])).toEqual([]);
  });

  it("gives a widget that stands alone the whole width", () => {
    expect(layout([[widget("alone", 2)]])).toEqual([
      { type: "metric", properties: { title: "alone" }, x: 0, y: 0, width: 24, height: 2 },
    ]);
  });

  it("puts a group below the highest widget of the one before", () => {
    expect(places(layout([[widget("a", 2), widget("b", 5)], [widget("c")]]))).toEqual([
      [0, 0, 12, 2],
      [12, 0, 12, 5],
      [0, 5, 24, 6],
    ]);
  });

  it.each([
    [1, [24]],
    [2, [12, 12]],
    [3, [8, 8, 8]],
    [4, [12, 12, 12, 12]],
    [5, [8, 8, 8, 12, 12]],
    [7, [8, 8, 8, 12, 12, 12, 12]],
  ])("makes %d widgets as wide as their rows allow", (count, widths) => {
    const group = Array.from({ length: count }, (_, i) => widget(String(i)));
    expect(layout([group]).map(({ width }) => width)).toEqual(widths);
  });

  it("keeps every widget, in order, on the grid, and none on top of another", () => {
    fc.assert(
      fc.property(groups, (written) => {
        const placed = layout(written);
        expect(placed.map(({ properties }) => properties)).toEqual(written.flat().map(({ properties }) => properties));
        for (const one of placed) {
          expect(Number.isInteger(one.x) && Number.isInteger(one.width)).toBe(true);
          expect(one.x >= 0 && one.width >= 8 && one.x + one.width <= 24).toBe(true);
        }
        const pairs = placed.flatMap((a, i) => placed.slice(i + 1).map((b) => [a, b] as const));
        expect(pairs.filter(([a, b]) => overlap(a, b))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});
