import type { TerraformJson } from "../configuration";
import { isPlan, modulesOf } from "./plan";
import { isObject, type JsonObject, normalised } from "./terraform-json";
import { UnusableInput } from "./unusable";

/** Configurations, each of which is looked at by itself: the modules of a plan do not see each other's resources. */
export interface Input {
  /** A file, or `-` for the standard input. */
  readonly name: string;
  readonly text: string;
  readonly configurations: readonly TerraformJson[];
}

/**
 * Reads a configuration in Terraform's JSON, or a plan as `terraform show -json` prints it.
 * @throws UnusableInput if it is neither
 */
export function readInput(name: string, text: string): Input {
  const json = parsed(name, text);
  if (isPlan(json)) return { name, text, configurations: modulesOf(json) };
  if ("format_version" in json) {
    throw new UnusableInput(name, "it is a state or something else that Terraform prints, not a plan");
  }
  const known = ["resource", "data", "module", "provider", "terraform", "variable", "output", "locals"];
  if (!known.some((key) => key in json)) throw new UnusableInput(name, "it has no blocks of Terraform's");
  return { name, text, configurations: [normalised(json)] };
}

function parsed(name: string, text: string): JsonObject {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new UnusableInput(name, `it is no JSON: ${(error as Error).message}`);
  }
  if (!isObject(json)) throw new UnusableInput(name, "it is no object");
  return json;
}
