/** The keys and indices that lead to a value of the model: `["services", "web", "ports", 0]`. */
export type Path = readonly (string | number)[];

/** `services.web.ports[0]`. A key that would read as something else is quoted: `labels["com.example.team"]`. */
export function formatPath(path: Path): string {
  return path.map(formatStep).join("");
}

function formatStep(step: string | number, index: number): string {
  if (typeof step === "number") return `[${step}]`;
  if (!/^[\w-]+$/.test(step)) return `[${JSON.stringify(step)}]`;
  return index === 0 ? step : `.${step}`;
}
