import { DataAwsSecretsmanagerSecret } from "@cdktf/provider-aws/lib/data-aws-secretsmanager-secret";
import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { SecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/secretsmanager-secret-version";
import { TerraformStack, TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { addressed } from "../../core/address";
import { physicalName } from "../../core/names";
import { CheckedConstruct } from "../../rules/checked-construct";
import { Secret } from "../../task-definition/secret";
import type { SecretPlan } from "../translate/plan";

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html */
const LONGEST_NAME = 512;
/** Ephemeral variables came a version before write-only attributes. */
const TERRAFORM = ">= 1.11";

/** A secret in Secrets Manager: one that exists, or one whose value is a variable of Terraform's that stands in no plan and no state. */
export class ApplicationSecret extends CheckedConstruct {
  readonly secret: Secret;

  constructor(scope: Construct, id: string, { existing }: SecretPlan) {
    super(scope, id);
    this.secret = Secret.fromSecretsManager(existing === undefined ? this.create(id) : this.find(existing));
  }

  private find(name: string): string {
    return addressed(new DataAwsSecretsmanagerSecret(this, "Existing", { name })).arn;
  }

  private create(key: string): string {
    TerraformStack.of(this).addOverride("terraform.required_version", TERRAFORM);
    const value = addressed(
      new TerraformVariable(this, "Value", {
        type: "string",
        sensitive: true,
        description: `The value of the secret ${key} when it is made; AWS Secrets Manager keeps it.`,
      }),
    );
    value.addOverride("ephemeral", true);
    const name = physicalName(this, LONGEST_NAME);
    // Who deploys has the value. The name can be taken again at once after a destroy.
    const secret = addressed(new SecretsmanagerSecret(this, "Secret", { name, recoveryWindowInDays: 0 }));
    return addressed(
      new SecretsmanagerSecretVersion(this, "Version", {
        secretId: secret.id,
        secretStringWo: value.stringValue,
        // Terraform does not remember the value: it is written when this number changes, and that is once.
        secretStringWoVersion: 1,
      }),
    ).arn;
  }
}
