/** XMP as text: one attribute of our own namespace holds JSON, so that reading needs no XML parser. */

const prefix = 'nanoBanana';
const namespace = 'https://github.com/nano-banana-studio/nano-banana-image-studio/xmp/1/';
const opening = `<rdf:Description rdf:about="" xmlns:${prefix}="${namespace}" ${prefix}:facts="`;
const closing = '"/>';
const endOfList = '</rdf:RDF>';

/** A packet without our facts yet; `digitalSource` is a term of IPTC's list, which other programs know. */
export function newPacket(digitalSource: string | undefined): string {
  const iptc = digitalSource
    ? `<rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/${digitalSource}"/>`
    : '';
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    `${iptc}${endOfList}</x:xmpmeta>`,
    '<?xpacket end="r"?>',
  ].join('');
}

/** The same packet with our facts in place of older ones of ours; `undefined` where it has no place for them. */
export function addToPacket(packet: string, json: string): string | undefined {
  const [before = '', ...ours] = packet.split(opening);
  const others = before + ours.map((part) => part.slice(part.indexOf(closing) + closing.length)).join('');
  const at = others.lastIndexOf(endOfList);
  return at < 0 ? undefined : others.slice(0, at) + description(json) + others.slice(at);
}

/** Our JSON, also where another program wrote the packet anew: other quotes, or an element in place of the attribute. */
export function jsonInPacket(packet: string): string | undefined {
  const name = `${prefix}:facts`;
  const at = packet.indexOf(name) + name.length;
  if (at < name.length || !packet.includes(namespace)) return undefined;
  const isElement = packet[at] === '>';
  const start = isElement ? at + 1 : at + 2;
  const end = packet.indexOf(isElement ? '<' : (packet[at + 1] ?? ''), start);
  return end < 0 ? undefined : unescaped(packet.slice(start, end));
}

const description = (json: string): string => opening + escaped(json) + closing;

/** Two characters are allowed in JSON and not in XML, whatever the escape. */
const escaped = (json: string): string =>
  json.replace(/[&<>"'\ufffe\uffff]/g, (character) =>
    character >= '\ufffe' ? `\\u${character.charCodeAt(0).toString(16)}` : `&#${character.charCodeAt(0)};`,
  );

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** No other entities: what a packet defines for itself is never expanded. */
const unescaped = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]{2,4}));/gi, (whole, hex, decimal, name) =>
    name ? (named[name] ?? whole) : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
  );
