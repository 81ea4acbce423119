import type { Metric, MetricOptions } from "../cloudwatch/metric";
import type { IRole } from "../iam/role";
import { CheckedConstruct } from "../rules/checked-construct";
import { type ImageReference, imageName } from "./image-reference";
import { pullStatements, pushStatements } from "./permissions";

/** A repository of ECR, made here or existing. */
export interface IRepository {
  readonly repositoryName: string;
  readonly repositoryArn: string;
  /** As Docker names it, without a tag: `123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/shop`. */
  readonly repositoryUri: string;
  /** The name by which Docker pulls an image of the repository. */
  imageUri(image: ImageReference): string;
  /** Allows `role` to log in to the registry and to pull. A repository of another account has to allow it as well. */
  grantPull(role: IRole): void;
  /** Allows `role` to log in to the registry and to push. A repository of another account has to allow it as well. */
  grantPush(role: IRole): void;
  /** Allows `role` both. */
  grantPullPush(role: IRole): void;
  /** How many times images were pulled. There is no value while nobody pulls. */
  metricPullCount(options?: MetricOptions): Metric;
}

/** What a repository can do, made here or existing. */
export abstract class RepositoryBase extends CheckedConstruct implements IRepository {
  abstract readonly repositoryName: string;
  abstract readonly repositoryArn: string;
  abstract readonly repositoryUri: string;

  imageUri(image: ImageReference): string {
    return imageName(this.repositoryUri, image);
  }

  grantPull(role: IRole): void {
    for (const statement of pullStatements(this.repositoryArn)) role.addToPolicy(statement);
  }

  grantPush(role: IRole): void {
    for (const statement of pushStatements(this.repositoryArn)) role.addToPolicy(statement);
  }

  grantPullPush(role: IRole): void {
    this.grantPull(role);
    this.grantPush(role);
  }

  /** https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-repository-metrics.html */
  metricPullCount(options?: MetricOptions): Metric {
    const dimensions = { RepositoryName: this.repositoryName };
    return { namespace: "AWS/ECR", metricName: "RepositoryPullCount", dimensions, statistic: "Sum", ...options };
  }
}
