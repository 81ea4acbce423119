import type { Account } from "./account";

/** The words of a command. An empty list takes away what the image has; ECS leaves it. */
export function wordsOf(words: readonly string[], account: Account, set: () => void): void {
  if (words.length === 0) account.approximated("ECS has no way to take away that of the image.");
  else set();
}
