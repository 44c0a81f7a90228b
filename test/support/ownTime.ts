/** Milliseconds that work takes of this thread's own time: by the clock a busy machine takes as long as it likes. */
export function ownTime(work: () => void): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
