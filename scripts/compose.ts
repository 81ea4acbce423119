import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { App } from "cdktf";
import type { ComposeLayout } from "../src/compose/application/compose-application";
import { TranslationError } from "../src/compose/application/translation-error";
import { ComposeErrors } from "../src/compose/errors";
import { loadCompose } from "../src/compose/loader/load";
import { type ComposeReport, formatReport } from "../src/compose/translate/report";
import { UserError } from "../src/core/errors";
import { findComposeFiles } from "./compose-files";
import { programOf } from "./compose-program";
import { ComposeStack, type ComposeStackProps } from "./compose-stack";

const HELP = `npm run --silent compose -- [options] [compose.yaml [more files, each merged over those before]]

Prints the Terraform JSON of a Compose application on ECS, and to stderr what becomes of each key of its files.

Without files, those of the variable COMPOSE_FILE, or compose.yaml and compose.override.yaml here or in a directory above.

  --typescript        Print the TypeScript program that makes it, instead
  --json              Print what becomes of each key, as JSON, instead
  --layout <name>     services: each a service of ECS, as is the default; one-task: all in one task
  --ecs-params <file> The parameters that ecs-cli had, with one-task; ecs-params.yml beside the first file
                      unless said otherwise
  --env-file <file>   Variables, instead of the .env beside the first file; may be repeated
  --strict            Fail if a key becomes less than the same
  --profile <name>    Services with this profile as well; may be repeated
  --region <region>   Where; ap-northeast-1 unless said otherwise
  --certificate <arn> The certificate in ACM, for who publishes port 443
  --help              This text

Ends with 0; with 1 if a key is refused, or with --strict is less than mapped; with 2 if the files or the options are wrong.
`;

const REFUSED = 1;
const UNUSABLE = 2;

interface Printed {
  readonly status: number;
  readonly stdout?: string;
  readonly stderr?: string;
}

interface Arguments extends ComposeStackProps {
  readonly what: "json" | "terraform" | "typescript";
}

function main(args: string[]): Printed {
  let read: Arguments | "help";
  try {
    read = readArguments(args);
  } catch (error) {
    return { status: UNUSABLE, stderr: `${(error as Error).message}\n\n${HELP}` };
  }
  return read === "help" ? { status: 0, stdout: HELP } : compose(read);
}

function readArguments(args: string[]): Arguments | "help" {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      typescript: { type: "boolean" },
      json: { type: "boolean" },
      strict: { type: "boolean", default: false },
      "env-file": { type: "string", multiple: true },
      profile: { type: "string", multiple: true },
      layout: { type: "string" },
      "ecs-params": { type: "string" },
      region: { type: "string", default: "ap-northeast-1" },
      certificate: { type: "string" },
      help: { type: "boolean" },
    },
  });
  if (values.help) return "help";
  if (values.json && values.typescript) throw new Error("--json and --typescript print different things: choose one.");
  const envFiles = values["env-file"];
  const files = positionals.length > 0 ? positionals : findComposeFiles(envFiles);
  const { strict, region, profile: profiles, certificate: certificateArn } = values;
  const what = values.json ? "json" : values.typescript ? "typescript" : "terraform";
  const layout = readLayout(values.layout, values["ecs-params"]);
  return { files, envFiles, layout, strict, region, profiles, certificateArn, what };
}

function readLayout(layout: string | undefined, ecsParams: string | undefined): ComposeLayout {
  if (layout === "one-task") return ecsParams === undefined ? { layout } : { layout, ecsParams };
  if (layout !== undefined && layout !== "services") throw new Error("--layout is services or one-task.");
  if (ecsParams !== undefined) throw new Error("--ecs-params is for --layout one-task.");
  return {};
}

function compose({ what, ...props }: Arguments): Printed {
  try {
    const { name } = loadCompose(props).project;
    const { report, json } = synthesise(name, props);
    if (what === "json") return { status: 0, stdout: asJson(report) };
    const stdout = what === "typescript" ? programOf(name, props) : json;
    return { status: 0, stdout, stderr: `${formatReport(report)}\n` };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (error instanceof ComposeErrors) return { status: UNUSABLE, stderr: `${error.message}\n` };
    if (!(error instanceof TranslationError)) return { status: REFUSED, stderr: `${error.message}\n` };
    if (what === "json") return { status: REFUSED, stdout: asJson(error.report) };
    return { status: REFUSED, stderr: `${formatReport(error.report)}\n` };
  }
}

function synthesise(stack: string, props: ComposeStackProps): { report: ComposeReport; json: string } {
  const outdir = mkdtempSync(join(tmpdir(), "cdktf-ecs-compose-"));
  try {
    const app = new App({ outdir });
    const { application } = new ComposeStack(app, stack, props);
    app.synth();
    return {
      report: application.report,
      json: withoutBackend(readFileSync(join(outdir, "stacks", stack, "cdk.tf.json"), "utf8")),
    };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** The state lies beside the file, wherever that is going to be, unless its reader says otherwise. */
function withoutBackend(text: string): string {
  const { terraform, ...json } = JSON.parse(text) as { terraform: Record<string, unknown> };
  const { backend: _, ...kept } = terraform;
  return `${JSON.stringify({ ...json, terraform: kept }, null, 2)}\n`;
}

function asJson(report: ComposeReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}

const { status, stdout = "", stderr = "" } = main(process.argv.slice(2));
process.stderr.write(stderr);
process.stdout.write(stdout);
process.exitCode = status;
