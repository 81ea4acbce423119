/** In front of a name that would begin as those of AWS's own capacity providers do. */
export const NAME_PREFIX = "on-";
