import { UserError } from "../../core/errors";

/** An input that is nothing that rules could look at. */
export class UnusableInput extends UserError {
  constructor(name: string, reason: string) {
    const fix = "Give a configuration in Terraform's JSON (cdk.tf.json), or a plan (terraform show -json plan).";
    super("UnusableInput", `${name}: ${reason}. ${fix}`);
  }
}
