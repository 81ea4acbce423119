import { Emulator, type EmulatorOptions } from "./emulator";

/** An emulator for the tests of the surrounding `describe`, stopped after them. Call the result inside tests. */
export function useEmulator(options?: EmulatorOptions): () => Emulator {
  let emulator: Emulator | undefined;
  beforeAll(async () => {
    emulator = await Emulator.start(options);
  }, 200_000);
  afterAll(async () => emulator?.stop());
  return () => {
    if (emulator === undefined) throw new Error("the emulator runs inside of tests and hooks only");
    return emulator;
  };
}
