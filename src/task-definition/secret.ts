import type { PolicyStatement } from "../iam/policy-statement";

/** Which part of a Secrets Manager secret, and how it is encrypted. */
export interface SecretField {
  /**
   * A key of a secret that is a JSON object.
   * @default the whole secret
   */
  readonly jsonField?: string;
  /**
   * The key that the secret is encrypted with, unless it is AWS's own.
   * @default aws/secretsmanager, aws/ssm
   */
  readonly kmsKeyArn?: string;
}

/** A value that ECS reads when a container starts, so that it stands in no task definition and no state. */
export class Secret {
  /** A secret in Secrets Manager, by its full ARN. */
  static fromSecretsManager(secretArn: string, { jsonField, kmsKeyArn }: SecretField = {}): Secret {
    // Version stage and version id stay empty: the current version.
    const valueFrom = jsonField === undefined ? secretArn : `${secretArn}:${jsonField}::`;
    return new Secret(valueFrom, "secretsmanager:GetSecretValue", secretArn, kmsKeyArn);
  }

  /** A parameter in the Systems Manager Parameter Store, by its ARN. */
  static fromSsmParameter(parameterArn: string, { kmsKeyArn }: Pick<SecretField, "kmsKeyArn"> = {}): Secret {
    return new Secret(parameterArn, "ssm:GetParameters", parameterArn, kmsKeyArn);
  }

  private constructor(
    /** As the task definition has it. */
    readonly valueFrom: string,
    private readonly action: string,
    private readonly arn: string,
    private readonly kmsKeyArn: string | undefined,
  ) {}

  /** What the execution role must be allowed in order to read the value. */
  get permissions(): PolicyStatement[] {
    const read = { actions: [this.action], resources: [this.arn] };
    return this.kmsKeyArn === undefined ? [read] : [read, { actions: ["kms:Decrypt"], resources: [this.kmsKeyArn] }];
  }
}
