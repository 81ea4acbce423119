import { attributeRule } from "../attribute-rule";
import { isKnown, knownBlocks, type ResourceMap } from "../configuration";
import { matching, oneOf } from "../constraint";
import { nestedBlocks } from "../nested-blocks";
import type { Finding, Rule } from "../rule";
import { where, withAttribute } from "../where";

const API = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference";

const TYPE = "aws_ecs_cluster";
const LOGS = "log_configuration";

/** What AWS takes as the name of a cluster or of a capacity provider. */
export const ECS_NAME = matching(
  /[A-Za-z0-9_-]{1,255}/,
  "1 to 255 letters without accents, digits, hyphens and underscores",
);

/** How a cluster logs the shells that people open in its containers. */
const SHELLS = "configuration.execute_command_configuration";

function cluster(attributes: Record<string, unknown>): ResourceMap {
  return { [TYPE]: { shop: { name: "shop", ...attributes } } };
}

function logging(kind: string, log_configuration?: Record<string, unknown>): ResourceMap {
  return cluster({ configuration: { execute_command_configuration: { logging: kind, log_configuration } } });
}

/** What AWS refuses in a cluster. */
export const clusterRules: readonly Rule[] = [
  attributeRule({
    id: "CL001",
    resourceType: TYPE,
    title: "the name of a cluster is of letters, digits, hyphens and underscores",
    explanation: "The name becomes a part of ARNs and of the script by which instances join.",
    fix: "Change the name.",
    source: `${API}/API_CreateCluster.html`,
    attribute: "name",
    constraint: ECS_NAME,
    examples: { failing: cluster({ name: "web shop" }), passing: cluster({ name: "Web_shop-1" }) },
  }),
  attributeRule({
    id: "CL002",
    resourceType: TYPE,
    title: "a cluster has no settings but containerInsights",
    explanation: "It is the only setting that a cluster has; others are of the account.",
    fix: "Name containerInsights, or leave the setting out.",
    source: `${API}/API_ClusterSetting.html`,
    attribute: "setting.name",
    constraint: oneOf("containerInsights"),
    examples: {
      failing: cluster({ setting: { name: "ContainerInsights", value: "enabled" } }),
      passing: cluster({ setting: { name: "containerInsights", value: "enabled" } }),
    },
  }),
  attributeRule({
    id: "CL003",
    resourceType: TYPE,
    title: "Container Insights is enhanced, enabled or disabled",
    explanation: "CreateCluster refuses other values, in other cases of letters too; Terraform's plan takes them.",
    fix: "Take one of these.",
    source: `${API}/API_ClusterSetting.html`,
    attribute: "setting.value",
    constraint: oneOf("enhanced", "enabled", "disabled"),
    examples: {
      failing: cluster({ setting: { name: "containerInsights", value: "on" } }),
      passing: cluster({ setting: { name: "containerInsights", value: "enhanced" } }),
    },
  }),
  ...where(withAttribute("configuration"), [
    {
      id: "CL004",
      resourceType: TYPE,
      title: "shells are logged where a cluster says, if and only if logging is OVERRIDE",
      explanation:
        "DEFAULT and NONE have no place of their own for logs, and OVERRIDE has no other: AWS refuses the cluster.",
      fix: "Set logging to OVERRIDE and give a log_configuration, or do neither.",
      source: `${API}/API_ExecuteCommandConfiguration.html`,
      *check({ attributes }) {
        for (const { at, block } of nestedBlocks(attributes, SHELLS)) {
          const { logging: got } = block;
          const places = knownBlocks(block, LOGS);
          if (places === undefined || !isKnown(got)) continue;
          if (got === "OVERRIDE" && places.length === 0) {
            yield { property: `${at}.${LOGS}`, got: undefined, allowed: "a place for logs, as logging is OVERRIDE" };
          } else if (got !== "OVERRIDE" && places.length > 0) {
            yield { property: `${at}.logging`, got, allowed: `OVERRIDE, as there is a ${LOGS}` };
          }
        }
      },
      examples: {
        failing: logging("DEFAULT", { cloud_watch_log_group_name: "shells" }),
        passing: logging("OVERRIDE", { cloud_watch_log_group_name: "shells" }),
      },
    },
    encryptedLogs(
      "CL005",
      "cloud_watch_encryption_enabled",
      "cloud_watch_log_group_name",
      "encrypted logs of shells in CloudWatch have a log group",
    ),
    encryptedLogs(
      "CL006",
      "s3_bucket_encryption_enabled",
      "s3_bucket_name",
      "encrypted logs of shells in S3 have a bucket",
    ),
  ]),
];

function encryptedLogs(id: string, encryption: string, place: string, title: string): Rule {
  const written = (attributes: Record<string, unknown>) => logging("OVERRIDE", { [encryption]: true, ...attributes });
  return {
    id,
    resourceType: TYPE,
    title,
    explanation: "What is said to be encrypted is written nowhere without it.",
    fix: `Set ${place}, or leave ${encryption} out.`,
    source: `${API}/API_ExecuteCommandLogConfiguration.html`,
    *check({ attributes }): Iterable<Finding> {
      for (const { at, block } of nestedBlocks(attributes, `${SHELLS}.${LOGS}`)) {
        const { [encryption]: encrypted, [place]: got } = block;
        if ((encrypted !== true && encrypted !== "true") || (got !== undefined && got !== null && got !== "")) continue;
        yield { property: `${at}.${place}`, got, allowed: `a name, as ${encryption} is true` };
      }
    },
    examples: { failing: written({}), passing: written({ [place]: "shells" }) },
  };
}
