import { TerraformDataSource, TerraformElement, TerraformResource, type TerraformStack } from "cdktf";
import { EphemeralResource } from "../core/ephemeral-resource";

/**
 * Two constructs with one Terraform address would silently become one resource: cdktf merges their attributes.
 *
 * @returns an error for each address that is taken twice
 */
export function duplicateAddresses(stack: TerraformStack): string[] {
  const paths = new Map<string, string>();
  const errors: string[] = [];
  for (const construct of stack.node.findAll()) {
    if (!TerraformElement.isTerraformElement(construct) || construct.cdktfStack !== stack) continue;
    const address = addressIn(construct);
    if (address === undefined) continue;
    const other = paths.get(address);
    if (other !== undefined) {
      errors.push(
        `[${construct.node.path}] has the Terraform address ${address}, which [${other}] has as well; ` +
          "allowed: one resource per address. Rename one of the two constructs.",
      );
    }
    paths.set(address, construct.node.path);
  }
  return errors;
}

function addressIn(element: TerraformElement): string | undefined {
  if (TerraformResource.isTerraformResource(element))
    return `${element.terraformResourceType}.${element.friendlyUniqueId}`;
  if (TerraformDataSource.isTerraformDataSource(element)) {
    return `data.${element.terraformResourceType}.${element.friendlyUniqueId}`;
  }
  if (element instanceof EphemeralResource) {
    return `ephemeral.${element.terraformResourceType}.${element.friendlyUniqueId}`;
  }
  return undefined;
}
