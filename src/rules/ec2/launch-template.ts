import { attributeRule } from "../attribute-rule";
import { attributesRule } from "../attributes-rule";
import { isKnown, type ResourceMap } from "../configuration";
import { matching, oneOf, wholeNumber } from "../constraint";
import { nestedBlocks } from "../nested-blocks";
import type { Rule } from "../rule";
import { where, withAttribute } from "../where";
import { VOLUME_TYPES } from "./volume-limits";

const API = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference";

const TYPE = "aws_launch_template";
const PROFILE = "iam_instance_profile";
const SYMBOLS = "letters without accents, digits and ().-/_";

function template(attributes: Record<string, unknown>): ResourceMap {
  return { [TYPE]: { web: attributes } };
}

/** What AWS or the provider refuses in single attributes of a launch template. */
export const launchTemplateRules: readonly Rule[] = [
  attributesRule({
    id: "LT001",
    resourceType: TYPE,
    title: "the name of a launch template has 3 to 125 letters, digits and ().-/_",
    explanation: "AWS takes 128 characters; the provider keeps three for itself and refuses longer names at once.",
    fix: "Change the name.",
    source: `${API}/API_CreateLaunchTemplate.html`,
    attributes: {
      name: matching(/[a-zA-Z0-9()./_-]{3,125}/, `3 to 125 ${SYMBOLS}`),
      name_prefix: matching(/[a-zA-Z0-9()./_-]{3,99}/, `3 to 99 ${SYMBOLS}`),
    },
    examples: { failing: template({ name: "web server" }), passing: template({ name: "web/server-(1)" }) },
  }),
  attributesRule({
    id: "LT005",
    resourceType: TYPE,
    title: "metadata is given optionally or only with tokens, over 1 to 64 hops",
    explanation: "EC2 refuses other values. A container in bridge mode is one hop further away than its instance.",
    fix: "Set http_tokens to required, and 1 or 2 hops.",
    source: `${API}/API_LaunchTemplateInstanceMetadataOptionsRequest.html`,
    attributes: {
      "metadata_options.http_tokens": oneOf("optional", "required"),
      "metadata_options.http_put_response_hop_limit": wholeNumber(1, 64),
    },
    examples: {
      failing: template({ metadata_options: { http_put_response_hop_limit: 65 } }),
      passing: template({ metadata_options: { http_put_response_hop_limit: 64, http_tokens: "required" } }),
    },
  }),
  attributeRule({
    id: "LT011",
    resourceType: TYPE,
    title: "an image is named by its id, or by a parameter of Systems Manager",
    explanation: "Terraform's plan takes any text; EC2 refuses it, at the latest when an instance starts.",
    fix: "Take an id such as ami-0123456789abcdef0, or resolve:ssm: and the name of a parameter.",
    source: `${API}/API_RequestLaunchTemplateData.html`,
    attribute: "image_id",
    // Without a text, the provider sends none.
    constraint: matching(
      /(?:ami-(?:[0-9a-f]{8}|[0-9a-f]{17})|resolve:ssm:.+)?/,
      "ami- and 8 or 17 hexadecimal digits, or resolve:ssm: and a parameter",
    ),
    examples: {
      failing: template({ image_id: "amazon-linux-2023" }),
      passing: template({ image_id: "ami-0123456789abcdef0" }),
    },
  }),
  attributesRule({
    id: "LT014",
    resourceType: TYPE,
    title: "a launch template has types of volumes that there are, and tags what is launched",
    explanation: "EC2 refuses other types, at the latest when an instance starts from the template.",
    fix: "Take one of these.",
    source: `${API}/API_LaunchTemplateTagSpecificationRequest.html`,
    attributes: {
      "block_device_mappings.ebs.volume_type": oneOf(...VOLUME_TYPES),
      "tag_specifications.resource_type": oneOf("instance", "volume", "network-interface", "spot-instances-request"),
    },
    examples: {
      failing: template({ tag_specifications: { resource_type: "launch-template", tags: {} } }),
      passing: template({ tag_specifications: { resource_type: "volume", tags: {} } }),
    },
  }),
  ...where(withAttribute(PROFILE), [
    {
      id: "LT010",
      resourceType: TYPE,
      title: "an instance profile is named by its name or by its ARN",
      explanation: "The two may be of different profiles: the provider refuses them together.",
      fix: "Leave one of them out.",
      source: `${API}/API_LaunchTemplateIamInstanceProfileSpecificationRequest.html`,
      *check({ attributes }, configuration) {
        for (const { at, block } of nestedBlocks(attributes, PROFILE)) {
          const { name: got, arn } = block;
          const isThere = (value: unknown) =>
            typeof value === "string" &&
            value !== "" &&
            (isKnown(value) || configuration.referredBy(value) !== undefined);
          if (isThere(got) && isThere(arn))
            yield { property: `${at}.name`, got, allowed: "nothing, as there is an arn" };
        }
      },
      examples: {
        failing: template({ [PROFILE]: { name: "web", arn: "arn:aws:iam::111122223333:instance-profile/web" } }),
        passing: template({ [PROFILE]: { name: "web" } }),
      },
    },
  ]),
];
