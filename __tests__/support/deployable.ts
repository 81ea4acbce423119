import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { checkSecurity } from "../../src/rules/security/check-security";

/**
 * What a test changes about a stack in order to run it: the state lies beside the configuration, and a call that the emulator
 * lacks is not retried for minutes.
 */
const OVERRIDE = {
  terraform: { backend: { local: { path: "terraform.tfstate" } } },
  provider: { aws: { max_retries: 2 } },
};

/**
 * Synthesises what `compose` adds to an app, as `main.ts` does. No rule may complain, not even by a warning, but for those about security:
 * a privileged container or a password in a Compose file is what a test is about.
 *
 * @param outdir where to; synthesise to the same folder again to go on with its state
 * @returns the folder of the stack, ready for Terraform
 */
export function deployable(outdir: string, stack: string, compose: (app: App) => void): string {
  const app = new App({ outdir });
  compose(app);
  checkSecurity(app, { level: "off" });
  const warn = jest.spyOn(console, "warn").mockImplementation(() => {});
  app.synth();
  const warnings = warn.mock.calls.flat();
  warn.mockRestore();
  expect(warnings).toEqual([]);
  const directory = join(outdir, "stacks", stack);
  writeFileSync(join(directory, "test_override.tf.json"), JSON.stringify(OVERRIDE));
  return directory;
}
