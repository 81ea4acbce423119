import type { TerraformStack } from "cdktf";
import type { Construct } from "constructs";

/**
 * A stack that comes out as a Terraform module. Nothing in it may stand on a data source whose change would replace something: where the
 * caller says `depends_on`, Terraform reads a module's data sources only when it applies, and plans a replacement until then.
 * https://developer.hashicorp.com/terraform/language/data-sources#dependencies
 */
export interface IModule extends TerraformStack {
  /** The name at AWS of `scope`, of at most `maxLength` characters. */
  physicalNameOf(scope: Construct, maxLength: number): string;
}

export function isModule(stack: TerraformStack): stack is IModule {
  return "physicalNameOf" in stack;
}
