import type { TerraformProvider } from "cdktf";

/** Terraform's JSON, as far as it is about the program and not about resources. */
export interface Settings {
  provider?: unknown;
  terraform?: {
    backend?: unknown;
    required_version?: string;
    required_providers?: Record<string, Record<string, unknown>>;
  };
}

export interface ModuleSettings {
  readonly terraformVersion: string;
  readonly providerVersion: string;
}

const AWS = "aws";

/** Takes away what belongs to the caller of a module, and says what it needs instead: no provider, no backend, ranges of versions. */
export function asModule<T extends Settings>(
  { provider: _, ...json }: T,
  { terraformVersion, providerVersion }: ModuleSettings,
  providers: readonly TerraformProvider[],
): Omit<T, "provider"> {
  const { backend: __, required_version, required_providers = {}, ...terraform } = json.terraform ?? {};
  const aliases = providers.flatMap(({ terraformResourceType: type, alias }) =>
    type === AWS && alias !== undefined ? [`${AWS}.${alias}`] : [],
  );
  const aws = {
    source: "hashicorp/aws",
    version: providerVersion,
    ...(aliases.length > 0 && { configuration_aliases: aliases }),
  };
  return {
    ...json,
    terraform: {
      ...terraform,
      // What a construct in it needs comes on top.
      required_version: [terraformVersion, required_version].filter((version) => version !== undefined).join(", "),
      required_providers: { ...required_providers, [AWS]: aws },
    },
  };
}
