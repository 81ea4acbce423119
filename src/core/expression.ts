/** The index after the `}` that closes the `${` or `%{` at `start`; strings, and templates inside strings, are skipped. */
export function endOfExpression(text: string, start: number): number | undefined {
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    if (text[i] === "{") depth++;
    else if (text[i] === "}") {
      if (--depth === 0) return i + 1;
    } else if (text[i] === '"') {
      const end = endOfHclString(text, i);
      if (end === undefined) return undefined;
      i = end;
    }
  }
  return undefined;
}

/** The index of the `"` that closes the HCL string which opens at `start`. */
export function endOfHclString(text: string, start: number): number | undefined {
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === '"') return i;
    else if (text.startsWith("$${", i) || text.startsWith("%%{", i)) i += 2;
    else if (text.startsWith("${", i) || text.startsWith("%{", i)) {
      const end = endOfExpression(text, i);
      if (end === undefined) return undefined;
      i = end - 1;
    }
  }
  return undefined;
}
