import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { CheckedSynthesizer } from "./checked-synthesizer";

/**
 * A construct in whose stack the rules hold: the whole stack is checked when it is synthesised, raw resources and
 * escape hatches included.
 */
export abstract class CheckedConstruct extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    CheckedSynthesizer.install(TerraformStack.of(this));
  }
}
