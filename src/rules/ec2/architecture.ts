import { knownString } from "../configuration";

/** As task definitions and images call them. */
export type Architecture = "X86_64" | "ARM64";

/** Graviton: a1, and a `g` behind the generation, as in t4g, m7gd, im4gn and is4gen; but not in g4dn and gr6. */
const GRAVITON = /^(?:a1|[a-z]+\d+g[a-z]*)\./;
/** Those of Apple and with Grace, of which not all are alike. */
const OTHERS = /^(?:mac|[a-z0-9]+-gb\d)/;
const X86 = /^[a-z][a-z0-9-]*\./;

const PARAMETER = "resolve:ssm:/aws/service/";
/** Where AWS's images of a family are for x86_64, if they do not say otherwise. */
const X86_FAMILIES = /^resolve:ssm:\/aws\/service\/(?:ecs\/optimized-ami|ami-windows-latest)\//;

/** What instances of a type are; `undefined` where nobody knows. */
export function architectureOfType(instanceType: unknown): Architecture | undefined {
  const type = knownString(instanceType) ?? "";
  if (GRAVITON.test(type)) return "ARM64";
  return X86.test(type) && !OTHERS.test(type) ? "X86_64" : undefined;
}

/** What an image is for; `undefined` for all but those of AWS by their parameters. */
export function architectureOfImage(imageId: unknown): Architecture | undefined {
  const image = knownString(imageId) ?? "";
  if (!image.startsWith(PARAMETER)) return undefined;
  if (/\barm64\b/.test(image)) return "ARM64";
  return /x86_64/.test(image) || X86_FAMILIES.test(image) ? "X86_64" : undefined;
}
