/** What an image is called, without its registry: `mysql` and `8.4` of `public.ecr.aws/docker/library/mysql:8.4`. */
export interface ImageName {
  /** The last part, by which images are well known. */
  readonly name: string;
  /** Empty without one. */
  readonly tag: string;
  /** Whether Bitnami built it: as a user of its own, on ports that need no rights. */
  readonly isBitnami: boolean;
}

export function imageName(image: string): ImageName {
  const parts = image.split("/");
  const [, name = "", tag = ""] = /^([^:@]*)(?::([^@]*))?/.exec(parts.at(-1) ?? "") ?? [];
  return { name, tag, isBitnami: parts.slice(0, -1).some((part) => /^bitnami/.test(part)) };
}
