export const VARIANTS = ["bare", "ours"] as const;
export type Variant = (typeof VARIANTS)[number];

export function isVariant(value: string | undefined): value is Variant {
  return VARIANTS.some((variant) => variant === value);
}
