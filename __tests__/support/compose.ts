import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { type ComposeError, ComposeErrors } from "../../src/compose/errors";
import { type ComposeOptions, type LoadedCompose, loadCompose } from "../../src/compose/loader/load";
import { ROOT } from "./markdown";
import { scratchFiles } from "./scratch";

type Options = Partial<Omit<ComposeOptions, "files">> & { readonly files?: readonly string[] };

/** An application of the given files, by relative path. It sees no variables but those that a test gives it. */
export function composeOf(files: string | Readonly<Record<string, string>>, options: Options = {}): LoadedCompose {
  return loadIn(scratchOf(files), options);
}

/** An application of `samples`. */
export function sample(name: string, options: Options = {}): LoadedCompose {
  return loadIn(join(ROOT, "__tests__/compose/samples", name), options);
}

/** The errors of an application, each as its class, its place and its path: `UnknownKeyError compose.yaml:3:5 services.web.imag`. */
export function errorsOf(files: string | Readonly<Record<string, string>>, options: Options = {}): string[] {
  const directory = scratchOf(files);
  return errorsIn(directory, options).map((error) => {
    const { file, line, column } = error.at;
    return `${error.name} ${relative(directory, file)}:${line}:${column} ${error.path.join(".")}`.trim();
  });
}

/** What the errors of an application say, without the directory. */
export function messagesOf(files: string | Readonly<Record<string, string>>, options: Options = {}): string[] {
  const directory = scratchOf(files);
  return errorsIn(directory, options).map(({ message }) => message.replaceAll(`${directory}/`, ""));
}

function scratchOf(files: string | Readonly<Record<string, string>>): string {
  return scratchFiles(typeof files === "string" ? { "compose.yaml": files } : files, "compose");
}

/** With an `ecs-params.yml`, if there is one. */
function loadIn(directory: string, { files = ["compose.yaml"], ...options }: Options): LoadedCompose {
  const params = join(directory, "ecs-params.yml");
  const ecsParams = existsSync(params) ? params : undefined;
  return loadCompose({ environment: {}, ecsParams, ...options, files: files.map((file) => join(directory, file)) });
}

function errorsIn(directory: string, options: Options): readonly ComposeError[] {
  try {
    loadIn(directory, options);
  } catch (error) {
    if (error instanceof ComposeErrors) return error.errors;
    throw error;
  }
  return [];
}
