export { SynthesisError } from "./checked-synthesizer";
export { checkSecurity, type SecurityCheck } from "./security/check-security";
export { suppressRule } from "./suppression";
