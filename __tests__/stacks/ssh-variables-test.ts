import { keyNameVariable, sshCidrsVariable } from "../../src/stacks/ssh-variables";
import { synthesise } from "../support/synth";

const stack = synthesise((scope) => {
  keyNameVariable(scope);
  sshCidrsVariable(scope);
});

describe("the variables of SSH", () => {
  it("let nobody log in, unless they name a key pair", () => {
    expect(stack.variable("key_name")).toEqual({
      type: "string",
      default: "",
      nullable: false,
      description: "A key pair of the region that may log in by SSH. Empty: nobody may.",
      validation: [
        {
          condition: "${length(var.key_name) <= 255}",
          error_message: "key_name must be the name of a key pair, at most 255 characters, or empty.",
        },
      ],
    });
  });

  it("let nobody connect, unless they say from where", () => {
    expect(stack.variable("ssh_cidrs")).toEqual({
      type: "list(string)",
      default: [],
      nullable: false,
      description: "Who may reach the instances by SSH: blocks of IPv4 addresses.",
      validation: [
        {
          condition: "${alltrue([for cidr in var.ssh_cidrs : can(cidrnetmask(cidr))])}",
          error_message: "ssh_cidrs must be blocks of IPv4 addresses: 203.0.113.0/24.",
        },
      ],
    });
  });
});
