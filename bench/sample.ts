/** What one child process measured of itself. */
export interface Sample {
  /** Wall time of constructing and writing, without Node, tsx and the imports. */
  readonly synthMs: number;
  /** Of it, what the rules took; 0 where that is not measured. */
  readonly rulesMs: number;
  /** Wall time of the whole process up to the written files. */
  readonly processMs: number;
  /** User and system CPU time of the whole process. */
  readonly cpuMs: number;
  readonly peakMiB: number;
  /** Number of Terraform resources, to show that both variants built the same. */
  readonly resources: number;
}
