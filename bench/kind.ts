/** What runs the tasks of the services that are synthesised. */
export const KINDS = ["fargate", "ec2"] as const;
export type Kind = (typeof KINDS)[number];

export function isKind(value: string | undefined): value is Kind {
  return KINDS.some((kind) => kind === value);
}
