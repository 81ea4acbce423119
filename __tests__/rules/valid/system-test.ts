import * as fc from "fast-check";
import { messages, violated } from "../../support/rules";
import { withTexts } from "./edge";
import { mutations } from "./mutations";
import type { Mutation } from "./mutations/mutation";
import { type System, system } from "./system/system";

// More runs, for whoever changed many rules: `SYSTEMS=5000 npx jest ...`.
const numRuns = Number(process.env.SYSTEMS ?? 60);

/** What rules say of a system with a mistake that is not about it; `undefined` where it cannot be made. */
function misjudged({ id, also, apply }: Mutation, each: System): string[] | undefined {
  const mistaken = apply(each);
  if (mistaken === undefined) return undefined;
  const ids = new Set(violated(withTexts(mistaken)));
  return [...(ids.has(id) ? [] : [`no ${id}`]), ...[...ids].filter((other) => other !== id && !also.includes(other))];
}

describe("a valid system", () => {
  it("breaks no rule, whatever is in it", () => {
    fc.assert(
      fc.property(system, (each) => {
        expect(messages(withTexts(each))).toEqual([]);
      }),
      { numRuns },
    );
  });
});

describe("a mistake in a valid system", () => {
  const systems = fc.sample(system, { numRuns: 100, seed: 1 });
  const ids = [...new Set(mutations.map(({ id }) => id))];

  /** What is misjudged in the first system in which the mistake can be made. */
  function first(mutation: Mutation): string[] {
    for (const each of systems) {
      const found = misjudged(mutation, each);
      if (found !== undefined) return found;
    }
    return ["there is no such system"];
  }

  it.each(ids)("breaks %s", (id) => {
    const found = mutations.filter((each) => each.id === id).map((each) => [each.what, first(each)]);
    expect(found.filter(([, misjudgements]) => misjudgements?.length !== 0)).toEqual([]);
  });

  it("breaks that rule, whatever else is in it", () => {
    fc.assert(
      fc.property(system, fc.constantFrom(...mutations), (each, mutation) => {
        expect([mutation.what, misjudged(mutation, each) ?? []]).toEqual([mutation.what, []]);
      }),
      { numRuns },
    );
  });

  it("is known of most rules", () => {
    expect(ids.length).toBeGreaterThan(300);
  });
});
