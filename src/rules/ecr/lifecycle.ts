import { parseJsonTemplate } from "../../core/read-json-template";
import {
  blocks,
  isKnown,
  knownList,
  knownNumber,
  knownString,
  type Resource,
  type ResourceMap,
} from "../configuration";
import { remembered } from "../remembered";
import type { Finding, Rule } from "../rule";

const SOURCE = "https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html";

/** A tag pattern has at most so many `*`. */
const MOST_WILDCARDS = 4;
const COUNTS = "imageCountMoreThan";
const AGES = ["sinceImagePushed", "sinceImagePulled", "sinceImageTransitioned"];

/** A rule of a lifecycle policy, and where it stands. */
interface LifecycleRule {
  readonly property: string;
  readonly rule: Record<string, unknown>;
  readonly selection: Record<string, unknown>;
}

const lifecycleRulesOf = remembered(({ attributes: { policy } }: Resource): readonly LifecycleRule[] => {
  const { rules } = blocks(typeof policy === "string" ? parseJsonTemplate(policy) : undefined)[0] ?? {};
  return (knownList(rules) ?? []).map((item, i) => {
    const rule = blocks(item)[0] ?? {};
    return { property: `policy.rules[${i}]`, rule, selection: blocks(rule.selection)[0] ?? {} };
  });
});

/** Whether a list of tags or patterns is there; `undefined` if only Terraform knows. */
function isGiven(list: unknown): boolean | undefined {
  if (!isKnown(list)) return undefined;
  return Array.isArray(list) && list.length > 0;
}

function lifecycle(...rules: object[]): ResourceMap {
  return { aws_ecr_lifecycle_policy: { main: { policy: JSON.stringify({ rules }) } } };
}

function keep(rulePriority: number, selection: object): object {
  const counted = { countType: COUNTS, countNumber: 10, ...selection };
  return { rulePriority, selection: counted, action: { type: "expire" } };
}

/** What AWS refuses in the policies by which ECR lets images expire. */
export const lifecycleRules: readonly Rule[] = [
  lifecycleRule({
    id: "ER005",
    title: "a lifecycle rule for tagged images says which tags, by patterns or by prefixes",
    explanation:
      "A rule for tagged images that names no tags is about none. ECR refuses the whole policy when it is put.",
    fix: "Give it either tagPatternList or tagPrefixList.",
    *checkRule({ property, selection }) {
      const { tagStatus, tagPatternList, tagPrefixList } = selection;
      if (tagStatus !== "tagged") return;
      const patterns = isGiven(tagPatternList);
      const prefixes = isGiven(tagPrefixList);
      if (patterns === undefined || prefixes === undefined || patterns !== prefixes) return;
      const got = patterns ? { tagPatternList, tagPrefixList } : undefined;
      yield { property: `${property}.selection`, got, allowed: "one of tagPatternList and tagPrefixList" };
    },
    failing: [keep(1, { tagStatus: "tagged" })],
    passing: [keep(1, { tagStatus: "tagged", tagPatternList: ["v*"] })],
  }),
  lifecycleRule({
    id: "ER006",
    title: "a lifecycle rule names tags of tagged images only",
    explanation:
      "Untagged images have no tag, and a rule for any image is about all of them. ECR refuses the whole policy.",
    fix: 'Leave the list out, or set tagStatus to "tagged".',
    *checkRule({ property, selection }) {
      if (selection.tagStatus !== "untagged" && selection.tagStatus !== "any") return;
      for (const list of ["tagPatternList", "tagPrefixList"]) {
        if (!isGiven(selection[list])) continue;
        const allowed = `none where tagStatus is ${selection.tagStatus}`;
        yield { property: `${property}.selection.${list}`, got: selection[list], allowed };
      }
    },
    failing: [keep(1, { tagStatus: "any", tagPrefixList: ["v"] })],
    passing: [keep(1, { tagStatus: "tagged", tagPrefixList: ["v"] })],
  }),
  lifecycleRule({
    id: "ER007",
    title: "a tag pattern of a lifecycle rule has at most four wildcards",
    explanation: "ECR refuses the whole policy when a pattern has a fifth.",
    fix: "Write several patterns or several rules.",
    *checkRule({ property, selection }) {
      for (const [i, item] of (knownList(selection.tagPatternList) ?? []).entries()) {
        const pattern = knownString(item);
        if (pattern === undefined || pattern.split("*").length - 1 <= MOST_WILDCARDS) continue;
        const allowed = `at most ${MOST_WILDCARDS} *`;
        yield { property: `${property}.selection.tagPatternList[${i}]`, got: pattern, allowed };
      }
    },
    failing: [keep(1, { tagStatus: "tagged", tagPatternList: ["*a*b*c*d*"] })],
    passing: [keep(1, { tagStatus: "tagged", tagPatternList: ["*a*b*c*d", "*e"] })],
  }),
  lifecycleRule({
    id: "ER008",
    title: "a lifecycle policy has at most one rule for any image, and that comes last",
    explanation:
      "Rules apply in the order of their priorities, and one for any image leaves no image to those behind it. ECR refuses the whole policy.",
    fix: "Give it the greatest rulePriority, and merge it with others of its kind.",
    *checkRule({ property, rule, selection }, all) {
      const own = knownNumber(rule.rulePriority);
      if (selection.tagStatus !== "any" || own === undefined) return;
      for (const other of all) {
        const priority = knownNumber(other.rule.rulePriority);
        if (other.rule === rule || priority === undefined || priority <= own || !sameStorage(selection, other))
          continue;
        const allowed = `more than ${priority}, the priority of ${other.property}`;
        yield { property: `${property}.rulePriority`, got: own, allowed };
      }
    },
    failing: [keep(1, { tagStatus: "any" }), keep(2, { tagStatus: "untagged" })],
    passing: [keep(1, { tagStatus: "untagged" }), keep(2, { tagStatus: "any" })],
  }),
  lifecycleRule({
    id: "ER009",
    title: "the rules of a lifecycle policy have different priorities, from 1",
    explanation:
      "The priority is the order in which rules apply, which two of the same would not have. ECR refuses the whole policy.",
    fix: "Number the rules in the order in which they apply.",
    *checkRule({ property, rule }, all) {
      const own = knownNumber(rule.rulePriority);
      if (own === undefined) return;
      if (!Number.isInteger(own) || own < 1) {
        yield { property: `${property}.rulePriority`, got: own, allowed: "a whole number, 1 or more" };
      }
      const first = all.find((other) => knownNumber(other.rule.rulePriority) === own);
      if (first === undefined || first.rule === rule) return;
      yield { property: `${property}.rulePriority`, got: own, allowed: `another than that of ${first.property}` };
    },
    failing: [keep(1, { tagStatus: "untagged" }), keep(1, { tagStatus: "any" })],
    passing: [keep(10, { tagStatus: "untagged" }), keep(20, { tagStatus: "any" })],
  }),
  lifecycleRule({
    id: "ER010",
    title: "a lifecycle rule counts images, or days",
    explanation: "A unit belongs to ages alone, and days are the only one. ECR refuses the whole policy.",
    fix: `Count images by ${COUNTS} without a unit, or days by ${AGES[0]} with countUnit "days".`,
    *checkRule({ property, selection }) {
      const { countType, countUnit, countNumber } = selection;
      const type = knownString(countType);
      const number = knownNumber(countNumber);
      const where = `${property}.selection`;
      if (number !== undefined && (!Number.isInteger(number) || number < 1)) {
        yield { property: `${where}.countNumber`, got: number, allowed: "a whole number, 1 or more" };
      }
      if (type === undefined) return;
      if (type !== COUNTS && !AGES.includes(type)) {
        yield { property: `${where}.countType`, got: type, allowed: [COUNTS, ...AGES].join(", ") };
      } else if (type === COUNTS && knownString(countUnit) !== undefined) {
        yield { property: `${where}.countUnit`, got: countUnit, allowed: `none with ${COUNTS}` };
      } else if (type !== COUNTS && isKnown(countUnit) && countUnit !== "days") {
        yield { property: `${where}.countUnit`, got: countUnit, allowed: `days with ${type}` };
      }
    },
    failing: [keep(1, { tagStatus: "untagged", countType: "sinceImagePushed" })],
    passing: [keep(1, { tagStatus: "untagged", countType: "sinceImagePushed", countUnit: "days" })],
  }),
];

/** Archived images have rules of their own. */
function sameStorage({ storageClass = "standard" }: Record<string, unknown>, { selection }: LifecycleRule): boolean {
  return storageClass === (selection.storageClass ?? "standard");
}

interface LifecycleCheck extends Pick<Rule, "id" | "title" | "explanation" | "fix"> {
  checkRule(rule: LifecycleRule, all: readonly LifecycleRule[]): Iterable<Finding>;
  readonly failing: readonly object[];
  readonly passing: readonly object[];
}

/** A rule about each rule of a lifecycle policy. */
function lifecycleRule({ checkRule, failing, passing, ...rule }: LifecycleCheck): Rule {
  return {
    ...rule,
    resourceType: "aws_ecr_lifecycle_policy",
    source: SOURCE,
    *check(resource) {
      const all = lifecycleRulesOf(resource);
      for (const each of all) yield* checkRule(each, all);
    },
    examples: { failing: lifecycle(...failing), passing: lifecycle(...passing) },
  };
}
