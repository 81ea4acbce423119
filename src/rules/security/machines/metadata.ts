import { type Configuration, isKnown, knownBlocks, knownNumber, type Resource } from "../../configuration";
import type { Finding } from "../../rule";
import { forTypes } from "../for-types";
import type { SecurityRule } from "../security-rule";
import { inheritedBlock, isForInstances } from "./launched";
import { launchedExamples } from "./launched-example";

const CONTROLS = "https://docs.aws.amazon.com/securityhub/latest/userguide";

const BLOCK = "metadata_options";

/** Who is given the metadata of an instance, in which the credentials of its role are. */
export const metadataRules: readonly SecurityRule[] = [
  ...forTypes(
    {
      id: "SEC301",
      severity: "warning",
      level: "baseline",
      checks: ["CKV_AWS_79", "AWS-0028", "AWS-0130", "AutoScaling.3", "EC2.8", "EC2.170"],
      title: "metadata of an instance are given only to who asks with a token (IMDSv2)",
      explanation:
        "Without tokens, any request that something on the instance can be tricked into gets the credentials of its role.",
      fix: 'Set http_tokens of metadata_options to "required", as LaunchTemplate and Instance do.',
      source: `${CONTROLS}/ec2-controls.html#ec2-8`,
      check: (resource, configuration) =>
        isForInstances(resource, configuration) ? [] : tokenFindings(resource, configuration),
    },
    launchedExamples({ [BLOCK]: { http_endpoint: "enabled" } }, { [BLOCK]: { http_tokens: "required" } }),
  ),
  ...forTypes(
    {
      id: "SEC302",
      severity: "warning",
      level: "baseline",
      checks: ["CKV_AWS_341", "AutoScaling.4"],
      title: "metadata of an instance do not go further than the instance",
      explanation:
        "With two hops, containers in bridge mode reach the metadata as well, and have the instance's role besides that of their task.",
      fix: "Set http_put_response_hop_limit of metadata_options to 1, as LaunchTemplate and Instance do.",
      source: `${CONTROLS}/autoscaling-controls.html#autoscaling-4`,
      check: ({ attributes }) => (attributes[BLOCK] === undefined ? [] : hopFindings(attributes)),
    },
    launchedExamples(
      { [BLOCK]: { http_tokens: "required", http_put_response_hop_limit: 2 } },
      { [BLOCK]: { http_tokens: "required", http_put_response_hop_limit: 1 } },
    ),
  ),
];

function* tokenFindings(resource: Resource, configuration: Configuration): Iterable<Finding> {
  const options = knownBlocks(resource.attributes, BLOCK);
  if (options === undefined) return;
  const [own = {}] = options;
  const inherited = inheritedBlock(resource, BLOCK, configuration);
  if (inherited === undefined) return;
  const { http_endpoint: endpoint, http_tokens: tokens } = { ...withoutNothing(inherited), ...withoutNothing(own) };
  if (endpoint === "disabled" || tokens === "required" || !isKnown(endpoint) || !isKnown(tokens)) return;
  const property = options.length === 0 ? `${BLOCK}.http_tokens` : `${BLOCK}[0].http_tokens`;
  yield { property, got: tokens, allowed: '"required"' };
}

function withoutNothing(block: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(block).filter(([, value]) => value !== null && value !== undefined));
}

function* hopFindings(attributes: Resource["attributes"]): Iterable<Finding> {
  for (const [i, options] of (knownBlocks(attributes, BLOCK) ?? []).entries()) {
    const hops = knownNumber(options.http_put_response_hop_limit);
    if (hops === undefined || hops <= 1 || options.http_endpoint === "disabled") continue;
    yield { property: `${BLOCK}[${i}].http_put_response_hop_limit`, got: hops, allowed: "1" };
  }
}
