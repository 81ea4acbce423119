import * as fc from "fast-check";
import { type Dotenv, readDotenv, readRawEnv } from "../../../src/compose/syntax/dotenv";

const OUTSIDE: Readonly<Record<string, string>> = { HOME: "/root", SHARED: "outside" };
const lookup = (name: string) => OUTSIDE[name];

function values({ variables }: Dotenv): Record<string, string> {
  return Object.fromEntries(variables.map(({ name, value }) => [name, value]));
}

function read(source: string): Record<string, string> {
  const dotenv = readDotenv(source, lookup);
  expect(dotenv.flaws).toEqual([]);
  return values(dotenv);
}

describe("an environment file", () => {
  it.each([
    ["A=b", "b"],
    ["A = b c ", "b c"],
    ["A: b", "b"],
    ["export A=b", "b"],
    ["\texport\tA=b", "b"],
    ["exportA=1\nexport=2\nA=b", "b"],
    ["A=", ""],
    ["A=\nB=1", ""],
    ["A=b=c", "b=c"],
    ["A=b # comment", "b"],
    ["A=b#c", "b#c"],
    ["A='b # c' # comment", "b # c"],
    ['A="b # c"', "b # c"],
    ["A='$HOME'", "$HOME"],
    ["A=$HOME", "/root"],
    ['A="${HOME}/x"', "/root/x"],
    ["A=${NONE:-x}", "x"],
    ['A="\\$HOME"', "$HOME"],
    ["A=$$HOME", "$HOME"],
    ['A="one\\ntwo"', "one\ntwo"],
    ["A='one\\ntwo'", "one\\ntwo"],
    ["A=one\\ttwo", "one\\ttwo"],
    ['A="one\ntwo"', "one\ntwo"],
    ["A='it\\'s'", "it's"],
    ['A="say \\"x\\""', 'say "x"'],
    ['A="\\0123"', "S"],
    ['A="\\x07"', "\\x07"],
    ['A="C:\\\\dir"', "C:\\dir"],
    ["\uFEFFA=b", "b"],
    ["A=b\r\nB=c\r\n", "b"],
    ["# comment\n\n  \nA=b", "b"],
  ])("%j sets A to %j", (source, expected) => {
    expect(read(source).A).toBe(expected);
  });

  it("goes on behind a quoted value, whatever stands behind it in the line", () => {
    expect(read("A='1' # one\nB=\"2\"\nC=3")).toEqual({ A: "1", B: "2", C: "3" });
  });

  it("fills in what stands earlier in the file, but for what is set outside", () => {
    expect(read("A=1\nB=$A-${A}\nSHARED=file\nC=$SHARED\nD=$LATER\nLATER=1")).toEqual({
      A: "1",
      B: "1-1",
      SHARED: "file",
      C: "outside",
      D: "",
      LATER: "1",
    });
  });

  it("passes on a variable without a value, if it is set outside", () => {
    expect(read("HOME\nNONE\nA=1")).toEqual({ HOME: "/root", A: "1" });
    expect(read("HOME")).toEqual({ HOME: "/root" });
  });

  it("takes dots, dashes and brackets in names", () => {
    expect(read("a.b-c[0]=1")).toEqual({ "a.b-c[0]": "1" });
  });

  it("says in which line a variable is set, and in which one is asked for in vain", () => {
    const { variables, unset } = readDotenv('A="1\n2"\n\nB=$NONE\n', lookup);
    expect(variables.map(({ name, line }) => [name, line])).toEqual([
      ["A", 1],
      ["B", 4],
    ]);
    expect(unset).toEqual([{ name: "NONE", line: 4 }]);
  });

  it("reports each line that it cannot read, and reads the others", () => {
    const { flaws, variables } = readDotenv("A B=1\nC=2\nD=${\nE=${X:?say}\n=?\nF='open", lookup);
    expect(flaws.map(({ line, text }) => [line, text])).toEqual([
      [1, "A B=1"],
      [3, "${"],
      [4, "${X:?say}"],
      [5, "=?"],
      [6, "'open"],
    ]);
    expect(flaws[2]?.flaw.fix).toBe("Set X: say");
    expect(variables.map(({ name }) => name)).toEqual(["C"]);
  });

  it("reads any value back that is quoted", () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        fc.pre(!value.includes("\r"));
        const escaped = value.replaceAll(/[\\"$]/g, "\\$&");
        expect(read(`A="${escaped}"\nB=1`)).toEqual({ A: value, B: "1" });
      }),
    );
  });
});

describe("a raw environment file", () => {
  it("takes values as they stand", () => {
    const source = "# comment\n\nA='$x' # y\n  B = 1 \nHOME\nNONE\nC=a=b\n";
    expect(values(readRawEnv(source.replace("  B = 1 \n", "  B= 1 \n"), lookup))).toEqual({
      A: "'$x' # y",
      B: " 1 ",
      HOME: "/root",
      C: "a=b",
    });
  });

  it("reports a name with a space, and a value without a name", () => {
    const { flaws } = readRawEnv("A B=1\n=2\nC=3", lookup);
    expect(flaws.map(({ line, text }) => [line, text])).toEqual([
      [1, "A B=1"],
      [2, "=2"],
    ]);
  });
});
