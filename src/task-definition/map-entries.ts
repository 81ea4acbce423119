import type { IResolvable } from "cdktf";
import { isLiteral } from "../core/tokens";

/** A map as the ECS API lists it, `[{ name, value }, ...]`; by Terraform itself for a map that only Terraform knows. */
export function mapEntries(map: Readonly<Record<string, string>>, key: "name" | "namespace" = "name"): unknown {
  if (isLiteral(map)) return Object.entries(map).map(([name, value]) => ({ [key]: name, value }));
  const entries: IResolvable = {
    creationStack: [],
    resolve: (context) => {
      const resolved: unknown = context.resolve(map);
      if (typeof resolved !== "string") return mapEntries(resolved as Record<string, string>, key);
      const expression = resolved.slice("${".length, -"}".length);
      return `\${[for name, value in ${expression} : { ${key} = name, value = value }]}`;
    },
  };
  return entries;
}
