import * as fc from "fast-check";
import { Flaw } from "../../../src/compose/syntax/flaw";
import { splitShellWords } from "../../../src/compose/syntax/shell-words";

describe("a command in one text", () => {
  it.each<[string, string[]]>([
    ["bundle exec thin -p 3000", ["bundle", "exec", "thin", "-p", "3000"]],
    ["  a \t b\n c ", ["a", "b", "c"]],
    ["", []],
    ['sh -c "echo a && echo b"', ["sh", "-c", "echo a && echo b"]],
    ["sh -c 'a; b | c > d'", ["sh", "-c", "a; b | c > d"]],
    ['a"b c"d', ["ab cd"]],
    [`--name ""`, ["--name", ""]],
    ["a\\ b", ["a b"]],
    ['"say \\"x\\""', ['say "x"']],
    ["'a\\nb'", ["a\\nb"]],
    ['a\\nb "c\\td"', ["a\nb", "c\td"]],
    ["echo `date now`", ["echo", "`date now`"]],
    ["--url=http://x/?a=1#b *.txt $x {a,b}", ["--url=http://x/?a=1#b", "*.txt", "$x", "{a,b}"]],
  ])("%j is %j", (command, words) => {
    expect(splitShellWords(command)).toEqual(words);
  });

  it.each(["a && b", "a | b", "a; b", "a > b", "a < b", "f(x)", "echo $(date)"])(
    "%j needs a shell, where Compose cuts it off",
    (command) => {
      const flaw = splitShellWords(command);
      expect(flaw).toBeInstanceOf(Flaw);
      expect(flaw).toMatchObject({ fix: expect.stringContaining(`["sh", "-c", ${JSON.stringify(command)}]`) });
    },
  );

  it.each(["a 'b", 'a "b', "a `b", "a\\"])("%j is not closed", (command) => {
    expect(splitShellWords(command)).toBeInstanceOf(Flaw);
  });

  it("gives back any words that are quoted", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (words) => {
        const quoted = words.map((word) => `'${word.replaceAll("'", `'"'"'`)}'`);
        expect(splitShellWords(quoted.join(" "))).toEqual(words);
      }),
    );
  });
});
