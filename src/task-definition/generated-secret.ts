import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { SecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/secretsmanager-secret-version";
import { Fn } from "cdktf";
import type { Construct } from "constructs";
import { addressed } from "../core/address";
import { EphemeralResource } from "../core/ephemeral-resource";
import { physicalName } from "../core/names";
import type { Tags } from "../core/tags";
import { CheckedConstruct } from "../rules/checked-construct";
import { Secret } from "./secret";

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html */
const LONGEST_NAME = 512;

export interface GeneratedSecretProps {
  /**
   * A change replaces the secret, and thus the password.
   * @default from the stack and the construct
   */
  readonly secretName?: string;
  /**
   * How many letters and digits the password has, at most 4096.
   * @default 32
   */
  readonly passwordLength?: number;
  /**
   * Days in which a deleted secret can be brought back, 7 to 30, and its name is not free; 0 for none.
   * @default 30, from AWS
   */
  readonly recoveryWindowInDays?: number;
  /** @default none */
  readonly tags?: Tags;
}

/**
 * A password that AWS makes, once, and keeps in Secrets Manager. It stands in no plan and no state. Terraform needs version 1.11, and
 * whoever applies the permission `secretsmanager:GetRandomPassword`.
 */
export class GeneratedSecret extends CheckedConstruct {
  readonly resource: SecretsmanagerSecret;
  /** For the `secrets` of containers, which start after the password is there. */
  readonly secret: Secret;

  constructor(scope: Construct, id: string, props: GeneratedSecretProps = {}) {
    super(scope, id);
    this.resource = addressed(
      new SecretsmanagerSecret(this, "Secret", {
        name: props.secretName ?? physicalName(this, LONGEST_NAME),
        recoveryWindowInDays: props.recoveryWindowInDays,
        tags: props.tags,
      }),
    );
    const password = addressed(
      new EphemeralResource(this, "Password", "aws_secretsmanager_random_password", {
        password_length: props.passwordLength ?? 32,
        exclude_punctuation: true,
        // Nothing; but known only when the secret is there, so that a first plan asks AWS for no password, and needs no credentials.
        exclude_characters: Fn.substr(this.resource.arn, 0, 0),
      }),
    );
    const version = addressed(
      new SecretsmanagerSecretVersion(this, "Version", {
        secretId: this.resource.id,
        secretStringWo: password.attribute("random_password"),
        // Each run has another password: it is written when this number changes, and that is once.
        secretStringWoVersion: 1,
      }),
    );
    this.secret = Secret.fromSecretsManager(version.arn);
  }

  get secretArn(): string {
    return this.resource.arn;
  }
}
