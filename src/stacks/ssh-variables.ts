import { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateKeyPair.html */
const LONGEST_KEY_NAME = 255;

/** The key pair of instances, which exists already: a private key has no business in Terraform's state. */
export function keyNameVariable(scope: Construct): TerraformVariable {
  return new TerraformVariable(scope, "key_name", {
    type: "string",
    default: "",
    nullable: false,
    description: "A key pair of the region that may log in by SSH. Empty: nobody may.",
    validation: [
      {
        condition: `\${length(var.key_name) <= ${LONGEST_KEY_NAME}}`,
        errorMessage: `key_name must be the name of a key pair, at most ${LONGEST_KEY_NAME} characters, or empty.`,
      },
    ],
  });
}

/** Who may reach instances by SSH. */
export function sshCidrsVariable(scope: Construct): TerraformVariable {
  return new TerraformVariable(scope, "ssh_cidrs", {
    type: "list(string)",
    default: [],
    nullable: false,
    description: "Who may reach the instances by SSH: blocks of IPv4 addresses.",
    validation: [
      {
        condition: "${alltrue([for cidr in var.ssh_cidrs : can(cidrnetmask(cidr))])}",
        errorMessage: "ssh_cidrs must be blocks of IPv4 addresses: 203.0.113.0/24.",
      },
    ],
  });
}
