import { attributesRule } from "../attributes-rule";
import { isKnown, knownNumber, type Resource, type ResourceMap } from "../configuration";
import { type Constraint, either, oneOf, wholeNumber } from "../constraint";
import { joinedRule } from "../joined-rule";
import { nestedBlocks } from "../nested-blocks";
import type { Finding, Rule } from "../rule";

const API = "https://docs.aws.amazon.com/autoscaling/ec2/APIReference";

const TYPE = "aws_autoscaling_group";
const LEAST = "min_healthy_percentage";
const MOST = "max_healthy_percentage";
const WIDEST = 100;

/** Where a group says how many of its instances are there while others are replaced. */
interface Place extends Pick<Rule, "id" | "title" | "explanation" | "source"> {
  readonly path: string;
  readonly least: Constraint;
  readonly most: Constraint;
  /** What the provider sends for a number that is not set. */
  readonly defaults: { readonly least?: number; readonly most?: number };
  readonly example: (percentages: Record<string, unknown>) => Record<string, unknown>;
}

/** What AWS refuses in the number of instances that stay while others are replaced. */
export const healthyPercentageRules: readonly Rule[] = [
  percentages({
    id: "AS009",
    title: "a group replaces its instances by at most 100 percent of them at a time",
    explanation: "AWS refuses a policy below 0, above 200 percent, or wider than 100; -1 takes the policy away.",
    source: `${API}/API_InstanceMaintenancePolicy.html`,
    path: "instance_maintenance_policy",
    least: wholeNumber(-1, 100),
    most: either(oneOf(-1), wholeNumber(100, 200)),
    defaults: {},
    example: (instance_maintenance_policy) => ({ instance_maintenance_policy }),
  }),
  percentages({
    id: "AS010",
    title: "a refresh replaces at most 100 percent of the instances at a time",
    explanation: "Without numbers, the provider sends 90 and 100 percent. AWS refuses a refresh wider than 100.",
    source: `${API}/API_RefreshPreferences.html`,
    path: "instance_refresh.preferences",
    least: wholeNumber(0, 100),
    most: wholeNumber(100, 200),
    defaults: { least: 90, most: 100 },
    example: (preferences) => ({ instance_refresh: { strategy: "Rolling", preferences } }),
  }),
];

function percentages({ path, least, most, defaults, example, ...rule }: Place): Rule {
  const replaced = (from: number, to: number): ResourceMap => ({
    [TYPE]: { main: example({ [LEAST]: from, [MOST]: to }) },
  });
  return joinedRule(
    attributesRule({
      ...rule,
      resourceType: TYPE,
      fix: `Change ${LEAST} or ${MOST}.`,
      attributes: { [`${path}.${LEAST}`]: least, [`${path}.${MOST}`]: most },
      examples: { failing: replaced(90, 191), passing: replaced(90, 190) },
    }),
    { check: (resource) => tooFarApart(resource, path, defaults) },
  );
}

function* tooFarApart({ attributes }: Resource, path: string, defaults: Place["defaults"]): Iterable<Finding> {
  for (const { at, block } of nestedBlocks(attributes, path)) {
    const least = numberOr(block[LEAST], defaults.least);
    const most = numberOr(block[MOST], defaults.most);
    if (least === undefined || most === undefined || least < 0 || most - least <= WIDEST) continue;
    const allowed = `at most ${least + WIDEST}, as ${LEAST} is ${least}`;
    yield { property: `${at}.${MOST}`, got: most, allowed };
  }
}

function numberOr(value: unknown, otherwise: number | undefined): number | undefined {
  return isKnown(value) ? (knownNumber(value) ?? otherwise) : undefined;
}
