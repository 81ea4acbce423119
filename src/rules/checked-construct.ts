import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { turnOffStackTraces } from "../core/stack-traces";
import { CheckedSynthesizer } from "./checked-synthesizer";

// Once for the process, before the first construct: most of the time and memory of a synthesis.
turnOffStackTraces();

/**
 * A construct in whose stack the rules hold: the whole stack is checked when it is synthesised, raw resources and
 * escape hatches included.
 */
export abstract class CheckedConstruct extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const stack = TerraformStack.of(this);
    if (!(stack.synthesizer instanceof CheckedSynthesizer)) CheckedSynthesizer.install(stack.node.root);
  }
}
