import { parseJsonTemplate } from "../../core/read-json-template";
import { attributeRule } from "../attribute-rule";
import { blocks, type Configuration, isKnown, type Resource, type ResourceMap } from "../configuration";
import { matching } from "../constraint";
import { joinedRule } from "../joined-rule";
import type { Finding, Rule } from "../rule";
import { where, withAttribute } from "../where";

const LOG_GROUP = "aws_cloudwatch_log_group";
const KEY = "aws_kms_key";
const KEY_POLICY = "aws_kms_key_policy";
/** CloudWatch Logs as a principal, mostly of one region, in any partition. */
const LOGS = /^logs\.([a-z0-9-]+\.)?amazonaws\.com(\.cn)?$/;

const ARN = matching(/arn:[a-z0-9-]+:kms:[a-z0-9-]+:\d{12}:(key|alias)\/.+/, "the ARN of a key in KMS");

/** Of a key in the configuration, the attribute that is taken and the policy are known as well. */
function* ofOwnKey({ attributes }: Resource, configuration: Configuration): Iterable<Finding> {
  const key = configuration.referredBy(attributes.kms_key_id);
  if (key?.type !== KEY) return;
  if (/\.(key_)?id\W*$/.test(String(attributes.kms_key_id))) {
    yield { property: "kms_key_id", got: `the id of ${KEY}.${key.name}`, allowed: ARN.allowed };
  } else if (!mayLetLogsIn(key, configuration)) {
    const allowed = "a key whose policy lets logs.<region>.amazonaws.com use it";
    yield { property: "kms_key_id", got: `${KEY}.${key.name}`, allowed };
  }
}

/** Whether one of the key's policies lets CloudWatch Logs use it, or says what only Terraform knows. */
function mayLetLogsIn(key: Resource, configuration: Configuration): boolean {
  const isForAnyKey = ({ attributes }: Resource) => configuration.referredBy(attributes.key_id) === undefined;
  if (configuration.resources(KEY_POLICY).some(isForAnyKey)) return true;
  const policies = [key, ...configuration.referring(key, KEY_POLICY, "key_id")].map(
    ({ attributes }) => attributes.policy,
  );
  return policies.some((policy) => typeof policy === "string" && mayNameLogs(policy));
}

function mayNameLogs(policy: string): boolean {
  const [root] = blocks(parseJsonTemplate(policy));
  return root === undefined || [root.Statement].flat().some(mayAllowLogs);
}

function mayAllowLogs(statement: unknown): boolean {
  const [members] = blocks(statement);
  if (members === undefined) return true;
  const { Effect, Principal } = members;
  return Effect !== "Deny" && (Principal === undefined || principalsIn(Principal).some(mayBeLogs));
}

/** All of `"*"` or `{ "AWS": [...], "Service": "..." }`. */
function principalsIn(value: unknown): unknown[] {
  return blocks(value).length === 0 ? [value] : blocks(value).flatMap(Object.values).flat();
}

function mayBeLogs(principal: unknown): boolean {
  return !isKnown(principal) || principal === "*" || LOGS.test(String(principal));
}

function statement(Principal: object) {
  return { Effect: "Allow", Principal, Action: "kms:*", Resource: "*" };
}

function encrypted(...principals: object[]): ResourceMap {
  const policy = JSON.stringify({ Version: "2012-10-17", Statement: principals.map(statement) });
  return { [KEY]: { logs: { policy } }, [LOG_GROUP]: { main: { kms_key_id: `\${${KEY}.logs.arn}` } } };
}

const ACCOUNT = { AWS: "arn:aws:iam::123456789012:root" };

const rule: Omit<Rule, "check"> = {
  id: "CW004",
  resourceType: LOG_GROUP,
  title: "a log group is encrypted by a key that CloudWatch Logs may use, named by its ARN",
  explanation:
    "A service may use a key only where the key's own policy names it; the policy that a key has by default does not. CreateLogGroup refuses the key, " +
    "and often says that there is none.",
  fix: "Give the ARN of a key with a statement for logs.<region>.amazonaws.com in its policy, or leave the key out.",
  source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html",
  examples: {
    failing: encrypted(ACCOUNT),
    passing: encrypted(ACCOUNT, { Service: "logs.ap-northeast-1.amazonaws.com" }),
  },
};

/** What keeps CloudWatch Logs from encrypting. */
export const logGroupKeyRules: readonly Rule[] = where(withAttribute("kms_key_id"), [
  joinedRule(attributeRule({ ...rule, attribute: "kms_key_id", constraint: ARN }), { check: ofOwnKey }),
]);
