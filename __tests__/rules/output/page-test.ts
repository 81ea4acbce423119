import { readFileSync } from "node:fs";
import { join } from "node:path";
import { allRules } from "../../../src/rules/all-rules";
import { rulesPage } from "../../../src/rules/output/page";
import { ROOT } from "../../support/markdown";

const withoutLong = (_: string, value: unknown) =>
  typeof value === "string" && value.length > 2000 ? undefined : value;

describe("the page of the rules", () => {
  it("is in the documentation as it is printed: npm run --silent rules -- --page > docs/rules.md", () => {
    expect(readFileSync(join(ROOT, "docs/rules.md"), "utf8")).toBe(rulesPage());
  });

  it("has each rule once, with its example, fix and source", () => {
    const page = rulesPage();
    for (const { id, title, fix, source, examples } of allRules) {
      expect(page).toContain(`### ${id}: ${title}`);
      expect(page).toContain(`${fix} [Source](${source})`);
      const example = JSON.stringify(examples.failing, null, 2);
      if (example === JSON.stringify(examples.failing, withoutLong, 2)) expect(page).toContain(example);
    }
    // One that is wrong for its length alone would fill the page.
    expect(page).toMatch(/"user_data": "Iy.{78}\.\.\. \(21848 characters\)"/);
    expect(page.match(/^### /gm)).toHaveLength(allRules.length);
  });
});
