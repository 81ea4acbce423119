// cdktf captures a full JavaScript stack trace for every token, to print it should that token fail to
// resolve. For an ECS service behind a load balancer that is some 50 traces: more than half of the time of a
// synth, as tsx maps every frame back to TypeScript, and most of its memory (hashicorp/terraform-cdk#3892,
// open). cdktf has no switch for it: `new App({ stackTraces: false })` is about annotations only. AWS CDK
// dropped these traces (aws/aws-cdk#37642), cdktf's successor made them optional
// (open-constructs/cdk-terrain#215).
//
// So this replaces the one function that captures them. What is lost: the lines under "Object creation
// stack:" in a resolution error; they then name the switch that brings them back.
//
// A private module is all there is to replace: the callers are constructors (Intrinsic, Lazy, ...) that call
// `stack_trace_1.captureStackTrace()` through this module's exports. Should a future cdktf move it, nothing
// is replaced and synth is merely slower.

/** Set to 1 to have cdktf's stack traces back. */
export const STACK_TRACES_VARIABLE = "CDKTF_ECS_STACK_TRACES";

/** cdktf joins the lines with "at" in front of each, so this one reads "at (not captured: ...)". */
const NOT_CAPTURED: readonly string[] = Object.freeze([`(not captured: set ${STACK_TRACES_VARIABLE}=1 to see it)`]);

// One array for all tokens, so that 4000 services don't keep 200,000 of them.
const captureNothing = () => NOT_CAPTURED;

/**
 * Stops cdktf from capturing a stack trace per token, unless CDKTF_ECS_STACK_TRACES=1. Calling it again changes nothing.
 *
 * @param load for tests: how to get at cdktf's private module
 * @returns whether traces are off
 */
export function turnOffStackTraces(
  load: () => unknown = () => require("cdktf/lib/tokens/private/stack-trace"),
): boolean {
  if (process.env[STACK_TRACES_VARIABLE] === "1") return false;
  try {
    const module = load() as { captureStackTrace?: unknown };
    if (typeof module.captureStackTrace !== "function") return false;
    module.captureStackTrace = captureNothing;
    return true;
  } catch {
    // Gone, or read-only: cdktf goes on as it is.
    return false;
  }
}
