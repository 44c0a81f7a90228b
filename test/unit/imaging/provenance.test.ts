import assert from 'node:assert/strict';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import sharp from 'sharp';
import { loadCodec } from '../../../src/imaging/codec.ts';
import {
  embedProvenance,
  hasContentCredentials,
  type Provenance,
  readProvenance,
} from '../../../src/imaging/provenance.ts';
import { sniff } from '../../../src/imaging/sniff.ts';
import { ownTime } from '../../support/ownTime.ts';
import { jpegSegment, pngChunk, webpChunk, withJpegSegment, withPngChunk, withWebpChunk } from './containers.ts';
import { fixture } from './pictures.ts';

const facts: Provenance = {
  id: '0191e5a0-5b1e-7c3a-9d58-3f6f1a2b4c5d',
  origin: 'edited',
  createdAt: 1_795_300_000_000,
  prompt: 'A "quiet" café — 静かな <b>Zürich</b> & \u{1f34c}\n\ttwo lines, \'quoted\'',
  options: {
    model: 'gemini-nano-banana-2.1',
    aspectRatio: '16:9',
    resolution: '4K',
    responseModality: 'text+image',
    thinkingLevel: 'high',
    includeThoughts: true,
    googleSearch: false,
    imageSearch: true,
  },
  modelAnswered: 'gemini-nano-banana-2.1-001',
  parentId: '0191e59f-0000-7000-8000-000000000000',
  demo: false,
  sha256: 'a3'.repeat(32),
};

const names = ['clear.png', 'opaque.jpg', 'turned.jpg', 'lossy.webp', 'lossless.webp', 'clear.webp', 'extended.webp'];
const pixels = async (bytes: Uint8Array): Promise<Buffer> => sharp(bytes).raw().toBuffer();
const xmpOf = async (bytes: Uint8Array): Promise<string> => String((await sharp(bytes).metadata()).xmp ?? '');
const occurrences = (text: string, part: string): number => text.split(part).length - 1;

describe('provenance in a file', () => {
  for (const name of names)
    it(`of ${name} comes back whole, and no pixel changes`, async () => {
      const original = fixture(name);
      const marked = embedProvenance(original, facts);
      assert.deepEqual(readProvenance(marked), facts);
      assert.deepEqual(await pixels(marked), await pixels(original));
      assert.deepEqual(sniff(marked), sniff(original));
      assert.deepEqual(original, fixture(name), 'the original is not touched');
    });

  for (const name of names)
    it(`of ${name} is found by other programs, beside what was there`, async () => {
      const marked = embedProvenance(fixture(name), facts);
      assert.match(await xmpOf(marked), /compositeWithTrainedAlgorithmicMedia/);
      const described = async (bytes: Uint8Array) => {
        const { size: _size, xmp: _xmp, xmpAsString: _text, ...rest } = await sharp(bytes).metadata();
        return rest;
      };
      assert.deepEqual(await described(marked), await described(fixture(name)));
    });

  it('adds to a PNG one chunk and nothing else', () => {
    const original = Buffer.from(fixture('clear.png'));
    const marked = Buffer.from(embedProvenance(original, facts));
    const start = marked.indexOf('iTXt') - 4;
    const end = start + 12 + marked.readUInt32BE(start);
    assert.deepEqual(Buffer.concat([marked.subarray(0, start), marked.subarray(end)]), original);
  });

  it('can be read from the first kilobytes of a large PNG', () => {
    const marked = embedProvenance(
      withPngChunk(fixture('clear.png'), pngChunk('zzZz', Buffer.alloc(5_000_000))),
      facts,
    );
    assert.equal(Buffer.from(marked).subarray(0, 4096).includes('nanoBanana:facts'), true);
  });

  it('replaces an older one of ours', async () => {
    for (const name of names) {
      const older = embedProvenance(fixture(name), { ...facts, prompt: 'an older prompt' });
      const newer = embedProvenance(older, facts);
      assert.deepEqual(readProvenance(newer), facts);
      assert.deepEqual(newer, embedProvenance(fixture(name), facts));
    }
  });

  it('leaves another program’s XMP in the packet', async () => {
    for (const name of names) {
      const theirs = await withXmp(
        name,
        xmp('<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="Ada"/>'),
      );
      const marked = embedProvenance(embedProvenance(theirs, { ...facts, prompt: 'older' }), facts);
      assert.deepEqual(readProvenance(marked), facts);
      assert.equal(occurrences(await xmpOf(marked), 'dc:creator="Ada"'), 1);
      assert.equal(occurrences(await xmpOf(marked), 'nanoBanana:facts'), 1);
      assert.deepEqual(await pixels(marked), await pixels(fixture(name)));
    }
  });

  it('survives our own conversions', async () => {
    const codec = await loadCodec();
    for (const name of ['clear.png', 'opaque.jpg', 'lossy.webp'])
      for (const format of ['png', 'jpeg', 'webp'] as const)
        assert.deepEqual(readProvenance(codec.convert(embedProvenance(fixture(name), facts), { format })), facts);
  });

  it('survives any prompt', () => {
    const prompt = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('\ud800', '\udc00', '\uffff', '\ufffe', '\0', '&', '"', '\\', ']]>') }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...names), prompt, (name, text) => {
        assert.equal(readProvenance(embedProvenance(fixture(name), { ...facts, prompt: text }))?.prompt, text);
      }),
    );
  });

  it('cuts a prompt that a JPEG has no room for, and keeps the rest', () => {
    const prompt = 'a & b '.repeat(20_000);
    const read = readProvenance(embedProvenance(fixture('opaque.jpg'), { ...facts, prompt }));
    assert.ok(read && prompt.startsWith(read.prompt) && read.prompt.length > 20_000);
    assert.equal(read.parentId, facts.parentId);
    assert.equal(readProvenance(embedProvenance(fixture('clear.png'), { ...facts, prompt }))?.prompt, prompt);
  });

  it('reads a packet that another program wrote anew', async () => {
    const json = JSON.stringify(facts).replace(/&/g, '&amp;').replace(/</g, '&#x3C;').replace(/'/g, '&apos;');
    const namespace = 'xmlns:nanoBanana="https://github.com/nano-banana-studio/nano-banana-image-studio/xmp/1/"';
    const asElement = `<rdf:Description rdf:about="" ${namespace}><nanoBanana:facts>${json}</nanoBanana:facts></rdf:Description>`;
    const otherQuotes = `<rdf:Description ${namespace} nanoBanana:facts='${json}'/>`;
    for (const packet of [asElement, otherQuotes])
      assert.deepEqual(readProvenance(await withXmp('clear.png', xmp(packet))), facts);
  });

  it('leaves out an option of a later version, not the rest', () => {
    const later = { ...facts, options: { ...facts.options, resolution: '16K' } } as unknown as Provenance;
    const { options: _, ...rest } = facts;
    assert.deepEqual(readProvenance(embedProvenance(fixture('clear.png'), later)), rest);
  });
});

describe('Content Credentials', () => {
  const jumbf = Buffer.from('JP\0\x01\0\0\0\x01\0\0\0\x40jumb\0\0\0\x20jumdc2pa', 'latin1');
  const signed: [name: string, file: Uint8Array][] = [
    ['PNG', withPngChunk(fixture('clear.png'), pngChunk('caBX', jumbf.subarray(8)))],
    ['JPEG', withJpegSegment(fixture('opaque.jpg'), jpegSegment(0xeb, jumbf))],
    ['WebP', withWebpChunk(fixture('extended.webp'), webpChunk('C2PA', jumbf.subarray(8)))],
  ];
  for (const [name, file] of signed)
    it(`of a ${name} are seen, and the file stays as it is to the byte`, () => {
      assert.equal(hasContentCredentials(file), true);
      assert.equal(embedProvenance(file, facts), file);
    });

  it('that lie elsewhere count too', async () => {
    const file = await withXmp(
      'clear.png',
      xmp(
        '<rdf:Description rdf:about="" xmlns:dcterms="http://purl.org/dc/terms/" dcterms:provenance="https://example.com/m.c2pa"/>',
      ),
    );
    assert.equal(hasContentCredentials(file), true);
    assert.equal(embedProvenance(file, facts), file);
  });

  it('are not seen where there are none', () => {
    for (const name of names) assert.equal(hasContentCredentials(fixture(name)), false);
    for (const name of names) assert.equal(hasContentCredentials(embedProvenance(fixture(name), facts)), false);
  });
});

describe('hostile or strange metadata', () => {
  const marked = (json: string): Uint8Array =>
    withPngChunk(
      fixture('clear.png'),
      itxt(
        Buffer.from(
          xmp(
            `<rdf:Description xmlns:nanoBanana="https://github.com/nano-banana-studio/nano-banana-image-studio/xmp/1/" nanoBanana:facts='${json}'/>`,
          ),
        ),
      ),
    );
  const itxt = (packet: Uint8Array, compressed = 0): Buffer =>
    pngChunk(
      'iTXt',
      Buffer.concat([Buffer.from(`XML:com.adobe.xmp\0${String.fromCharCode(compressed)}\0\0\0`, 'latin1'), packet]),
    );

  it('is no provenance', () => {
    const good = JSON.stringify({ ...facts, prompt: 'plain', options: undefined });
    assert.equal(readProvenance(marked(good))?.prompt, 'plain', 'the frame of this test holds');
    const bad = [
      '',
      '{',
      'null',
      '&all;',
      '&#xFFFFFF;',
      good.replace('edited', 'painted'),
      good.replace('a3a3', 'zzzz'),
      good.replace('1795300000000', '-1'),
      good.replace('"plain"', '{"toString":1}'),
      '['.repeat(100_000),
    ];
    for (const json of bad) assert.equal(readProvenance(marked(json)), undefined, json.slice(0, 80));
  });

  it('defines entities that are never expanded', () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>';
    const file = withPngChunk(fixture('clear.png'), itxt(Buffer.from(bomb + xmp(''))));
    assert.equal(readProvenance(file), undefined);
  });

  it('that would inflate to gigabytes, or is huge, or no UTF-8, is left alone quickly', () => {
    const files = [
      itxt(deflateSync(Buffer.alloc(50_000_000)), 1),
      itxt(Buffer.alloc(3_000_000, 'nanoBanana:facts>')),
      itxt(Buffer.from([0xff, 0xfe, 0x80])),
    ].map((chunk) => withPngChunk(fixture('clear.png'), chunk));
    const took = ownTime(() => {
      for (const file of files) {
        assert.equal(readProvenance(file), undefined);
        assert.equal(embedProvenance(file, facts), file);
      }
    });
    assert.ok(took < 200, `${took} ms`);
  });

  it('that has no place for ours stays as it is', async () => {
    const file = await withXmp('opaque.jpg', '<other:RDF/>');
    assert.equal(embedProvenance(file, facts), file);
  });

  it('other formats and broken files are given back unchanged', () => {
    for (const file of [
      fixture('opaque.gif'),
      Buffer.from('no image'),
      ...names.map((name) => fixture(name).subarray(0, 60)),
    ]) {
      assert.equal(embedProvenance(file, facts), file);
      assert.equal(readProvenance(file), undefined);
    }
  });

  it('never throws, whatever is cut or flipped', () => {
    const files = names.map((name) => embedProvenance(fixture(name), facts));
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.nat(), fc.nat(255), fc.nat(), (file, place, value, cut) => {
        const damaged = file.slice(0, cut % 2 ? file.length : cut % file.length);
        damaged[place % file.length] = value;
        readProvenance(damaged);
        hasContentCredentials(damaged);
        embedProvenance(damaged, facts);
      }),
      { numRuns: 1000 },
    );
  });
});

const xmp = (descriptions: string): string =>
  `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">${descriptions}</rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;

/** The fixture as another program would have left it. */
async function withXmp(name: string, packet: string): Promise<Uint8Array> {
  const file = fixture(name);
  const bytes = Buffer.from(packet);
  if (name.endsWith('png'))
    return withPngChunk(file, pngChunk('iTXt', Buffer.concat([Buffer.from('XML:com.adobe.xmp\0\0\0\0\0'), bytes])));
  if (name.endsWith('jpg'))
    return withJpegSegment(
      file,
      jpegSegment(0xe1, Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0'), bytes])),
    );
  return new Uint8Array(await sharp(file).webp({ lossless: true }).withXmp(packet).keepExif().toBuffer());
}
