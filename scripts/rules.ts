// The rules on any configuration or plan of Terraform's: npm run rules -- cdk.tf.json
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { UserError } from "../src/core/errors";
import { readInput } from "../src/rules/input/read-input";
import { UnusableInput } from "../src/rules/input/unusable";
import { type CheckedInput, checked, hasErrors } from "../src/rules/output/checked-input";
import { asJson } from "../src/rules/output/json";
import { rulesPage } from "../src/rules/output/page";
import { asSarif } from "../src/rules/output/sarif";
import { securityPage } from "../src/rules/output/security-page";
import { asText } from "../src/rules/output/text";
import { rulesWith } from "../src/rules/security/check-security";

const HELP = `npm run --silent rules -- [options] file [more files]

Says what AWS would refuse in configurations in Terraform's JSON, or in plans as terraform show -json prints them. A file called - is the
standard input.

  --security LEVEL   Also ask for security: baseline (if left out), strict (more: see docs/rules-security.md) or off
  --security-errors  What is found about security is an error, not a warning
  --json             Print JSON
  --sarif            Print SARIF, for code scanning
  --page             Print the page of all rules, in Markdown, instead
  --security-page    The same of the rules about security
  --help             This text

Ends with 0, also with warnings; with 1 if there is an error; with 2 if a file or an option is wrong.
`;

const LEVELS = ["baseline", "strict", "off"] as const;

const WRONG = 1;
const UNUSABLE = 2;

interface Printed {
  readonly status: number;
  readonly stdout?: string;
  readonly stderr?: string;
}

const FORMATS: Readonly<Record<"text" | "json" | "sarif", (inputs: readonly CheckedInput[]) => string>> = {
  text: asText,
  json: asJson,
  sarif: asSarif,
};

function main(args: string[]): Printed {
  try {
    const { values, positionals: files } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        security: { type: "string", default: "baseline" },
        "security-errors": { type: "boolean" },
        json: { type: "boolean" },
        sarif: { type: "boolean" },
        page: { type: "boolean" },
        "security-page": { type: "boolean" },
        help: { type: "boolean" },
      },
    });
    if (values.help) return { status: 0, stdout: HELP };
    if (values.page) return { status: 0, stdout: rulesPage() };
    if (values["security-page"]) return { status: 0, stdout: securityPage() };
    if (files.length === 0) return { status: UNUSABLE, stderr: `No file is named.\n\n${HELP}` };
    if (values.json && values.sarif) {
      return { status: UNUSABLE, stderr: `--json and --sarif print different things: choose one.\n\n${HELP}` };
    }
    const level = LEVELS.find((each) => each === values.security);
    if (level === undefined) {
      const allowed = `allowed: ${LEVELS.join(", ")}`;
      return { status: UNUSABLE, stderr: `--security is ${values.security}; ${allowed}.\n\n${HELP}` };
    }
    const rules = rulesWith({ level, severity: values["security-errors"] ? "error" : "warning" });
    const format = values.json ? "json" : values.sarif ? "sarif" : "text";
    const inputs = files.map((file) => checked(readInput(file, textOf(file)), rules));
    return { status: inputs.some(hasErrors) ? WRONG : 0, stdout: `${FORMATS[format](inputs)}\n` };
  } catch (error) {
    if (error instanceof UserError) return { status: UNUSABLE, stderr: `${error.message}\n` };
    if (isWrongOption(error)) return { status: UNUSABLE, stderr: `${error.message}\n\n${HELP}` };
    throw error;
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file === "-" ? process.stdin.fd : file, "utf8");
  } catch (error) {
    throw new UnusableInput(file, `it cannot be read: ${(error as Error).message}`);
  }
}

function isWrongOption(error: unknown): error is Error {
  return error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}

const { status, stdout = "", stderr = "" } = main(process.argv.slice(2));
process.stdout.write(stdout);
process.stderr.write(stderr);
process.exitCode = status;
