import { blocks, isKnown, type Resource, type ResourceMap } from "./configuration";
import type { Rule } from "./rule";
import { where, withAttribute } from "./where";

const MOST_TAGS = 50;
const LONGEST_KEY = 128;
const LONGEST_VALUE = 256;
const RESERVED = /^aws:/i;

/** The ids of the rules about tags of one type of resource, and where AWS says so. */
export interface TagRuleIds {
  readonly number: string;
  readonly length: string;
  readonly prefix: string;
  readonly source: string;
}

/** The tags of a resource, without what is `null`. */
function tagsOf({ attributes }: Resource): [key: string, value: unknown][] {
  return Object.entries(blocks(attributes.tags)[0] ?? {}).filter(([, value]) => value !== null);
}

function characters(text: unknown): number {
  return [...String(text)].length;
}

/** What AWS refuses in the tags of resources of `resourceType`. */
export function tagRules(resourceType: string, { number, length, prefix, source }: TagRuleIds): readonly Rule[] {
  const tagged = (tags: object): ResourceMap => ({ [resourceType]: { web: { tags } } });
  const numbered = (count: number) =>
    tagged(Object.fromEntries(Array.from({ length: count }, (_, i) => [`key-${i}`, "value"])));
  return where(withAttribute("tags"), [
    {
      id: number,
      resourceType,
      title: `a resource has at most ${MOST_TAGS} tags`,
      explanation:
        "The quota cannot be raised: AWS refuses more when Terraform applies, also together with the provider's default tags.",
      fix: "Leave some of them out.",
      source,
      *check(resource) {
        const { length: got } = tagsOf(resource);
        if (got > MOST_TAGS) yield { property: "tags", got: `${got} tags`, allowed: `at most ${MOST_TAGS}` };
      },
      examples: { failing: numbered(MOST_TAGS + 1), passing: numbered(MOST_TAGS) },
    },
    {
      id: length,
      resourceType,
      title: `the key of a tag has 1 to ${LONGEST_KEY} characters, its value at most ${LONGEST_VALUE}`,
      explanation: "AWS refuses the resource with its tags when Terraform applies; the plan counts no characters.",
      fix: "Shorten it.",
      source,
      *check(resource) {
        for (const [key, value] of tagsOf(resource)) {
          const isRight = key !== "" && characters(key) <= LONGEST_KEY;
          if (isKnown(key) && !isRight)
            yield { property: "tags", got: key, allowed: `keys of 1 to ${LONGEST_KEY} characters` };
          if (!isKnown(value) || characters(value) <= LONGEST_VALUE) continue;
          yield { property: `tags.${key}`, got: value, allowed: `at most ${LONGEST_VALUE} characters` };
        }
      },
      examples: { failing: tagged({ ["k".repeat(129)]: "" }), passing: tagged({ ["k".repeat(128)]: "v".repeat(256) }) },
    },
    {
      id: prefix,
      resourceType,
      title: "tags do not begin with aws:",
      explanation: "AWS marks resources by such tags itself, and refuses those of others when Terraform applies.",
      fix: "Take another prefix: AWS keeps this one for itself, in any case of letters.",
      source,
      *check(resource) {
        for (const [key, value] of tagsOf(resource)) {
          const allowed = "another beginning than aws:";
          if (RESERVED.test(key)) yield { property: "tags", got: key, allowed };
          if (typeof value === "string" && RESERVED.test(value)) yield { property: `tags.${key}`, got: value, allowed };
        }
      },
      examples: { failing: tagged({ "AWS:team": "shop" }), passing: tagged({ team: "shop", "awsteam:": "aws" }) },
    },
  ]);
}
