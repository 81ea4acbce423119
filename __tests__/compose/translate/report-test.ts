import {
  type ComposeReport,
  countOutcomes,
  formatEntry,
  formatReport,
  type Outcome,
} from "../../../src/compose/translate/report";

const OUTCOMES: Outcome[] = ["mapped", "refused", "mapped", "dropped", "approximated"];
const REPORT: ComposeReport = {
  project: "shop",
  entries: OUTCOMES.map((outcome, i) => ({
    key: `k${i}`,
    file: "compose.yaml",
    line: i + 1,
    column: 3,
    outcome,
    text: `Why ${outcome}.`,
  })),
  warnings: ["compose.yaml:1:1: Odd."],
  inactive: ["debug", "seed"],
};

describe("a report", () => {
  it("counts what became of the keys", () => {
    expect(countOutcomes(REPORT)).toEqual({ mapped: 2, approximated: 1, dropped: 1, refused: 1 });
  });

  it("has a line for a key, with its place in front as terminals know it", () => {
    expect(REPORT.entries.map(formatEntry)[1]).toBe("compose.yaml:2:3: refused: k1: Why refused.");
  });

  it("begins with what is refused, and ends with the counts", () => {
    expect(formatReport(REPORT).split("\n")).toEqual([
      "compose.yaml:2:3: refused: k1: Why refused.",
      "compose.yaml:4:3: dropped: k3: Why dropped.",
      "compose.yaml:5:3: approximated: k4: Why approximated.",
      "mapped: Why mapped.",
      "  compose.yaml:1:3: k0",
      "  compose.yaml:3:3: k2",
      "Warning: compose.yaml:1:1: Odd.",
      "Kept out by their profiles: debug, seed.",
      "shop: 2 mapped, 1 approximated, 1 dropped, 1 refused.",
    ]);
  });

  it("says what holds for several keys once, where the first of them is", () => {
    const texts = ["b", "a", "c", "a"];
    const entries = REPORT.entries
      .slice(0, 4)
      .map((entry, i) => ({ ...entry, outcome: "mapped" as const, text: `${texts[i]}` }));
    const lines = formatReport({ ...REPORT, entries, warnings: [], inactive: [] }).split("\n");
    expect(lines.slice(0, -1)).toEqual([
      "compose.yaml:1:3: mapped: k0: b",
      "mapped: a",
      "  compose.yaml:2:3: k1",
      "  compose.yaml:4:3: k3",
      "compose.yaml:3:3: mapped: k2: c",
    ]);
  });

  it("says nothing of profiles where all services are there", () => {
    expect(formatReport({ ...REPORT, inactive: [], entries: [], warnings: [] })).toBe(
      "shop: 0 mapped, 0 approximated, 0 dropped, 0 refused.",
    );
  });

  it("is the same after a way through JSON", () => {
    expect(JSON.parse(JSON.stringify(REPORT))).toEqual(REPORT);
  });
});
