import { dirname } from "node:path";
import { checkCycles } from "../checks/cycles";
import { checkExclusions } from "../checks/exclusions";
import { checkImages } from "../checks/images";
import { checkMounts } from "../checks/mounts";
import { checkParams } from "../checks/params";
import { checkPorts } from "../checks/ports";
import { checkReferences } from "../checks/references";
import { WrongTypeError } from "../errors";
import type { Location } from "../location";
import { type ComposeProject, composeFile } from "../model/project";
import type { Path } from "../path";
import { type ComposeWarning, Problems } from "../problems";
import { settleTags } from "../schema/type";
import type { Environment } from "../yaml/node";
import { ApplicationReader } from "./application";
import { EcsParamsFile, type LoadedParams } from "./ecs-params";
import { projectEnvironment } from "./environment-files";
import { locate, nodeAt, type PresentKey, presentKeys, withoutServices } from "./keys";
import { normalise } from "./normalise";
import { activeProfiles, splitByProfile } from "./profiles";
import { projectNameOf } from "./project-name";
import { resolveServiceFiles } from "./service-files";

export interface ComposeOptions {
  /** The first, and those that are merged over it. Relative paths in all of them are relative to the directory of the first. */
  readonly files: readonly string[];
  /**
   * Variables, which win over those of files.
   * @default those of this process
   */
  readonly environment?: Environment;
  /**
   * Files with variables, of which the later wins.
   * @default the `.env` beside the first of the Compose files, if there is one
   */
  readonly envFiles?: readonly string[];
  /**
   * Services with other profiles are left out; `*` stands for all.
   * @default those of the variable COMPOSE_PROFILES
   */
  readonly profiles?: readonly string[];
  /**
   * Lowercase letters, digits, `-` and `_`.
   * @default the variable COMPOSE_PROJECT_NAME, or `name` of the files, or the name of the first file's directory
   */
  readonly projectName?: string;
  /**
   * The parameters that ecs-cli had beside Compose files: https://github.com/aws/amazon-ecs-cli#using-ecs-parameters
   * @default none
   */
  readonly ecsParams?: string;
}

/** A Compose application, and where all of it comes from. */
export interface LoadedCompose {
  readonly project: ComposeProject;
  /** The variables that the files see. */
  readonly environment: Environment;
  /** All keys of the files, so that each can be accounted for. Services that a profile keeps out are not among them. */
  readonly keys: readonly PresentKey[];
  /** Services that a profile keeps out. */
  readonly inactive: readonly InactiveService[];
  readonly warnings: readonly ComposeWarning[];
  /** What an `ecs-params.yml` says, but for what Compose files know too, which is among their keys. */
  readonly params?: LoadedParams;
  /** Where a value of the model comes from; for what Compose takes for granted, the nearest thing around it. */
  locate(path: Path): Location;
}

export interface InactiveService {
  readonly name: string;
  readonly profiles: readonly string[];
  readonly at: Location;
}

/**
 * Reads a Compose application as `docker compose` does: files merged, variables filled in, short syntax written out, and everything checked.
 * @throws ComposeErrors with all mistakes that were found, each with its file, line and column
 */
export function loadCompose(options: ComposeOptions): LoadedCompose {
  const problems = new Problems();
  const { files, environment: outside = process.env } = options;
  const directory = dirname(files[0] ?? "compose.yaml");
  const environment = projectEnvironment(directory, outside, problems, options.envFiles);
  const mentions = files.map((file) => ({ file, at: { file, line: 1, column: 1 }, path: [] }));
  const merged = new ApplicationReader(problems).read({ files: mentions, directory, environment });
  const params =
    options.ecsParams === undefined ? undefined : EcsParamsFile.read(options.ecsParams, environment, problems);
  const written = merged === undefined ? undefined : settleTags(merged);
  if (written?.kind !== "mapping") return refuseEmpty(files, problems);
  const settled = params?.mergedOver(written, problems) ?? written;
  const whole = resolveServiceFiles(settled, problems);
  const file = composeFile.read(whole, [], problems) ?? {};
  const { active, inactive } = splitByProfile(file.services ?? {}, activeProfiles(options.profiles, environment));
  const project = normalise({ ...file, services: active }, projectNameOf(options, environment, file, problems));
  const located = (path: Path) => locate(whole, path);
  const isWritten = (path: Path) => nodeAt(whole, path) !== undefined;
  const checked = { project, inactive, problems, locate: located, isWritten };
  for (const check of [checkImages, checkReferences, checkCycles, checkPorts, checkMounts, checkExclusions])
    check(checked);
  if (params !== undefined) checkParams(checked, params);
  if (problems.hasErrors) problems.throwErrors();
  const keys = presentKeys(withoutServices(settled, Object.keys(inactive)));
  const split = params?.split(keys, (service) => Object.hasOwn(active, service));
  return {
    project,
    environment,
    keys: split?.compose ?? keys,
    params: split?.params,
    inactive: Object.entries(inactive).map(([name, profiles]) => ({ name, profiles, at: located(["services", name]) })),
    warnings: problems.warnings,
    locate: located,
  };
}

/** Files that say nothing, unless they could not be read, which has been reported. */
function refuseEmpty(files: readonly string[], problems: Problems): never {
  const at = { file: files[0] ?? "compose.yaml", line: 1, column: 1 };
  const mistake = { at, path: ["services"], got: undefined, allowed: "a mapping of services" };
  if (!problems.hasErrors) problems.error(new WrongTypeError({ ...mistake, fix: "Name a file that has services." }));
  return problems.throwErrors();
}
