import { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";

/** What an operator may change when Terraform runs, without synthesising again. */
export class RegistryVariables {
  readonly region: TerraformVariable;
  readonly imageTag: TerraformVariable;
  readonly pullAccountId: TerraformVariable;
  readonly pushAccountId: TerraformVariable;

  constructor(private readonly scope: Construct) {
    this.region = this.text("region", {
      default: "ap-northeast-1",
      description: "The region of the registry.",
      pattern: "^[a-z]{2}(-[a-z]+)+-[0-9]$",
      errorMessage: "region must be a region of AWS: ap-northeast-1, eu-west-1.",
    });
    this.imageTag = this.text("image_tag", {
      default: "1.0.0",
      description: "The tag of the image that the task definition runs; push it before a task starts.",
      pattern: "^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$",
      errorMessage: "image_tag must be a tag: 1.0.0, v2, 8f3c1d2.",
    });
    this.pullAccountId = this.accountId("pull_account_id", "pull");
    this.pushAccountId = this.accountId("push_account_id", "push and pull");
  }

  private accountId(name: string, actions: string): TerraformVariable {
    return this.text(name, {
      default: "",
      description: `The number of another account that may ${actions}. Empty: none.`,
      pattern: "^([0-9]{12})?$",
      errorMessage: `${name} must be the number of an account, twelve digits, or empty.`,
    });
  }

  private text(name: string, { pattern, errorMessage, ...options }: TextOptions): TerraformVariable {
    const condition = `\${can(regex("${pattern}", var.${name}))}`;
    const validation = [{ condition, errorMessage }];
    return new TerraformVariable(this.scope, name, { type: "string", nullable: false, ...options, validation });
  }
}

interface TextOptions {
  readonly default: string;
  readonly description: string;
  /** What the value looks like, for Terraform's `regex`. */
  readonly pattern: string;
  readonly errorMessage: string;
}
