import { Flaw } from "./flaw";

/**
 * Splits a command written as one text into words, by the rules of Compose: quotes and backslashes as in a shell, where `\n` and `\t` are line feed and
 * tab, but no shell runs it. Where Compose cuts the command off in silence, at an operator, this is a flaw. The splitters of npm read other
 * languages: shell-quote expands `$` and globs, string-argv knows no escapes.
 */
export function splitShellWords(command: string): string[] | Flaw {
  const words: string[] = [];
  let word: string | undefined;
  let quote = "";
  for (let index = 0; index < command.length; index++) {
    const character = command[index] ?? "";
    if (character === "\\" && quote !== "'") {
      index++;
      if (index === command.length)
        return new Flaw("a command whose last character is no backslash", "Remove the backslash.");
      word = (word ?? "") + escaped(command[index] ?? "");
    } else if (quote !== "") {
      if (character !== quote || quote === "`") word = (word ?? "") + character;
      if (character === quote) quote = "";
    } else if (character === "'" || character === '"' || character === "`") {
      quote = character;
      word = (word ?? "") + (character === "`" ? character : "");
    } else if (/[ \t\r\n]/.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (/[;&|<>()]/.test(character)) {
      return new Flaw(
        "words without shell operators, since no shell runs the command",
        `Quote ${character}, or run a shell: ["sh", "-c", ${JSON.stringify(command)}].`,
      );
    } else {
      word = (word ?? "") + character;
    }
  }
  if (quote !== "") return new Flaw("a command whose quotes are closed", `Close the ${quote}.`);
  return word === undefined ? words : [...words, word];
}

function escaped(character: string): string {
  if (character === "n") return "\n";
  return character === "t" ? "\t" : character;
}
