/** A message as it was before Terraform broke it into lines. */
export function withoutLines(text: string): string {
  return text.replaceAll(/[\s│]+/g, " ");
}
