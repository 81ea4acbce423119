/** Which image of a repository: by its tag, or by its digest, `sha256:...`, which stays the same image whatever is pushed. */
export type ImageReference = string | { readonly digest: string };

/** The name by which Docker pulls an image of the repository at `uri`. */
export function imageName(uri: string, image: ImageReference): string {
  return typeof image === "string" ? `${uri}:${image}` : `${uri}@${image.digest}`;
}
