import * as fc from "fast-check";
import type { ResourceMap } from "../../../src/rules/configuration";
import { messages } from "../../support/rules";
import { configurationsOf, withTexts } from "./edge";
import { allEdges } from "./edges";
import { rewritings, withDynamicBlocks, withUnknowns } from "./rewritten";
import { system } from "./system/system";

const numRuns = Number(process.env.SYSTEMS ?? 30);

/** Says yes to a share of the questions. */
const sometimes = fc
  .constantFrom(2, 10, 30)
  .chain((percent) =>
    fc.infiniteStream(fc.integer({ min: 1, max: 100 })).map((stream) => () => Number(stream.next().value) <= percent),
  );

describe("no rule complains about what is valid", () => {
  it.each(Object.entries(rewritings))("with %s", (_, rewrite) => {
    fc.assert(
      fc.property(system, (each) => {
        expect(messages(rewrite(withTexts(each)))).toEqual([]);
      }),
      { numRuns },
    );
    for (const edges of allEdges) {
      const [base] = configurationsOf(edges);
      expect([edges.title, messages(rewrite(base?.resource as ResourceMap))]).toEqual([edges.title, []]);
    }
  });

  it.each([
    ["values that only Terraform knows", withUnknowns],
    ["blocks that Terraform makes", withDynamicBlocks],
  ])("with %s", (_, rewrite) => {
    fc.assert(
      fc.property(system, sometimes, (each, question) => {
        expect(messages(rewrite(withTexts(each), question))).toEqual([]);
      }),
      { numRuns },
    );
  });
});
