import { UserError } from "../../core/errors";
import { type ComposeReport, formatEntry } from "../translate/report";

/** Keys that are refused, or with `strict` are less than mapped: each with its place, and what to do. */
export class TranslationError extends UserError {
  /** @throws TranslationError if there are such keys */
  static throwIf(report: ComposeReport, strict: boolean): void {
    const wrong = report.entries.filter(({ outcome }) => outcome === "refused" || (strict && outcome !== "mapped"));
    if (wrong.length > 0) throw new TranslationError(report, wrong.map(formatEntry).join("\n"));
  }

  constructor(
    /** What would become of all keys. */
    readonly report: ComposeReport,
    message: string,
  ) {
    super("TranslationError", message);
  }
}
