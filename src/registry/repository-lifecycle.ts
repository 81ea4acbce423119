/** Which images ECR deletes by itself, within a day. */
export interface RepositoryLifecycle {
  /**
   * How many images are kept, 1 or more: the newest.
   * @default all
   */
  readonly maxImageCount?: number;
  /**
   * Days, 1 or more, after which an image that has no tag is deleted.
   * @default never
   */
  readonly expireUntaggedAfterDays?: number;
}

/**
 * The rules of a lifecycle policy. What applies to any image has to come last.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html
 */
export function lifecycleRules({ maxImageCount, expireUntaggedAfterDays }: RepositoryLifecycle): object[] {
  const selections = [
    expireUntaggedAfterDays !== undefined && {
      tagStatus: "untagged",
      countType: "sinceImagePushed",
      countUnit: "days",
      countNumber: expireUntaggedAfterDays,
    },
    maxImageCount !== undefined && { tagStatus: "any", countType: "imageCountMoreThan", countNumber: maxImageCount },
  ];
  return selections
    .filter((selection) => selection !== false)
    .map((selection, i) => ({ rulePriority: i + 1, selection, action: { type: "expire" } }));
}
