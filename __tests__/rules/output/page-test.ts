import { readFileSync } from "node:fs";
import { join } from "node:path";
import { allRules } from "../../../src/rules/all-rules";
import { rulesPage } from "../../../src/rules/output/page";
import { ROOT } from "../../support/markdown";

describe("the page of the rules", () => {
  it("is in the documentation as it is printed: npm run --silent rules -- --page > docs/rules.md", () => {
    expect(readFileSync(join(ROOT, "docs/rules.md"), "utf8")).toBe(rulesPage());
  });

  it("has each rule once, with its example, fix and source", () => {
    const page = rulesPage();
    for (const { id, title, fix, source, examples } of allRules) {
      expect(page).toContain(`### ${id}: ${title}`);
      expect(page).toContain(`${fix} [Source](${source})`);
      expect(page).toContain(JSON.stringify(examples.failing, null, 2));
    }
    expect(page.match(/^### /gm)).toHaveLength(allRules.length);
  });
});
