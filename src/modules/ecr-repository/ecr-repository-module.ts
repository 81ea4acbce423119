import { join } from "node:path";
import { EcrRepositoryPolicy } from "@cdktf/provider-aws/lib/ecr-repository-policy";
import type { Construct } from "constructs";
import { addressed } from "../../core/address";
import { hclOf } from "../../core/hcl-of-json";
import { hcl } from "../../module/hcl";
import { ModuleStack } from "../../module/module-stack";
import { onlyIf } from "../../module/repetition";
import { PULL_ACTIONS, PUSH_ACTIONS } from "../../registry/permissions";
import { Repository } from "../../registry/repository";

/** The module `ecr-repository`. */
export class EcrRepositoryModule extends ModuleStack {
  constructor(scope: Construct, id = "ecr-repository") {
    super(scope, id, {
      description:
        "A private repository in Amazon ECR: images are scanned, tags do not move, old images go by themselves. Other accounts and roles may pull or push.",
      filesFrom: join(__dirname, "files"),
    });
    this.addInput("repository_name", {
      type: "string",
      description: "The name of the repository, if `name` is not to be it: `team/shop`",
      default: null,
    });
    const mutability = this.addInput("image_tag_mutability", {
      type: "string",
      description: "Whether a push may move a tag to another image: `MUTABLE` or `IMMUTABLE`",
      default: "IMMUTABLE",
    });
    const scan = this.addInput("image_scan_on_push", {
      type: "bool",
      description: "Whether ECR looks for known vulnerabilities in each image that is pushed",
      default: true,
    });
    const kmsKey = this.addInput("kms_key_arn", {
      type: "string",
      description: "The ARN of a key in KMS that encrypts the images; without it, a key of S3's own does",
      default: null,
    });
    const forceDelete = this.addInput("force_delete", {
      type: "bool",
      description: "Whether a destroy deletes the images with the repository",
      default: false,
    });
    this.addLifecycleInputs();
    const repository = new Repository(this, "main", {
      repositoryName: hcl("coalesce(var.repository_name, lower(var.name))").stringValue,
      imageTagMutability: mutability.value,
      imageScanOnPush: scan.value,
      emptyOnDelete: forceDelete.value,
      lifecycle: {
        maxImageCount: hcl("var.max_image_count").numberValue,
        expireUntaggedAfterDays: hcl("var.expire_untagged_after_days").numberValue,
      },
    });
    repository.resource.putEncryptionConfiguration([
      { encryptionType: hcl('var.kms_key_arn == null ? "AES256" : "KMS"').stringValue, kmsKey: kmsKey.stringValue },
    ]);
    if (repository.lifecyclePolicy) onlyIf(repository.lifecyclePolicy, hcl("var.create_lifecycle_policy").value);
    this.addPolicy(repository);
    this.addOutputs(repository);
  }

  private addLifecycleInputs(): void {
    this.addInput("create_lifecycle_policy", {
      type: "bool",
      description: "Whether ECR deletes old images by itself",
      default: true,
    });
    this.addInput("max_image_count", {
      type: "number",
      description: "How many images are kept, 1 or more: the newest",
      default: 100,
    });
    this.addInput("expire_untagged_after_days", {
      type: "number",
      description: "Days, 1 or more, after which an image that has no tag is deleted",
      default: 14,
    });
  }

  private addPolicy(repository: Repository): void {
    const readers = this.addInput("read_access_arns", {
      type: "list(string)",
      description: "ARNs of accounts and roles that may pull",
      default: [],
    });
    const writers = this.addInput("read_write_access_arns", {
      type: "list(string)",
      description: "ARNs of accounts and roles that may pull and push",
      default: [],
    });
    const statements = [
      { name: readers.friendlyUniqueId, actions: PULL_ACTIONS },
      { name: writers.friendlyUniqueId, actions: [...PULL_ACTIONS, ...PUSH_ACTIONS] },
    ].map(({ name, actions }) => `{ Effect = "Allow", Principal = { AWS = var.${name} }, Action = ${hclOf(actions)} }`);
    const chosen = `[for statement in [${statements.join(", ")}] : statement if length(statement.Principal.AWS) > 0]`;
    const policy = addressed(
      new EcrRepositoryPolicy(this, "Policy", {
        repository: repository.repositoryName,
        policy: hcl(`jsonencode({ Version = "2012-10-17", Statement = ${chosen} })`).stringValue,
      }),
    );
    onlyIf(policy, hcl("length(concat(var.read_access_arns, var.read_write_access_arns)) > 0").value);
  }

  private addOutputs({ repositoryArn, repositoryName, repositoryUri, resource }: Repository): void {
    this.addOutput("repository_arn", { description: "The ARN of the repository", value: repositoryArn });
    this.addOutput("repository_name", { description: "The name of the repository", value: repositoryName });
    this.addOutput("repository_registry_id", {
      description: "The account of the registry",
      value: resource.registryId,
    });
    this.addOutput("repository_url", {
      description: "What Docker calls the repository, without a tag",
      value: repositoryUri,
    });
  }
}
