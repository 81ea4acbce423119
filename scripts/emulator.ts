import { parseArgs } from "node:util";
import { Emulator } from "../__tests__/support/emulator/emulator";
import { terraformEnvironment } from "./provider-mirror";

/** `npm run emulator [-- --port N]`: an emulated AWS in the foreground, until Ctrl-C. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { port: { type: "string", short: "p" } } });
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port >= 1024 && port < 65536)) {
    throw new Error(`--port is to be a number from 1024 to 65535, not ${values.port}`);
  }
  const ended = untilInterrupted();
  const emulator = await Emulator.start({ port });
  console.log("# The emulated AWS runs until Ctrl-C. Copy these lines into another terminal:");
  console.log(shellLines({ ...emulator.env, AWS_DEFAULT_REGION: "ap-northeast-1", ...providerMirror() }).join("\n"));
  await ended;
  await emulator.stop();
}

/** An empty profile is not the same as none: the AWS CLI looks for it. */
function shellLines(env: Record<string, string>): string[] {
  return Object.entries(env).map(([name, value]) => (value === "" ? `unset ${name}` : `export ${name}=${value}`));
}

/** Where Terraform is to look for the provider, if this machine has a mirror of it. */
function providerMirror(): Record<string, string> {
  const { TF_CLI_CONFIG_FILE } = terraformEnvironment();
  return TF_CLI_CONFIG_FILE === undefined ? {} : { TF_CLI_CONFIG_FILE };
}

function untilInterrupted(): Promise<void> {
  return new Promise((resolve) => {
    const stayAlive = setInterval(() => {}, 60_000);
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      process.once(signal, () => {
        clearInterval(stayAlive);
        resolve();
      });
    }
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
