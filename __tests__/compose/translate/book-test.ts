import { formatPath, type Path } from "../../../src/compose/path";
import { Book, type Kept } from "../../../src/compose/translate/book";

function at(line: number) {
  return { file: "compose.yaml", line, column: 1 };
}

function kept(paths: readonly Path[], empty: readonly Path[] = []): Kept {
  return {
    keys: paths.map((path, i) => ({ path, name: formatPath(path), at: at(i + 1) })),
    locate: () => at(9),
    isEmpty: (path) => empty.some((other) => formatPath(other) === formatPath(path)),
  };
}

const WEB = ["services", "web"];

describe("a book of accounts", () => {
  it("gives each key its own account, in the order of the file", () => {
    const book = new Book();
    book.post([...WEB, "user"], "mapped", "User.");
    book.post([...WEB, "init"], "dropped", "Init.");
    expect(
      book.close(
        kept([
          [...WEB, "init"],
          [...WEB, "user"],
        ]),
      ),
    ).toEqual([
      { key: "services.web.init", ...at(1), outcome: "dropped", text: "Init." },
      { key: "services.web.user", ...at(2), outcome: "mapped", text: "User." },
    ]);
  });

  it("takes the account of what is above a key that has none, the nearest", () => {
    const book = new Book();
    book.post([...WEB, "build"], "dropped", "Build.");
    book.post([...WEB, "build", "args"], "mapped", "Args.");
    const [args, context] = book.close(
      kept([
        [...WEB, "build", "args", "A"],
        [...WEB, "build", "context"],
      ]),
    );
    expect([args?.text, context?.text]).toEqual(["Args.", "Build."]);
  });

  it("takes the worst of what is below a key in short syntax", () => {
    const book = new Book();
    book.post([...WEB, "ports", 0, "target"], "mapped", "Target.");
    book.post([...WEB, "ports", 0, "published"], "refused", "Published.");
    expect(book.close(kept([[...WEB, "ports", 0]]))).toMatchObject([{ outcome: "refused", text: "Published." }]);
  });

  it("takes the account of a key before what Compose takes for granted below it, unless that is refused", () => {
    const book = new Book();
    book.post(["volumes", "data"], "mapped", "Volume.");
    book.post(["volumes", "data", "name"], "dropped", "Name.");
    expect(book.close(kept([["volumes", "data"]]))).toMatchObject([{ outcome: "mapped", text: "Volume." }]);
    book.post(["volumes", "data", "driver"], "refused", "Driver.");
    expect(book.close(kept([["volumes", "data"]]))).toMatchObject([{ outcome: "refused", text: "Driver." }]);
  });

  it("does not close while a key is without an account", () => {
    const book = new Book();
    book.post([...WEB, "user"], "mapped", "User.");
    const keys = kept([
      [...WEB, "user"],
      [...WEB, "tty"],
    ]);
    expect(() => book.close(keys)).toThrow(new Error("Nothing accounts for services.web.tty of compose.yaml."));
  });

  it("wants no account of what says nothing", () => {
    const entries = new Book().close(kept([[...WEB, "ports"]], [[...WEB, "ports"]]));
    expect(entries).toMatchObject([{ outcome: "dropped", text: "It says nothing." }]);
  });

  it("takes no second account of a path", () => {
    const book = new Book();
    book.post(WEB, "mapped", "Web.");
    expect(() => book.post(WEB, "mapped", "Web.")).toThrow(new Error("services.web is accounted for twice."));
  });

  it("lists what is refused though the files do not have it, where the nearest thing is", () => {
    const book = new Book();
    book.post([...WEB, "image"], "refused", "Image.");
    book.post([...WEB, "mode"], "mapped", "Mode.");
    expect(book.close(kept([]))).toEqual([{ key: "services.web.image", ...at(9), outcome: "refused", text: "Image." }]);
  });
});
