export {
  ComposeApplication,
  type ComposeApplicationProps,
  type ComposeFiles,
  type ComposeLayout,
} from "./application/compose-application";
export { TranslationError } from "./application/translation-error";
export { ComposeErrors } from "./errors";
export { type ComposeReport, formatReport, type Outcome, type ReportEntry } from "./translate/report";
