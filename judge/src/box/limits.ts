import type { RunLimits } from "./box.ts";

const mebibyte = 1_048_576;

/** What a problem and a language ask for; the rest follows from it. */
export interface TestNeeds {
  readonly cpuMs: number;
  readonly memoryBytes: number;
  readonly outputBytes?: number;
  readonly processes?: number;
}

/**
 * Limits of a contestant's program on one test.
 *
 * Programs are judged by CPU time: the wall only ends those that sleep, so it is twice the limit and a second. The
 * stack may grow to the memory limit, so that deep recursion ends as memory and not as a crash.
 */
export function testLimits(needs: TestNeeds): RunLimits {
  return {
    cpuMs: needs.cpuMs,
    wallMs: 2 * needs.cpuMs + 1_000,
    memoryBytes: needs.memoryBytes,
    outputBytes: needs.outputBytes ?? 64 * mebibyte,
    scratchBytes: 64 * mebibyte,
    processes: needs.processes ?? 64,
    openFiles: 256,
    stackBytes: needs.memoryBytes,
  };
}

/** Limits of a compiler: wide, and bounded in what it may leave. */
export function compilerLimits(needs: Partial<TestNeeds> = {}): RunLimits {
  const cpuMs = needs.cpuMs ?? 30_000;
  return {
    cpuMs,
    wallMs: 2 * cpuMs + 5_000,
    memoryBytes: needs.memoryBytes ?? 2048 * mebibyte,
    outputBytes: needs.outputBytes ?? 256 * mebibyte,
    scratchBytes: 512 * mebibyte,
    processes: needs.processes ?? 128,
    openFiles: 1024,
    stackBytes: 256 * mebibyte,
  };
}

/** Limits of an output validator or interactor: the setter's program, slow ones included. */
export function validatorLimits(needs: Partial<TestNeeds> = {}): RunLimits {
  const cpuMs = needs.cpuMs ?? 60_000;
  return {
    cpuMs,
    wallMs: 2 * cpuMs + 5_000,
    memoryBytes: needs.memoryBytes ?? 2048 * mebibyte,
    outputBytes: needs.outputBytes ?? 64 * mebibyte,
    scratchBytes: 256 * mebibyte,
    processes: needs.processes ?? 64,
    openFiles: 256,
    stackBytes: 256 * mebibyte,
  };
}
