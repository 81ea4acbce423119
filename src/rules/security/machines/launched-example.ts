import type { ResourceMap } from "../../configuration";
import type { Rule } from "../../rule";

export type LaunchedType = "aws_launch_template" | "aws_launch_configuration" | "aws_instance";

/** A key in KMS. */
export const KEY = "arn:aws:kms:ap-northeast-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

/** All that rules ask of each. */
const SECURE: Readonly<Record<LaunchedType, object>> = {
  aws_launch_template: { metadata_options: { http_tokens: "required" }, monitoring: { enabled: true } },
  aws_launch_configuration: {
    metadata_options: { http_tokens: "required" },
    root_block_device: { encrypted: true },
  },
  aws_instance: {
    metadata_options: { http_tokens: "required" },
    root_block_device: { encrypted: true, kms_key_id: KEY },
    monitoring: true,
  },
};

/** A template, configuration or instance that is secure but for what is said of it. */
export function launched(type: LaunchedType, attributes: object): ResourceMap {
  return { [type]: { web: { ...SECURE[type], ...attributes } } };
}

/** The examples of a rule about all three. */
export function launchedExamples(failing: object, passing: object): Readonly<Record<LaunchedType, Rule["examples"]>> {
  const examples = (type: LaunchedType) => ({ failing: launched(type, failing), passing: launched(type, passing) });
  return {
    aws_launch_template: examples("aws_launch_template"),
    aws_launch_configuration: examples("aws_launch_configuration"),
    aws_instance: examples("aws_instance"),
  };
}
