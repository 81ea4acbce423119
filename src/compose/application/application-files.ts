import type { Construct } from "constructs";
import type { INetwork } from "../../network/network";
import type { AccessPoint } from "../../storage/access-point";
import { FileSystem } from "../../storage/file-system";
import type { DirectoryPlan } from "../translate/plan";

/** The file system of an application, and its directories by their ids. */
export interface ApplicationFiles {
  readonly fileSystem: FileSystem;
  readonly directories: ReadonlyMap<string, AccessPoint>;
}

/** One file system for all named volumes; none if there are none. */
export function applicationFiles(
  scope: Construct,
  network: INetwork,
  directories: readonly DirectoryPlan[],
): ApplicationFiles | undefined {
  if (directories.length === 0) return undefined;
  const fileSystem = new FileSystem(scope, "files", { network });
  const accessPoints = directories.map(({ id, ...options }) => {
    return [id, fileSystem.addAccessPoint(id, options)] as const;
  });
  return { fileSystem, directories: new Map(accessPoints) };
}
