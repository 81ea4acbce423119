import { TerraformElement } from "cdktf";
import type { Construct } from "constructs";

/** Write-only attributes, which take an ephemeral value, came a version after ephemeral resources. */
const TERRAFORM = ">= 1.11";

/**
 * A value that Terraform has while it runs, and writes into no plan and no state.
 * https://developer.hashicorp.com/terraform/language/block/ephemeral
 *
 * cdktf 0.21 knows resources and data sources alone, and HCL, which it can write as well as JSON, is left without these.
 */
export class EphemeralResource extends TerraformElement {
  constructor(
    scope: Construct,
    id: string,
    readonly terraformResourceType: string,
    /** In Terraform's spelling. */
    private readonly attributes: Readonly<Record<string, unknown>>,
  ) {
    super(scope, id, `ephemeral.${terraformResourceType}`);
  }

  /** The value of an attribute, for a write-only one; ask when the address is settled. */
  attribute(name: string): string {
    return `\${ephemeral.${this.terraformResourceType}.${this.friendlyUniqueId}.${name}}`;
  }

  override toTerraform(): object {
    const block = { ...this.attributes, "//": this.constructNodeMetadata };
    return {
      terraform: { required_version: TERRAFORM },
      ephemeral: { [this.terraformResourceType]: { [this.friendlyUniqueId]: block } },
    };
  }
}
