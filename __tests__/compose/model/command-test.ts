import { command } from "../../../src/compose/model/command";
import { readAs } from "../../support/compose-type";

describe("a command", () => {
  it.each([
    ["a 'b c'", ["a", "b c"]],
    [
      ["a", "b c && d"],
      ["a", "b c && d"],
    ],
    ["", []],
    [[], []],
    [null, undefined],
    ["a 'b", ["InvalidValueError"]],
    [["a", 5], ["InvalidValueError"]],
    [5, ["WrongTypeError"]],
    [{ a: 1 }, ["WrongTypeError"]],
  ])("%j is %j", (written, words) => {
    expect(readAs(command, written)).toEqual(words);
  });
});
