import { latin1 } from './xmpCarrier.ts';

/** Whether a file holds a moving picture: of WebP, PNG and GIF what says so stands in its first kilobytes. */
export function isAnimated(bytes: Uint8Array): boolean {
  const start = latin1(bytes, 0, 4096);
  if (start.startsWith('RIFF')) return start.slice(8, 16) === 'WEBPVP8X' && ((bytes[20] ?? 0) & 0x02) !== 0;
  if (start.startsWith('\x89PNG')) return start.includes('acTL');
  return start.startsWith('GIF8') && start.includes('NETSCAPE2.0');
}
