import { attributeRule } from "../attribute-rule";
import { blocks, knownBlocks, knownString, type ResourceMap } from "../configuration";
import { oneOf } from "../constraint";
import type { Rule } from "../rule";
import { where, withAttribute } from "../where";

const API = "https://docs.aws.amazon.com/AmazonECR/latest/APIReference";

const PART = "[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*";
const NAME = new RegExp(`^${PART}(/${PART})*$`);
const SHORTEST_NAME = 2;
const LONGEST_NAME = 256;

/** Blocks of newer providers, with which there are two more values. */
const EXCEPTIONS = "image_tag_mutability_exclusion_filter";

function repository(name: string): ResourceMap {
  return { aws_ecr_repository: { main: { name } } };
}

function tagged(image_tag_mutability: string): ResourceMap {
  return { aws_ecr_repository: { main: { image_tag_mutability } } };
}

function encrypted(block: object): ResourceMap {
  return { aws_ecr_repository: { main: { encryption_configuration: [block] } } };
}

const kms_key = "arn:aws:kms:ap-northeast-1:123456789012:key/1";

/** What AWS refuses in the repositories of ECR. */
export const repositoryRules: readonly Rule[] = [
  {
    id: "ER001",
    resourceType: "aws_ecr_repository",
    title: "a repository's name is in lower case, of letters and digits with signs between them",
    explanation: "CreateRepository refuses other names: an image with such a name could not be pulled.",
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
  ...where(
    ({ attributes }) => knownBlocks(attributes, EXCEPTIONS)?.length === 0,
    [
      attributeRule({
        id: "ER002",
        resourceType: "aws_ecr_repository",
        title: "the tags of a repository's images may be moved, or may not",
        explanation:
          "ECR knows two more values, for repositories with exceptions, of which Terraform's provider knows nothing before version 6.",
        fix: "Set imageTagMutability to one of the two.",
        source: `${API}/API_CreateRepository.html`,
        attribute: "image_tag_mutability",
        constraint: oneOf("IMMUTABLE", "MUTABLE"),
        examples: { failing: tagged("IMMUTABLE_WITH_EXCLUSION"), passing: tagged("IMMUTABLE") },
      }),
    ],
  ),
  ...where(withAttribute("encryption_configuration"), [
    {
      id: "ER003",
      resourceType: "aws_ecr_repository",
      title: "a repository with a key of its own is encrypted by KMS",
      explanation: "AES256 encrypts by keys that S3 manages, and takes no key of KMS.",
      fix: "Set the encryption type to KMS, or leave the key out.",
      source: `${API}/API_EncryptionConfiguration.html`,
      *check({ attributes }, configuration) {
        for (const [i, block] of blocks(attributes.encryption_configuration).entries()) {
          const { encryption_type, kms_key: key } = block;
          const type = encryption_type ?? "AES256";
          // A variable may be null, which is no key.
          const hasKey = knownString(key) !== undefined || configuration.referredBy(key) !== undefined;
          if (!hasKey || type !== "AES256") continue;
          const property = `encryption_configuration[${i}].encryption_type`;
          yield { property, got: type, allowed: "KMS or KMS_DSSE with kms_key" };
        }
      },
      examples: {
        failing: encrypted({ encryption_type: "AES256", kms_key }),
        passing: encrypted({ encryption_type: "KMS", kms_key }),
      },
    },
    attributeRule({
      id: "ER004",
      resourceType: "aws_ecr_repository",
      title: "a repository is encrypted by keys of S3 or of KMS, once or twice",
      explanation: "CreateRepository takes no other. Another type replaces the repository.",
      fix: "Set the encryption type to one of them.",
      source: `${API}/API_EncryptionConfiguration.html`,
      attribute: "encryption_configuration.encryption_type",
      constraint: oneOf("AES256", "KMS", "KMS_DSSE"),
      examples: {
        failing: encrypted({ encryption_type: "AES-256" }),
        passing: encrypted({ encryption_type: "KMS_DSSE" }),
      },
    }),
  ]),
];
