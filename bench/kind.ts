/** What is synthesised: services on Fargate or EC2, beside the bare classes; a Compose file, beside our constructs; these, beside themselves without the time of their rules. */
export const KINDS = ["fargate", "ec2", "compose", "rules"] as const;
export type Kind = (typeof KINDS)[number];

export function isKind(value: string | undefined): value is Kind {
  return KINDS.some((kind) => kind === value);
}
