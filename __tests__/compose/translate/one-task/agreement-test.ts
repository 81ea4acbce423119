import { Account } from "../../../../src/compose/translate/account";
import { Book } from "../../../../src/compose/translate/book";
import { agreed, agreedEntries } from "../../../../src/compose/translate/one-task/agreement";

const services = {
  web: { platform: "linux/amd64", labels: { tier: "front", team: "shop" } },
  worker: { labels: { tier: "back", team: "shop" } },
  db: { platform: "linux/amd64" },
};
const silent = (book: Book, path: string[]) =>
  book.close({
    keys: [{ path, name: "key", at: { file: "f", line: 1, column: 1 } }],
    locate: () => ({ file: "f", line: 1, column: 1 }),
    isEmpty: () => true,
  })[0]?.text;

describe("a key of which a task has one value", () => {
  it.each([
    ["linux/amd64", "It says nothing."],
    ["linux/arm64", expect.stringMatching(/^It is one for all containers of a task, and web has "linux\/amd64"\. /)],
  ])("is handled if nobody says otherwise: %s", (platform, text) => {
    const book = new Book();
    const seen: string[] = [];
    const handle = agreed(
      services,
      (service) => service.platform,
      (value: string) => seen.push(value),
    );
    handle(platform, new Account(book, ["platform"]));
    expect(silent(book, ["platform"])).toEqual(text);
    expect(seen).toEqual(platform === "linux/amd64" ? [platform] : []);
  });

  it("is compared name by name", () => {
    const book = new Book();
    const kept = agreedEntries(services, ({ labels }) => labels, services.web.labels, new Account(book, ["labels"]));
    expect(kept).toEqual({ team: "shop" });
    expect(silent(book, ["labels", "tier"])).toMatch(/worker has "back"/);
  });
});
