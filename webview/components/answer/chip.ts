import DOMPurify from 'dompurify';

/** Google's chip, safe to show: elements without scripts, handlers, forms or pictures, and its CSS apart. */
export interface Chip {
  readonly content: DocumentFragment;
  readonly style: CSSStyleSheet;
}

export function parseChip(html: string, dark: boolean): Chip {
  const css = [...html.matchAll(styleElement)].map(([, rules]) => rules).join('\n');
  const content = DOMPurify.sanitize(html.replace(styleElement, ''), {
    RETURN_DOM_FRAGMENT: true,
    USE_PROFILES: { html: true, svg: true },
    FORBID_TAGS: [
      'style',
      'form',
      'input',
      'button',
      'textarea',
      'select',
      'option',
      'img',
      'picture',
      'audio',
      'video',
    ],
    FORBID_ATTR: ['style', 'target', 'tabindex', 'autofocus', 'id', 'name'],
    ALLOWED_URI_REGEXP: /^https?:\/\//i,
  });
  return { content, style: styleFor(css, dark) };
}

const styleElement = /<style\b[^>]*>(.*?)<\/style>/gis;

/** The colours follow the theme of the editor, not that of the system, which is what a media query would ask. */
function styleFor(css: string, dark: boolean): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  for (const rule of sheet.cssRules) {
    if (!(rule instanceof CSSMediaRule)) continue;
    rule.media.mediaText = rule.media.mediaText
      .replace(/\(\s*prefers-color-scheme:\s*dark\s*\)/g, dark ? always : never)
      .replace(/\(\s*prefers-color-scheme:\s*light\s*\)/g, dark ? never : always);
  }
  return sheet;
}

const always = '(min-width: 0px)';
const never = '(max-width: 0px)';
