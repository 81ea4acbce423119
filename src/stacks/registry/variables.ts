import type { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { textVariable } from "../variables";

/** What an operator may change when Terraform runs, without synthesising again. */
export class RegistryVariables {
  readonly region: TerraformVariable;
  readonly imageTag: TerraformVariable;
  readonly pullAccountId: TerraformVariable;
  readonly pushAccountId: TerraformVariable;

  constructor(private readonly scope: Construct) {
    this.region = textVariable(this.scope, "region", {
      default: "ap-northeast-1",
      description: "The region of the registry.",
      pattern: "^[a-z]{2}(-[a-z]+)+-[0-9]$",
      errorMessage: "region must be a region of AWS: ap-northeast-1, eu-west-1.",
    });
    this.imageTag = textVariable(this.scope, "image_tag", {
      default: "1.0.0",
      description: "The tag of the image that the task definition runs; push it before a task starts.",
      pattern: "^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$",
      errorMessage: "image_tag must be a tag: 1.0.0, v2, 8f3c1d2.",
    });
    this.pullAccountId = this.accountId("pull_account_id", "pull");
    this.pushAccountId = this.accountId("push_account_id", "push and pull");
  }

  private accountId(name: string, actions: string): TerraformVariable {
    return textVariable(this.scope, name, {
      default: "",
      description: `The number of another account that may ${actions}. Empty: none.`,
      pattern: "^([0-9]{12})?$",
      errorMessage: `${name} must be the number of an account, twelve digits, or empty.`,
    });
  }
}
