import { TerraformResource } from "cdktf";
import type { Construct } from "constructs";

/** A resource of Terraform's own, which keeps what it is given: it needs no provider. */
export class TerraformData extends TerraformResource {
  constructor(
    scope: Construct,
    id: string,
    private readonly input: unknown,
  ) {
    super(scope, id, { terraformResourceType: "terraform_data" });
    this.overrideLogicalId(id);
  }

  /** An expression for what `input` has at `path`, known after it is applied. */
  output(path: string): string {
    return `\${terraform_data.${this.friendlyUniqueId}.output.${path}}`;
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { input: this.input };
  }
}
