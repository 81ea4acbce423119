import { App, Lazy, TerraformOutput, TerraformStack } from "cdktf";
import { STACK_TRACES_VARIABLE, turnOffStackTraces } from "../../src/core/stack-traces";

const privateModule = jest.requireActual<{ captureStackTrace: (below?: () => void) => string[] }>(
  "cdktf/lib/tokens/private/stack-trace",
);
const original = privateModule.captureStackTrace;

/** cdktf's error for a token that does not resolve. */
function resolutionError(): string {
  const stack = new TerraformStack(new App({ outdir: process.env.TMPDIR ?? "/tmp" }), "stack");
  const value = Lazy.stringValue({
    produce: () => {
      throw new Error("no value");
    },
  });
  new TerraformOutput(stack, "output", { value });
  try {
    stack.toTerraform();
  } catch (error) {
    return String(error);
  }
  throw new Error("resolved");
}

afterEach(() => {
  privateModule.captureStackTrace = original;
  delete process.env[STACK_TRACES_VARIABLE];
});

test("this cdktf has the private module: synth is fast", () => {
  expect(turnOffStackTraces()).toBe(true);
  expect(privateModule.captureStackTrace).not.toBe(original);
});

test("a resolution error then says how to see where the token was created", () => {
  turnOffStackTraces();
  expect(resolutionError()).toMatch(
    /no value\.\s+Object creation stack:\s+at \(not captured: set CDKTF_ECS_STACK_TRACES=1 to see it\)/,
  );
});

test("CDKTF_ECS_STACK_TRACES=1 keeps the traces", () => {
  process.env[STACK_TRACES_VARIABLE] = "1";
  expect(turnOffStackTraces()).toBe(false);
  expect(privateModule.captureStackTrace).toBe(original);
  expect(resolutionError()).toContain("stack-traces-test.ts");
});

test("twice is as good as once", () => {
  turnOffStackTraces();
  const replaced = privateModule.captureStackTrace;
  expect(turnOffStackTraces()).toBe(true);
  expect(privateModule.captureStackTrace).toBe(replaced);
});

test.each<[string, () => unknown]>([
  ["moved", () => jest.requireActual("cdktf/lib/tokens/moved")],
  ["emptied", () => ({})],
  ["gone", () => undefined],
  ["read-only", () => Object.freeze({ captureStackTrace: original })],
])("a private module that a future cdktf has %s leaves cdktf as it is", (_, load) => {
  expect(turnOffStackTraces(load)).toBe(false);
  expect(privateModule.captureStackTrace).toBe(original);
  expect(resolutionError()).toContain("stack-traces-test.ts");
});

test("other stack traces stay whole", () => {
  const { captureStackTrace, stackTraceLimit } = Error;
  turnOffStackTraces();
  expect(Error.captureStackTrace).toBe(captureStackTrace);
  expect(Error.stackTraceLimit).toBe(stackTraceLimit);
  expect(new Error("mine").stack).toContain("stack-traces-test.ts");
});
