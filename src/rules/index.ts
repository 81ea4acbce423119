export { SynthesisError } from "./checked-synthesizer";
export { suppressRule } from "./suppression";
