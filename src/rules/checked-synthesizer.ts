import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  AnnotationMetadataEntryType,
  App,
  type IStackSynthesizer,
  type ISynthesisSession,
  type StackAnnotation,
  TerraformStack,
} from "cdktf";
import { invokeAspects, StackSynthesizer } from "cdktf/lib/synthesize/synthesizer";
import { ValidateTerraformVersion } from "cdktf/lib/validations/validate-terraform-version";
import { ConstructOrder, type IConstruct, type IValidation } from "constructs";
import { UserError } from "../core/errors";
import { findings, message, severityOf, vainMessage } from "./check";
import type { TerraformJson } from "./configuration";
import type { Severity } from "./rule";
import { rulesFor } from "./security/check-security";
import { duplicateAddresses } from "./unique-addresses";

const MOVE_NEEDS = new ValidateTerraformVersion(">=1.5", "Moved resources need Terraform 1.5 or newer: upgrade it.");

/** What a construct such as an asset does at synthesis; cdktf keeps it under this symbol (`addCustomSynthesis`). */
const CUSTOM_SYNTHESIS = Symbol.for("cdktf/customSynthesis");

/** What is wrong with a stack, and what probably is, a line each. */
interface Report {
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

/**
 * Synthesises a stack as cdktf's own synthesizer does, with two differences: the rules run over the very JSON that is
 * written, without resolving it twice; and nothing is written before every stack of the app is found to be right.
 */
export class CheckedSynthesizer implements IStackSynthesizer, IValidation {
  /** Makes the stacks of the app checked ones, those without our constructs too: none may be written if another is wrong. */
  static install(app: IConstruct): void {
    for (const stack of app.node.findAll().filter(TerraformStack.isStack)) {
      // A synthesizer that the user wrote stays.
      if (stack.synthesizer.constructor !== StackSynthesizer) continue;
      const synthesizer = new CheckedSynthesizer(stack);
      stack.synthesizer = synthesizer;
      stack.node.addValidation(synthesizer);
    }
  }

  /** The session that has checked this stack, together with the others, and is about to write it. */
  private session: ISynthesisSession | undefined;
  private json: TerraformJson | undefined;

  private constructor(private readonly stack: TerraformStack) {}

  synthesize(session: ISynthesisSession): void {
    if (this.session !== session) checkTogether(this.stack, session);
    this.session = undefined;
    this.write(session);
  }

  /** For `Testing.synth(stack, true)` and whoever else runs a stack's validations: errors only, as each line would be one to them. */
  validate(): string[] {
    return this.session === undefined ? [...this.report(this.stack.toTerraform()).errors] : [];
  }

  /** Looks at the stack, and keeps the JSON that was looked at for `write`. */
  check(session: ISynthesisSession): Report {
    this.session = session;
    invokeAspects(this.stack);
    const errors = this.annotate(session);
    if (session.skipValidation) return { errors, warnings: [] };
    if (this.stack.hasResourceMove()) errors.push(...MOVE_NEEDS.validate());
    for (const construct of this.stack.node.findAll()) {
      errors.push(...construct.node.validate().map((error) => `[${construct.node.path}] ${error}`));
    }
    this.json = this.stack.toTerraform() as TerraformJson;
    const report = this.report(this.json);
    return { ...report, errors: [...errors, ...report.errors] };
  }

  private report(json: TerraformJson): Report {
    const { violations, vain } = findings(json, rulesFor(this.stack));
    const lines = (severity: Severity) => violations.filter((each) => severityOf(each) === severity).map(message);
    return {
      errors: [...duplicateAddresses(this.stack), ...lines("error")],
      warnings: [...lines("warning"), ...vain.map(vainMessage)],
    };
  }

  /** Writes the annotations into the manifest. Returns the errors among them, which the CLI would rather print itself. */
  private annotate(session: ISynthesisSession): string[] {
    const annotations = annotationsIn(this.stack);
    // The type says read-only, but this is the place that fills it in.
    Object.assign(session.manifest.forStack(this.stack), { annotations });
    if (process.env.CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS !== undefined) return [];
    const errors = annotations.filter(({ level }) => level === AnnotationMetadataEntryType.ERROR);
    return errors.map(({ constructPath, message: text }) => `[${constructPath}] ${text}`);
  }

  private write(session: ISynthesisSession): void {
    const { workingDirectory, synthesizedStackPath, stackMetadataPath } = session.manifest.forStack(this.stack);
    mkdirSync(join(session.outdir, workingDirectory), { recursive: true });
    for (const construct of this.stack.node.findAll(ConstructOrder.POSTORDER)) customSynthesis(construct, session);

    if (session.manifest.hclOutput) {
      const { hcl, metadata } = this.stack.toHclTerraform() as { hcl: string; metadata: unknown };
      writeWhole(join(session.outdir, synthesizedStackPath), hcl);
      writeWhole(join(session.outdir, stackMetadataPath), JSON.stringify(metadata, null, 2));
    } else {
      const json = this.json ?? this.stack.toTerraform();
      writeWhole(join(session.outdir, synthesizedStackPath), JSON.stringify(json, null, 2));
    }
    this.json = undefined;
  }
}

/** Checks the stacks that `session` will write: all of the app, or `stack` alone when a test synthesises just that. */
function checkTogether(stack: TerraformStack, session: ISynthesisSession): void {
  const app = App.of(stack);
  // Stacks that were added after the last of our constructs.
  CheckedSynthesizer.install(app);
  const stacks = session.manifest === app.manifest ? app.node.findAll().filter(TerraformStack.isStack) : [stack];
  const reports = stacks.flatMap(({ synthesizer }) =>
    synthesizer instanceof CheckedSynthesizer ? [synthesizer.check(session)] : [],
  );
  const errors = reports.flatMap((report) => report.errors);
  if (errors.length > 0) throw new SynthesisError(errors);
  printWarnings(reports.flatMap((report) => report.warnings));
}

/**
 * Prints them to stderr, which cdktf's CLI passes on as it comes. They are no annotations (`Annotations.addWarning`): the CLI
 * prints those out of the manifest, so that a warning would be seen twice there, and never where the program runs alone. Only
 * after a check without errors, as the CLI repeats all of stderr when a program fails.
 */
function printWarnings(warnings: readonly string[]): void {
  if (warnings.length > 0) console.warn(warnings.join("\n"));
}

/** All that is wrong with the stacks of an app, a line each. Nothing has been written. */
export class SynthesisError extends UserError {
  constructor(errors: readonly string[]) {
    const count = errors.length === 1 ? "1 error" : `${errors.length} errors`;
    super("SynthesisError", `${count}, nothing was written:\n  ${errors.join("\n  ")}`);
  }
}

const ANNOTATIONS: readonly string[] = Object.values(AnnotationMetadataEntryType);

function annotationsIn(stack: TerraformStack): StackAnnotation[] {
  return stack.node.findAll().flatMap((construct: IConstruct) =>
    construct.node.metadata
      .filter(({ type }) => ANNOTATIONS.includes(type))
      .map(({ type, data, trace }) => ({
        constructPath: construct.node.path,
        level: type as AnnotationMetadataEntryType,
        message: data as string,
        stacktrace: trace,
      })),
  );
}

function customSynthesis(construct: IConstruct, session: ISynthesisSession): void {
  const own = construct as { [CUSTOM_SYNTHESIS]?: { onSynthesize(session: ISynthesisSession): void } };
  own[CUSTOM_SYNTHESIS]?.onSynthesize(session);
}

/** Whole or not at all: an interrupted synthesis leaves the previous file. */
function writeWhole(file: string, content: string): void {
  const unfinished = `${file}.unfinished`;
  writeFileSync(unfinished, content);
  renameSync(unfinished, file);
}
