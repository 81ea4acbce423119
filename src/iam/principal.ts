/** Operator, key, values: `{ StringEquals: { "aws:SourceAccount": ["123456789012"] } }`. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** Who may take on a role, or use a resource. */
export interface Principal {
  /** The member of a policy's `Principal`. */
  readonly element: Readonly<Record<string, string>>;
  /**
   * When.
   * @default always
   */
  readonly conditions?: Conditions;
}

/** Ways to say who may take on a role, or use a resource. */
export const Principal = {
  /** An AWS service: `ecs-tasks.amazonaws.com`, `ec2.amazonaws.com`; with conditions, on behalf of whom. */
  service(name: string, conditions?: Conditions): Principal {
    return { element: { Service: name }, conditions };
  },
  /** Everybody in an account whose own policies allow it, by the account's number. */
  account(accountId: string): Principal {
    return { element: { AWS: accountId } };
  },
  /** A role or user, by its ARN. */
  arn(arn: string): Principal {
    return { element: { AWS: arn } };
  },
};
