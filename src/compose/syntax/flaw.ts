/** Why a text could not be read: what would have been right, and what to do. */
export class Flaw {
  constructor(
    readonly allowed: string,
    readonly fix: string,
  ) {}
}
