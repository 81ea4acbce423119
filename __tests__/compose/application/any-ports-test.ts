import { writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { rulesAgainst, translationOf } from "../../support/compose-application";
import { scratchDirectory } from "../../support/scratch";

const FILE = join(scratchDirectory("compose"), "compose.yaml");

interface AnyPort {
  readonly target: number;
  readonly published: number;
  readonly protocol: "tcp" | "udp";
  readonly host_ip?: string;
  readonly app_protocol?: string;
}

const number = fc.constantFrom(22, 53, 80, 1883, 3000, 5432, 8080, 8443, 9000, 19132);
const port: fc.Arbitrary<AnyPort> = fc.record(
  {
    target: number,
    published: number,
    protocol: fc.constantFrom("tcp", "udp"),
    host_ip: fc.constantFrom("127.0.0.1", "0.0.0.0"),
    app_protocol: fc.constantFrom("http", "tcp"),
  },
  { requiredKeys: ["target", "published", "protocol"] },
);
/** Each port of the host once by each protocol, as Compose wants it. */
const ports = fc.uniqueArray(port, { maxLength: 9, selector: (each) => `${each.protocol} ${each.published}` });

/** A file of two services that publish ports; one of them is known to take TCP somewhere. */
function fileOf(all: readonly AnyPort[]): string {
  const services = {
    even: { image: "even", expose: ["7000"], ports: all.filter((_, i) => i % 2 === 0) },
    odd: { image: "odd", expose: ["9/udp"], ports: all.filter((_, i) => i % 2 === 1) },
  };
  return JSON.stringify({ services });
}

describe("any ports", () => {
  it("are refused, or have one listener each at the port that they are published at, which passes all rules", () => {
    const counts = { refused: 0, made: 0 };
    fc.assert(
      fc.property(ports, (all) => {
        const text = fileOf(all);
        const { plan, report } = translationOf(text);
        if (report.entries.some(({ outcome }) => outcome === "refused")) {
          counts.refused++;
          return;
        }
        counts.made++;
        const wanted = all.filter(({ host_ip }) => host_ip !== "127.0.0.1");
        const listeners = plan.services.flatMap((service) => [
          ...service.listeners.map((each) => ({ ...each, protocols: ["tcp"], on: "application" })),
          ...service.networkListeners.map((each) => ({
            ...each,
            protocols: { TCP: ["tcp"], UDP: ["udp"], TCP_UDP: ["tcp", "udp"] }[each.protocol],
            on: "network",
          })),
        ]);
        for (const { published, target, protocol } of wanted) {
          const found = listeners.filter((each) => each.port === published && each.protocols.includes(protocol));
          expect(found.map(({ containerPort }) => containerPort)).toEqual([target]);
        }
        expect(listeners.flatMap(({ protocols }) => protocols)).toHaveLength(wanted.length);
        expect(new Set(listeners.map((each) => `${each.on} ${each.port}`)).size).toBe(listeners.length);
        writeFileSync(FILE, text);
        expect(rulesAgainst([FILE])).toEqual([]);
      }),
      { numRuns: 80 },
    );
    expect(counts.refused).toBeGreaterThan(5);
    expect(counts.made).toBeGreaterThan(5);
  });
});
