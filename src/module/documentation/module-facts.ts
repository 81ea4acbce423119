import type { TerraformElement } from "cdktf";

/** What the tables of a module's README say, as its JSON has it. */
export interface ModuleFacts {
  readonly terraform: string;
  /** Versions by provider. */
  readonly providers: ReadonlyMap<string, string>;
  readonly inputs: readonly InputFact[];
  readonly outputs: readonly OutputFact[];
  readonly resources: readonly ResourceFact[];
}

export interface InputFact {
  readonly name: string;
  readonly description: string;
  readonly type: string;
  /** `undefined` if the caller has to say. */
  readonly default: unknown;
  readonly required: boolean;
}

export interface OutputFact {
  readonly name: string;
  readonly description: string;
  readonly sensitive: boolean;
}

export interface ResourceFact {
  readonly type: string;
  readonly name: string;
  readonly kind: "resource" | "data source";
}

/** A module in Terraform's JSON, as far as its README tells of it. */
export interface DocumentedJson {
  readonly terraform: {
    readonly required_version: string;
    readonly required_providers: Readonly<Record<string, { readonly version: string }>>;
  };
  readonly variable?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly output?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly resource?: Readonly<Record<string, Readonly<Record<string, TerraformElement | object>>>>;
  readonly data?: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

/** What there is to say about a module; each kind in the order of the alphabet. */
export function factsOf(json: DocumentedJson): ModuleFacts {
  const { required_version: terraform, required_providers: providers } = json.terraform;
  return {
    terraform,
    providers: new Map(sorted(Object.entries(providers)).map(([name, { version }]) => [name, version])),
    inputs: sorted(Object.entries(json.variable ?? {})).map(([name, variable]) => ({
      name,
      description: String(variable.description ?? ""),
      type: String(variable.type ?? "any"),
      default: variable.default,
      required: !("default" in variable),
    })),
    outputs: sorted(Object.entries(json.output ?? {})).map(([name, output]) => ({
      name,
      description: String(output.description ?? ""),
      sensitive: output.sensitive === true,
    })),
    resources: [...resourcesIn(json.resource, "resource"), ...resourcesIn(json.data, "data source")],
  };
}

function resourcesIn(blocks: DocumentedJson["data"], kind: ResourceFact["kind"]): ResourceFact[] {
  return sorted(Object.entries(blocks ?? {})).flatMap(([type, named]) =>
    sorted(Object.entries(named)).map(([name]) => ({ type, name, kind })),
  );
}

function sorted<T>(entries: readonly (readonly [string, T])[]): (readonly [string, T])[] {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
}
