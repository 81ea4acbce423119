import { knownBlocks, knownString, type Resource } from "../configuration";

/** Whether a task definition is for Windows; `undefined` where only Terraform knows. Where it does not say, it is for Linux. */
export function isWindows({ attributes }: Resource): boolean | undefined {
  const platform = knownBlocks(attributes, "runtime_platform");
  if (platform === undefined) return undefined;
  const { operating_system_family: family } = platform[0] ?? {};
  if (family === undefined || family === null) return false;
  return knownString(family)?.startsWith("WINDOWS");
}

/** The network mode of a task definition; `undefined` where only Terraform knows. */
export function networkModeOf(task: Resource): string | undefined {
  const { network_mode: mode } = task.attributes;
  if (mode !== undefined && mode !== null) return knownString(mode);
  const windows = isWindows(task);
  // Windows calls its own kind of bridge so: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html#network_mode
  if (windows === true) return "default";
  return windows === false ? "bridge" : undefined;
}
