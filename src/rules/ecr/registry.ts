import { parseJsonTemplate } from "../../core/read-json-template";
import {
  blocks,
  type Configuration,
  isKnown,
  knownList,
  knownNumber,
  knownString,
  type Resource,
  type ResourceMap,
} from "../configuration";
import type { Finding, Rule } from "../rule";

const API = "https://docs.aws.amazon.com/AmazonECR/latest/APIReference";
const GUIDE = "https://docs.aws.amazon.com/AmazonECR/latest/userguide";
const LIFECYCLE = `${GUIDE}/lifecycle_policy_parameters.html`;

const PART = "[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*";
const NAME = new RegExp(`^${PART}(/${PART})*$`);
const SHORTEST_NAME = 2;
const LONGEST_NAME = 256;

/** A tag pattern has at most so many `*`. */
const MOST_WILDCARDS = 4;
const COUNTS = "imageCountMoreThan";
const AGES = ["sinceImagePushed", "sinceImagePulled", "sinceImageTransitioned"];

/** Registries that let nobody in without credentials; those of Azure have names of their own. */
const WITH_CREDENTIALS = /^(registry-1\.docker\.io|ghcr\.io|registry\.gitlab\.com|cgr\.dev|.+\.azurecr\.io)$/;
const SECRET_PREFIX = "ecr-pullthroughcache/";

/** A rule of a lifecycle policy, and where it stands. */
interface LifecycleRule {
  readonly property: string;
  readonly rule: Record<string, unknown>;
  readonly selection: Record<string, unknown>;
}

function lifecycleRulesOf({ attributes }: Resource): LifecycleRule[] {
  const { policy } = attributes;
  const { rules } = blocks(typeof policy === "string" ? parseJsonTemplate(policy) : undefined)[0] ?? {};
  return (knownList(rules) ?? []).map((item, i) => {
    const rule = blocks(item)[0] ?? {};
    return { property: `policy.rules[${i}]`, rule, selection: blocks(rule.selection)[0] ?? {} };
  });
}

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

function repository(name: string): ResourceMap {
  return { aws_ecr_repository: { main: { name } } };
}

function encrypted(encryption_type: string): ResourceMap {
  const kms_key = "arn:aws:kms:ap-northeast-1:123456789012:key/1";
  return { aws_ecr_repository: { main: { encryption_configuration: [{ encryption_type, kms_key }] } } };
}

function cache(attributes: Record<string, unknown>): ResourceMap {
  return { aws_ecr_pull_through_cache_rule: { main: attributes } };
}

function secret(name: string): string {
  return `arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:${name}-AbCdEf`;
}

/** What AWS refuses in the repositories of ECR, their lifecycle policies and pull-through caches. */
export const registryRules: readonly Rule[] = [
  {
    id: "ER001",
    resourceType: "aws_ecr_repository",
    title: "a repository's name is in lower case, of letters and digits with signs between them",
    fix: "Change repositoryName; without it, the construct's id makes one.",
    source: `${API}/API_CreateRepository.html`,
    *check({ attributes }) {
      const name = knownString(attributes.name);
      if (name === undefined || (NAME.test(name) && name.length >= SHORTEST_NAME && name.length <= LONGEST_NAME))
        return;
      const allowed = `${SHORTEST_NAME} to ${LONGEST_NAME} lower-case letters and digits, with -, _, . and / between them`;
      yield { property: "name", got: name, allowed };
    },
    examples: { failing: repository("Shop/web"), passing: repository("shop/web-1.0__a") },
  },
  {
    id: "ER003",
    resourceType: "aws_ecr_repository",
    title: "a repository with a key of its own is encrypted by KMS",
    fix: "Set the encryption type to KMS, or leave the key out.",
    source: `${API}/API_EncryptionConfiguration.html`,
    *check({ attributes }, configuration) {
      for (const [i, block] of blocks(attributes.encryption_configuration).entries()) {
        const { encryption_type: type = "AES256", kms_key: key } = block;
        // A variable may be null, which is no key.
        const hasKey = knownString(key) !== undefined || configuration.referredBy(key) !== undefined;
        const known = knownString(type);
        if (!hasKey || known === undefined || known.startsWith("KMS")) continue;
        const property = `encryption_configuration[${i}].encryption_type`;
        yield { property, got: known, allowed: "KMS or KMS_DSSE with kms_key" };
      }
    },
    examples: { failing: encrypted("AES256"), passing: encrypted("KMS") },
  },
  lifecycleRule({
    id: "ER005",
    title: "a lifecycle rule for tagged images says which tags, by patterns or by prefixes",
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
  {
    id: "ER011",
    resourceType: "aws_ecr_pull_through_cache_rule",
    title: "a cache of a registry that wants a login has one",
    fix: "Store user name and access token in Secrets Manager, and give the ARN of the secret.",
    source: `${GUIDE}/pull-through-cache.html`,
    *check({ attributes }) {
      const url = knownString(attributes.upstream_registry_url);
      if (url === undefined || !WITH_CREDENTIALS.test(url)) return;
      if (attributes.credential_arn !== undefined && attributes.credential_arn !== null) return;
      yield { property: "credential_arn", got: undefined, allowed: `the ARN of a secret for ${url}` };
    },
    examples: {
      failing: cache({ upstream_registry_url: "ghcr.io" }),
      passing: cache({ upstream_registry_url: "ghcr.io", credential_arn: secret("ecr-pullthroughcache/github") }),
    },
  },
  {
    id: "ER012",
    resourceType: "aws_ecr_pull_through_cache_rule",
    title: `the name of a cache's secret begins with ${SECRET_PREFIX}`,
    fix: "Rename the secret: ECR may read no other.",
    source: `${GUIDE}/pull-through-cache-creating-rule.html`,
    *check({ attributes }, configuration) {
      const name = secretName(attributes.credential_arn, configuration);
      if (name === undefined || name.startsWith(SECRET_PREFIX)) return;
      const allowed = `a secret whose name begins with ${SECRET_PREFIX}`;
      yield { property: "credential_arn", got: attributes.credential_arn, allowed };
    },
    examples: {
      failing: cache({ credential_arn: secret("docker-hub") }),
      passing: cache({ credential_arn: secret("ecr-pullthroughcache/docker-hub") }),
    },
  },
];

/** The name at the end of a secret's ARN, or that of a secret of this stack. */
function secretName(arn: unknown, configuration: Configuration): string | undefined {
  const own = configuration.referredBy(arn);
  if (own !== undefined) return own.type === "aws_secretsmanager_secret" ? knownString(own.attributes.name) : undefined;
  return knownString(arn)?.split(":secret:")[1];
}

/** Archived images have rules of their own. */
function sameStorage({ storageClass = "standard" }: Record<string, unknown>, { selection }: LifecycleRule): boolean {
  return storageClass === (selection.storageClass ?? "standard");
}

interface LifecycleCheck extends Pick<Rule, "id" | "title" | "fix"> {
  checkRule(rule: LifecycleRule, all: readonly LifecycleRule[]): Iterable<Finding>;
  readonly failing: readonly object[];
  readonly passing: readonly object[];
}

/** A rule about each rule of a lifecycle policy. */
function lifecycleRule({ checkRule, failing, passing, ...rule }: LifecycleCheck): Rule {
  return {
    ...rule,
    resourceType: "aws_ecr_lifecycle_policy",
    source: LIFECYCLE,
    *check(resource) {
      const all = lifecycleRulesOf(resource);
      for (const each of all) yield* checkRule(each, all);
    },
    examples: { failing: lifecycle(...failing), passing: lifecycle(...passing) },
  };
}
