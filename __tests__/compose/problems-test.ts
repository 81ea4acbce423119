import { ComposeErrors, UnknownKeyError, WrongTypeError } from "../../src/compose/errors";
import { Problems } from "../../src/compose/problems";

const mistake = { got: 1, allowed: "a text", fix: "Write one." };

function at(file: string, line: number, column: number) {
  return { at: { file, line, column }, path: ["a", `${line}`], ...mistake };
}

describe("problems", () => {
  it("are reported by file, line and column, whenever they were found", () => {
    const problems = new Problems();
    for (const place of [at("b", 10, 1), at("b", 9, 2), at("a", 1, 1), at("b", 9, 1)])
      problems.error(new WrongTypeError(place));
    let found: unknown;
    try {
      problems.throwErrors();
    } catch (error) {
      found = error;
    }
    expect(found).toBeInstanceOf(ComposeErrors);
    const places =
      found instanceof ComposeErrors ? found.errors.map(({ at }) => `${at.file}:${at.line}:${at.column}`) : [];
    expect(places).toEqual(["b:9:1", "b:9:2", "b:10:1", "a:1:1"]);
  });

  it("count once at one place, but for those of another kind", () => {
    const problems = new Problems();
    problems.error(new WrongTypeError(at("a", 1, 1)));
    problems.error(new WrongTypeError({ ...at("a", 1, 1), path: ["b", "1"] }));
    problems.error(new UnknownKeyError(at("a", 1, 1)));
    expect(() => problems.throwErrors()).toThrow(
      expect.objectContaining({ errors: [expect.any(WrongTypeError), expect.any(UnknownKeyError)] }),
    );
  });

  it("do not stop what is only warned of", () => {
    const problems = new Problems();
    problems.warn({ file: "a", line: 1, column: 2 }, "Mind this.");
    problems.warn({ file: "a", line: 1, column: 2 }, "Mind this.");
    expect(problems.hasErrors).toBe(false);
    expect(problems.warnings).toEqual([{ at: { file: "a", line: 1, column: 2 }, message: "a:1:2: Mind this." }]);
  });
});
