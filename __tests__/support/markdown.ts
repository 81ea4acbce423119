import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** The project's own folder. */
export const ROOT = resolve(__dirname, "../..");

/** The contents of the fenced code blocks in one language, of a file of the project. */
export function codeBlocks(file: string, language: string): string[] {
  const text = readFileSync(join(ROOT, file), "utf8");
  return [...text.matchAll(new RegExp(`^( *)\`\`\`${language}\\n([\\s\\S]*?)^ *\`\`\`$`, "gm"))].map(
    ([, indent = "", code = ""]) => code.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
  );
}

/** The commands in the shell blocks of a file, without their comments. */
export function commands(file: string): string[] {
  return codeBlocks(file, "(?:sh|console)")
    .flatMap((block) => block.split(/\n|&&/))
    .map((line) => line.replace(/\s+#.*$/, "").trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}
