import { CycleError } from "../errors";
import { type Checked, report, servicesOf } from "./check";

/** Services that wait for each other would never start. Each circle is reported once, where its last service depends on its first. */
export function checkCycles(checked: Checked): void {
  const { services } = checked.project;
  const done = new Set<string>();
  const follow = (name: string, chain: readonly string[]): void => {
    const start = chain.indexOf(name);
    if (start >= 0) reportCycle(checked, [...chain.slice(start), name]);
    if (start >= 0 || done.has(name) || !Object.hasOwn(services, name)) return;
    for (const next of Object.keys(services[name]?.depends_on ?? {})) follow(next, [...chain, name]);
    done.add(name);
  };
  for (const { name } of servicesOf(checked)) follow(name, []);
}

function reportCycle(checked: Checked, chain: readonly string[]): void {
  const [from = "", to = ""] = chain.slice(-2);
  const path = ["services", from, "depends_on", to];
  const allowed = "services that do not wait for each other";
  report(checked, CycleError, { path, got: chain.join(" -> "), allowed, fix: "Take one of these dependencies away." });
}
