import { sniffKept } from '../../imaging/sniff.ts';
import type { MeasuredFile, ToolsRequest } from '../../protocol/api/edits.ts';
import { StudioError } from '../../protocol/failure.ts';
import type { ImageRecord } from '../../protocol/model.ts';
import type { StudioContext } from '../context.ts';
import { findImage } from '../findImage.ts';
import { keepVersion } from './keepVersion.ts';

/** A new version, made on this computer. */
export async function applyTools(context: StudioContext, { imageId, tools }: ToolsRequest): Promise<ImageRecord> {
  const image = await findImage(context, imageId);
  const bytes = await result(context, { imageId, tools });
  return keepVersion(context, bytes, { source: image, parentId: image.id, origin: 'processed', steps: tools });
}

/** What that version would be. */
export async function measureTools(context: StudioContext, request: ToolsRequest): Promise<MeasuredFile> {
  const bytes = await result(context, request);
  const kept = sniffKept(bytes);
  if (!kept) throw new StudioError({ kind: 'malformed', message: 'The result is no image.' });
  return { bytes: bytes.length, ...kept };
}

async function result(context: StudioContext, { imageId, tools }: ToolsRequest): Promise<Uint8Array> {
  const { images } = await context.library();
  return context.imaging.applyTools(await images.read(imageId), tools);
}
