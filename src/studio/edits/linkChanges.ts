import type { StudioContext } from '../context.ts';
import { textOf } from '../workspace/imageUses.ts';
import { mentionsOfImages } from '../workspace/linksIn.ts';
import type { TextChange } from './editableFiles.ts';

/** What has to change in the workspace's texts when an image gets another extension. */
export async function linkChanges({ files }: StudioContext, from: string, to: string): Promise<readonly TextChange[]> {
  const images = new Set(await files.findImages());
  const [old, next] = [extensionOf(from), extensionOf(to)];
  const changes: TextChange[] = [];
  for (const uri of await files.findDocuments()) {
    const text = await textOf(files, uri);
    for (const { end } of mentionsOfImages(text, uri, [from], images)) {
      // As it is written there: `.JPG` is the extension, too.
      const written = text.slice(end - old.length, end);
      if (written.toLowerCase() === old.toLowerCase())
        changes.push({ uri, at: end - old.length, from: written, to: next });
    }
  }
  return changes;
}

const extensionOf = (uri: string): string => uri.slice(uri.lastIndexOf('.') + 1);
