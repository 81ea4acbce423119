import type { Extensible } from "../../../src/compose/schema/object";
import { Account, dropped, eachItem, eachKey, mapped, refused } from "../../../src/compose/translate/account";
import { Book } from "../../../src/compose/translate/book";

interface Part extends Extensible {
  readonly one?: string;
  readonly two?: readonly string[];
}

function accountsOf(part: Part): string[] {
  const posted: string[] = [];
  class Noted extends Book {
    override post(...[path, outcome, text]: Parameters<Book["post"]>): void {
      posted.push(`${path.join(".")} ${outcome} ${text}`);
    }
  }
  eachKey(part, new Account(new Noted(), ["part"]), {
    one: refused("It cannot be.", "Leave it."),
    two: (items, account) => eachItem(items, account, (item, own) => own.approximated(`Like ${item}.`)),
  });
  return posted;
}

describe("an account", () => {
  it("is posted for each key that is there", () => {
    expect(accountsOf({ one: "x" })).toEqual(["part.one refused It cannot be. Leave it."]);
    expect(accountsOf({})).toEqual([]);
  });

  it("is posted for each item of a list", () => {
    expect(accountsOf({ two: ["a", "b"] })).toEqual([
      "part.two.0 approximated Like a.",
      "part.two.1 approximated Like b.",
    ]);
  });

  it("is posted for the keys of the author's own", () => {
    expect(accountsOf({ extensions: { "x-a": 1 } })).toEqual([
      "part.x-a dropped Keys that begin with x- are the author's own.",
    ]);
  });

  it("says the same of a key whatever its value, by mapped and dropped", () => {
    const book = new Book();
    const account = new Account(book, ["a"]);
    mapped("As it is.")(1, account.at("b"));
    dropped("Of no use.")(1, account.at("c"));
    expect(() => book.post(["a", "b"], "mapped", "")).toThrow("a.b is accounted for twice.");
    expect(() => book.post(["a", "c"], "mapped", "")).toThrow("a.c is accounted for twice.");
    expect(account.at("b").name).toBe("a.b");
  });
});
