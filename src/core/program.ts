import { UserError } from "./errors";

/**
 * Runs the composition root. A mistake of the user's is printed as it is, without the stack of this program, and the
 * exit code is 1; anything else is a fault of ours and keeps its stack.
 */
export function program(compose: () => void): void {
  try {
    compose();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
