import { EcrLifecyclePolicy } from "@cdktf/provider-aws/lib/ecr-lifecycle-policy";
import { EcrRepository } from "@cdktf/provider-aws/lib/ecr-repository";
import { EcrRepositoryPolicy } from "@cdktf/provider-aws/lib/ecr-repository-policy";
import type { Construct } from "constructs";
import { addressed } from "../core/address";
import { jsonTemplate, lazyJsonTemplate } from "../core/json-template";
import type { Tags } from "../core/tags";
import { type ResourcePolicyStatement, resourcePolicyDocument } from "../iam/policy-statement";
import type { Principal } from "../iam/principal";
import { PULL_ACTIONS, PUSH_ACTIONS } from "./permissions";
import { registryName } from "./registry-name";
import { type IRepository, RepositoryBase } from "./repository-base";
import { lifecycleRules, type RepositoryLifecycle } from "./repository-lifecycle";

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html */
const LONGEST_NAME = 256;

/** What identifies a repository that exists already. */
export interface RepositoryAttributes {
  readonly repositoryName: string;
  readonly repositoryArn: string;
  /** Without a tag: `123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/shop`. */
  readonly repositoryUri: string;
}

export interface RepositoryProps {
  /**
   * 2 to 256 lower-case letters and digits, with `-`, `_`, `.` and `/` between them. A change replaces the repository.
   * @default from the stack and the construct
   */
  readonly repositoryName?: string;
  /**
   * Whether ECR looks for known vulnerabilities in each image that is pushed. It costs nothing. A scanning configuration of the whole
   * registry goes before it.
   * @default true
   */
  readonly imageScanOnPush?: boolean;
  /**
   * Whether a tag may be moved to another image by a push.
   * @default "IMMUTABLE": a push with a tag that there is fails
   */
  readonly imageTagMutability?: "IMMUTABLE" | "MUTABLE";
  /**
   * A key of one's own in KMS, which bills its use. A change replaces the repository.
   * @default a key of S3's own, AES256
   */
  readonly kmsKeyArn?: string;
  /**
   * Which images ECR deletes by itself.
   * @default none
   */
  readonly lifecycle?: RepositoryLifecycle;
  /**
   * Whether a destroy deletes the images with the repository. Only an apply makes it so, before the destroy.
   * @default false: the repository cannot be destroyed before its images are deleted
   */
  readonly emptyOnDelete?: boolean;
  /** @default none */
  readonly tags?: Tags;
}

/** A private repository for the images of one program, in the registry that ECR keeps for the account in each region. */
export class Repository extends RepositoryBase {
  /** A repository that exists already, of this account or another. */
  static fromRepositoryAttributes(scope: Construct, id: string, attributes: RepositoryAttributes): IRepository {
    return new ExistingRepository(scope, id, attributes);
  }

  readonly resource: EcrRepository;
  /** Which images ECR deletes by itself; none without `lifecycle`. */
  readonly lifecyclePolicy: EcrLifecyclePolicy | undefined;
  private readonly statements: ResourcePolicyStatement[] = [];
  private policy: EcrRepositoryPolicy | undefined;

  constructor(scope: Construct, id: string, props: RepositoryProps = {}) {
    super(scope, id);
    const { kmsKeyArn, lifecycle } = props;
    this.resource = addressed(
      new EcrRepository(this, "Repository", {
        name: props.repositoryName ?? registryName(this, LONGEST_NAME),
        imageTagMutability: props.imageTagMutability ?? "IMMUTABLE",
        imageScanningConfiguration: { scanOnPush: props.imageScanOnPush ?? true },
        encryptionConfiguration: [
          kmsKeyArn === undefined ? { encryptionType: "AES256" } : { encryptionType: "KMS", kmsKey: kmsKeyArn },
        ],
        forceDelete: props.emptyOnDelete,
        tags: props.tags,
      }),
    );
    this.lifecyclePolicy = lifecycle && this.addLifecycle(lifecycle);
  }

  get repositoryName(): string {
    return this.resource.name;
  }

  get repositoryArn(): string {
    return this.resource.arn;
  }

  get repositoryUri(): string {
    return this.resource.repositoryUrl;
  }

  /**
   * Allows `principal`, of another account, to pull. Whoever it is needs `ecr:GetAuthorizationToken` from his own account; of an account,
   * those whose own policies allow to pull may.
   *
   * @returns the policy of the repository, which has the statements about everybody
   */
  allowPullFrom(principal: Principal): EcrRepositoryPolicy {
    return this.allow({ principal, actions: PULL_ACTIONS });
  }

  /** Allows `principal`, of another account, to push, on the same terms as `allowPullFrom`. */
  allowPushFrom(principal: Principal): EcrRepositoryPolicy {
    return this.allow({ principal, actions: PUSH_ACTIONS });
  }

  /** A repository has one policy, so there is one resource for all statements. */
  private allow(statement: ResourcePolicyStatement): EcrRepositoryPolicy {
    this.statements.push(statement);
    if (this.policy === undefined) {
      const policy = lazyJsonTemplate(() => resourcePolicyDocument(this.statements));
      this.policy = addressed(new EcrRepositoryPolicy(this, "Policy", { repository: this.repositoryName, policy }));
    }
    return this.policy;
  }

  private addLifecycle(lifecycle: RepositoryLifecycle): EcrLifecyclePolicy | undefined {
    const rules = lifecycleRules(lifecycle);
    if (rules.length === 0) return undefined;
    const policy = jsonTemplate({ rules });
    return addressed(new EcrLifecyclePolicy(this, "Lifecycle", { repository: this.repositoryName, policy }));
  }
}

class ExistingRepository extends RepositoryBase {
  readonly repositoryName: string;
  readonly repositoryArn: string;
  readonly repositoryUri: string;

  constructor(scope: Construct, id: string, { repositoryName, repositoryArn, repositoryUri }: RepositoryAttributes) {
    super(scope, id);
    this.repositoryName = repositoryName;
    this.repositoryArn = repositoryArn;
    this.repositoryUri = repositoryUri;
  }
}
