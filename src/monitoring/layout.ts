/** Something on a dashboard, before it has its place. */
export interface Widget {
  readonly type: "metric" | "alarm" | "text";
  readonly properties: object;
  /** In units of the grid. */
  readonly height: number;
}

/** A widget and its place on the grid. */
export interface PlacedWidget {
  readonly type: Widget["type"];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: object;
}

/** The columns of CloudWatch's grid. */
const COLUMNS = 24;
/** More than three beside each other are too narrow to be read. */
const MOST_BESIDE = 3;

/** Puts groups of widgets below each other, and the widgets of a group beside each other, in rows that are as full as can be. */
export function layout(groups: readonly (readonly Widget[])[]): PlacedWidget[] {
  const placed: PlacedWidget[] = [];
  let y = 0;
  for (const group of groups) {
    for (const row of rowsOf(group)) {
      const width = COLUMNS / row.length;
      placed.push(...row.map((widget, column) => ({ ...widget, x: column * width, y, width })));
      y += Math.max(...row.map(({ height }) => height));
    }
  }
  return placed;
}

/** Rows whose lengths differ by one at most. */
function rowsOf(group: readonly Widget[]): readonly (readonly Widget[])[] {
  const rows = Math.ceil(group.length / MOST_BESIDE);
  return Array.from({ length: rows }, (_, row) =>
    group.slice(Math.ceil((row * group.length) / rows), Math.ceil(((row + 1) * group.length) / rows)),
  );
}
