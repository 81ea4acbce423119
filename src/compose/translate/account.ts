import { formatPath, type Path } from "../path";
import type { Extensible } from "../schema/object";
import type { Book } from "./book";

/** Where a translator says what becomes of a key. An account of a key is one of all keys below it that have none. */
export class Account {
  constructor(
    private readonly book: Book,
    readonly path: Path = [],
  ) {}

  at(...steps: Path): Account {
    return new Account(this.book, [...this.path, ...steps]);
  }

  /** The key as people write it. */
  get name(): string {
    return formatPath(this.path);
  }

  /** ECS does the same. */
  mapped(to: string): undefined {
    this.book.post(this.path, "mapped", to);
  }

  /** ECS does something like it. */
  approximated(how: string): undefined {
    this.book.post(this.path, "approximated", how);
  }

  /** ECS does nothing like it, which is safe. */
  dropped(why: string): undefined {
    this.book.post(this.path, "dropped", why);
  }

  /** Nothing can be done, but by the user. */
  refused(why: string, instead: string): undefined {
    this.book.post(this.path, "refused", `${why} ${instead}`);
  }
}

/** What becomes of one key. */
export type Handler<V> = (value: V, account: Account) => void;

/** What becomes of each key that a value can have: the compiler misses none. */
export type Handlers<T> = {
  readonly [K in Exclude<keyof T, "extensions">]-?: Handler<NonNullable<T[K]>>;
};

/** Has each key that is there handled, and those of the user's own. */
export function eachKey<T extends Extensible>(value: T, account: Account, handlers: Handlers<T>): void {
  for (const [key, member] of Object.entries(value)) {
    if (key === "extensions") ownKeys(member as object, account);
    else if (member !== undefined) (handlers[key as keyof Handlers<T>] as Handler<unknown>)(member, account.at(key));
  }
}

/** Has each item of a list handled. */
export function eachItem<T>(items: readonly T[], account: Account, handle: Handler<T>): void {
  for (const [index, item] of items.entries()) handle(item, account.at(index));
}

function ownKeys(extensions: object, account: Account): void {
  for (const key of Object.keys(extensions)) account.at(key).dropped("Keys that begin with x- are the author's own.");
}

export function dropped(why: string): Handler<unknown> {
  return (_, account) => account.dropped(why);
}

export function mapped(to: string): Handler<unknown> {
  return (_, account) => account.mapped(to);
}

export function approximated(how: string): Handler<unknown> {
  return (_, account) => account.approximated(how);
}

export function refused(why: string, instead: string): Handler<unknown> {
  return (_, account) => account.refused(why, instead);
}
