import type { Service } from "../model/service";
import type { Environment } from "../yaml/node";
import { lookupIn } from "./environment-files";

/** The profiles that were asked for. */
export function activeProfiles(given: readonly string[] | undefined, environment: Environment): readonly string[] {
  return given ?? (lookupIn(environment)("COMPOSE_PROFILES") ?? "").split(",").filter((profile) => profile !== "");
}

/** Services that profiles let in, and the profiles of those that they keep out. A service without profiles is always in. */
export function splitByProfile(
  services: Readonly<Record<string, Service>>,
  active: readonly string[],
): { active: Record<string, Service>; inactive: Record<string, readonly string[]> } {
  const isActive = ({ profiles = [] }: Service) =>
    profiles.length === 0 || active.includes("*") || profiles.some((profile) => active.includes(profile));
  const entries = Object.entries(services);
  const kept = entries.filter(([, service]) => isActive(service));
  const left = entries.filter(([, service]) => !isActive(service));
  return {
    active: Object.fromEntries(kept),
    inactive: Object.fromEntries(left.map(([name, { profiles = [] }]) => [name, profiles])),
  };
}
