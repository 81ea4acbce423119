/** What is synthesised: services on Fargate or EC2, beside the bare classes, or a Compose file, beside our constructs. */
export const KINDS = ["fargate", "ec2", "compose"] as const;
export type Kind = (typeof KINDS)[number];

export function isKind(value: string | undefined): value is Kind {
  return KINDS.some((kind) => kind === value);
}
